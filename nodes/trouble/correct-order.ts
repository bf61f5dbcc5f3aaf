import { customerText, type DeliveryField, deliveryFields, type Turn, withDelivery } from "../../src/core/index.ts";
import type { Bill } from "../sale/bill.ts";
import { orderEffect } from "../sale/placed-order.ts";
import { readField } from "../sale/read-field.ts";
import { texts } from "../texts/texts.ts";
import type { Thought } from "../turn/define-node.ts";
import { reply, sayReplies } from "../turn/outcome.ts";
import type { TroublePatch, TroubleState } from "./trouble-state.ts";

interface Asked {
  readonly correction: {
    readonly field: DeliveryField;
    readonly isOpen: boolean;
    readonly bill: Pick<Bill, "id">;
  } | null;
  readonly bill: Pick<Bill, "id" | "status"> | null;
}

/**
 * Whether the customer's words answer the question about the order; then no model is asked. An order whose payment was
 * undone meanwhile goes nowhere.
 */
export function isCorrection({ correction, bill }: Asked, turn: Turn): boolean {
  if (correction?.isOpen !== true) return false;
  const isUndone = bill?.id === correction.bill.id && bill.status !== "paid";
  return !isUndone && readField(correction.field, customerText(turn)) !== undefined;
}

/** The answer to our question: exactly that field changes, and the order goes out again under its own id. */
export function correctOrder(state: TroubleState, turn: Turn): Thought<TroublePatch> {
  const { correction } = state;
  const value = correction === null ? undefined : readField(correction.field, customerText(turn));
  if (correction === null || value === undefined) return { patch: {} };
  const { bill, field, count } = correction;
  const words = texts[state.language ?? "uk"];
  // A newer order may go to another person: it keeps its own data.
  const isShared = deliveryFields.every((each) => state.draft.delivery[each] === correction.delivery[each]);
  // The reply repeats the value: a customer who meant something else can say so.
  const text = words.orderCorrected({ number: bill.number, field: words.deliveryLabels[field], value });
  const answer = reply(turn, { node: "trouble", about: `${bill.id}/sent/${count}`, kind: "confirmation", text });
  return {
    patch: {
      ...(isShared ? { draft: withDelivery(state.draft, { [field]: value }) } : {}),
      correction: { ...correction, isOpen: false },
      ...sayReplies(state, turn, [answer], { delivery: { [field]: value } }),
    },
    effects: [orderEffect(bill, { ...correction.delivery, [field]: value }, `${bill.id}/${count}`)],
  };
}
