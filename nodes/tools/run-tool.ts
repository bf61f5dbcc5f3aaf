import { z } from "zod";
import { clip } from "../../src/core/index.ts";
import type { Change, Situation, ToolDeps } from "./action.ts";
import { callPerson } from "./call-person.ts";
import { changeCart } from "./change-cart.ts";
import { checkout } from "./checkout.ts";
import { type ToolName, type ToolProblem, type ToolResults, toolArguments } from "./contract.ts";
import { findMyOrders } from "./find-my-orders.ts";
import { paymentSent } from "./payment-sent.ts";
import { remember } from "./remember.ts";
import { searchCatalogue } from "./search-catalogue.ts";
import { setDelivery } from "./set-delivery.ts";
import { shopInfo } from "./shop-info.ts";

type Run = (args: unknown, situation: Situation, deps: ToolDeps) => ToolAnswer;
export type ToolAnswer = { readonly result: ToolResults[ToolName] | ToolProblem; readonly change?: Change };

const tool =
  <Schema extends z.ZodType>(
    schema: Schema,
    action: (args: z.output<Schema>, situation: Situation, deps: ToolDeps) => ToolAnswer,
  ): Run =>
  (args, situation, deps) => {
    const parsed = schema.safeParse(args);
    return parsed.success
      ? action(parsed.data, situation, deps)
      : { result: { error: clip(z.prettifyError(parsed.error), 400) } };
  };

const tools: { readonly [Name in ToolName]: Run } = {
  search_catalogue: tool(toolArguments.search_catalogue, searchCatalogue),
  change_cart: tool(toolArguments.change_cart, changeCart),
  set_delivery: tool(toolArguments.set_delivery, setDelivery),
  find_my_orders: tool(toolArguments.find_my_orders, findMyOrders),
  shop_info: tool(toolArguments.shop_info, shopInfo),
  checkout: tool(toolArguments.checkout, checkout),
  payment_sent: tool(toolArguments.payment_sent, paymentSent),
  call_person: tool(toolArguments.call_person, callPerson),
  remember: tool(toolArguments.remember, remember),
};

const isToolName = (name: string): name is ToolName => Object.hasOwn(tools, name);

/** Runs one call of the model: an unknown tool or wrong arguments are an answer to the model, never an exception. */
export const runTool = (name: string, args: unknown, situation: Situation, deps: ToolDeps): ToolAnswer =>
  isToolName(name) ? tools[name](args, situation, deps) : { result: { error: `there is no tool "${clip(name, 40)}"` } };
