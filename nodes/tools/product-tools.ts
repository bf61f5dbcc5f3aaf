import type { z } from "zod";
import { callPerson } from "./call-person.ts";
import { changeCart } from "./change-cart.ts";
import { checkout } from "./checkout.ts";
import type { Tool } from "./define-tool.ts";
import { findMyOrders } from "./find-my-orders.ts";
import { paymentSent } from "./payment-sent.ts";
import { remember } from "./remember.ts";
import { searchCatalogue } from "./search-catalogue.ts";
import { setDelivery } from "./set-delivery.ts";
import { shopInfo } from "./shop-info.ts";

/**
 * What the model may ask of the product. No tool takes a price, a sum, a customer id or an order status: those come
 * from data. Their descriptions are what the model is told of them, in this order.
 */
export const productTools = [
  searchCatalogue,
  changeCart,
  setDelivery,
  findMyOrders,
  shopInfo,
  checkout,
  paymentSent,
  callPerson,
  remember,
] as const;

type ProductTool = (typeof productTools)[number];
export type ToolName = ProductTool["name"];
export const toolNames: readonly ToolName[] = productTools.map(({ name }) => name);

type ToolNamed<Name extends ToolName> = Extract<ProductTool, { readonly name: Name }>;
export type ToolArguments<Name extends ToolName> = z.output<ToolNamed<Name>["arguments"]>;
export type ToolResult<Name extends ToolName> = z.output<ToolNamed<Name>["result"]>;

type ToolsByName = { readonly [Name in ToolName]: Tool<Name, ToolArguments<Name>, ToolResult<Name>> };
/** `fromEntries` forgets which tool stands under which name; the list above says it. */
export const toolsByName = Object.fromEntries(productTools.map((tool) => [tool.name, tool])) as ToolsByName;
