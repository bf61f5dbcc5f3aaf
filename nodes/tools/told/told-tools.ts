import type { Tool } from "../define-tool.ts";
import { toldCart } from "./told-cart.ts";
import { toldCheckout } from "./told-checkout.ts";
import { toldGoods } from "./told-goods.ts";
import { toldOrders } from "./told-orders.ts";
import { toldPerson } from "./told-person.ts";
import type { Call, Described, ToldTool } from "./told-tool.ts";

export const toldTools: readonly ToldTool[] = [toldGoods, toldCart, toldOrders, toldCheckout, toldPerson];

/** Names that no tool of an embedder's can have. */
export const toldNames: readonly string[] = toldTools.map(({ name }) => name);

/** How the model is told of these tools: those of one subject as one, where there are several of them. */
export function toldTogether(tools: readonly Tool[]): readonly Described[] {
  const groups = toldTools.filter(({ members }) => tools.filter(({ name }) => members.includes(name)).length > 1);
  return [
    ...new Set(tools.map((tool): Described => groups.find(({ members }) => members.includes(tool.name)) ?? tool)),
  ];
}

/** The tool that a call of the model is about, and its arguments. */
export function meantCall(name: string, args: unknown): Call {
  const told = toldTools.find((tool) => tool.name === name);
  return told === undefined || !isRecord(args) ? { name, args } : told.meant(args);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
