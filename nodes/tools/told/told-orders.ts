import { z } from "zod";
import { askRefund } from "../ask-refund.ts";
import { cancelOrder } from "../cancel-order.ts";
import { changeOrder } from "../change-order.ts";
import { findMyOrders } from "../find-my-orders.ts";
import { paymentSent } from "../payment-sent.ts";
import { sendInvoice } from "../send-invoice.ts";
import { showBill } from "../show-bill.ts";
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
  members: [findMyOrders, showBill, changeOrder, cancelOrder, askRefund, sendInvoice, paymentSent],
  meant: ({ act, ...args }) => callOf(acts.find((known) => known === act) ?? "look_up", args),
};

function callOf(act: Act, args: Readonly<Record<string, unknown>>): Call {
  switch (act) {
    case "look_up":
      return { name: findMyOrders.name, args: "order" in args ? { number: args["order"] } : {} };
    case "show_bill":
      return { name: showBill.name, args: {} };
    case "they_paid":
      return { name: paymentSent.name, args: {} };
    case "change":
      return { name: changeOrder.name, args: changeArgs(args) };
    case "cancel":
      return { name: cancelOrder.name, args: only(args, ["order"]) };
    case "refund":
      return { name: askRefund.name, args: only(args, ["order", "goods"]) };
    case "email_invoice":
      return { name: sendInvoice.name, args: only(args, ["order", "email"]) };
  }
}

function changeArgs(args: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { changes, ...rest } = only(args, ["order", "changes", "delivery"]);
  return Array.isArray(changes) && changes.length > 0 ? { ...rest, changes: readChanges(changes) } : rest;
}
