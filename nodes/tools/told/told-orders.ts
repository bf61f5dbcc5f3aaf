import { z } from "zod";
import { readChanges } from "./told-changes.ts";
import { type Call, only, type ToldTool } from "./told-tool.ts";

const acts = ["look_up", "show_bill", "they_paid", "change", "cancel", "refund", "email_invoice"] as const;
type Act = (typeof acts)[number];

/** All that can be done with a bill or an order. */
export const toldOrders: ToldTool = {
  name: "manage_order",
  description: "Bills and orders. A paid one is changed by a person",
  arguments: z.strictObject({
    act: z.enum(acts).optional(),
    order: z.string().optional().describe("absent: the newest"),
    changes: z.array(z.string()).optional(),
    delivery: z.string().optional(),
    goods: z.string().optional(),
    email: z.string().optional(),
  }),
  members: [
    "find_my_orders",
    "show_bill",
    "change_order",
    "cancel_order",
    "ask_refund",
    "send_invoice",
    "payment_sent",
  ],
  meant: ({ act, ...args }) => callOf(acts.find((known) => known === act) ?? "look_up", args),
};

function callOf(act: Act, args: Readonly<Record<string, unknown>>): Call {
  switch (act) {
    case "look_up":
      return { name: "find_my_orders", args: numberOf(only(args, ["order"])) };
    case "show_bill":
      return { name: "show_bill", args: {} };
    case "they_paid":
      return { name: "payment_sent", args: {} };
    case "change":
      return { name: "change_order", args: changeArgs(args) };
    case "cancel":
      return { name: "cancel_order", args: only(args, ["order"]) };
    case "refund":
      return { name: "ask_refund", args: only(args, ["order", "goods"]) };
    case "email_invoice":
      return { name: "send_invoice", args: only(args, ["order", "email"]) };
  }
}

const numberOf = ({ order }: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  order === undefined ? {} : { number: order };

function changeArgs(args: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { changes, ...rest } = only(args, ["order", "changes", "delivery"]);
  return Array.isArray(changes) && changes.length > 0 ? { ...rest, changes: readChanges(changes) } : rest;
}
