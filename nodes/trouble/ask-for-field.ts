import { type DeliveryTrouble, deliveryFields, type Shop, type Turn } from "../../src/core/index.ts";
import { texts } from "../texts/texts.ts";
import type { Thought } from "../turn/define-node.ts";
import { reply, sayReplies } from "../turn/outcome.ts";
import { staffPost } from "./tell-staff.ts";
import type { TroublePatch, TroubleState } from "./trouble-state.ts";

/** One question to the customer, about the one field that the CRM did not take. */
export function askForField(
  report: DeliveryTrouble,
  state: TroubleState,
  turn: Turn,
  shop: Shop,
): Thought<TroublePatch> {
  const { bill, correction } = state;
  const field = deliveryFields.find((each) => report.fields?.includes(each));
  if (bill === null || field === undefined) return { patch: {} };
  const count = (correction?.bill.id === bill.id ? correction.count : 0) + 1;
  const delivery = report.delivery ?? state.draft.delivery;
  const text = texts[state.language ?? "uk"].correction[field]({ number: bill.number, value: delivery[field] ?? "" });
  const question = reply(turn, {
    node: "trouble",
    about: `${bill.id}/${field}/${count}`,
    kind: "confirmation",
    text,
  });
  return {
    patch: {
      correction: { bill, delivery, field, count, isOpen: true },
      ...sayReplies(state, turn, [question]),
    },
    // The customer may never answer, and a person has to know that a paid order is nowhere.
    effects: [staffPost(report, shop)],
  };
}
