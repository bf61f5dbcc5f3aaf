import { type DeliveryTrouble, isAis, type Turn } from "../../src/core/index.ts";
import { isOnReceipt, isOpenBill } from "../sale/bill.ts";
import { paymentTexts } from "../texts/payments.ts";
import { reply, sayReplies } from "../turn/outcome.ts";
import type { TroublePatch, TroubleState } from "./trouble-state.ts";

/** What the customer waits for, or believes, and what did not come true. Where a person has the chat, they say it. */
export function tellCustomer(report: DeliveryTrouble, state: TroubleState, turn: Turn): TroublePatch {
  if (report.outcome !== "dead" || !isAis(turn.owner)) return {};
  switch (report.effectKind) {
    case "crm.order":
      return tellNotEntered(report, state, turn);
    case "pay_link.make":
      return tellNoLink(report, state, turn);
    default:
      return {};
  }
}

/** Once for an order that is theirs. */
function tellNotEntered({ orderId }: DeliveryTrouble, state: TroubleState, turn: Turn): TroublePatch {
  const { bill, toldNotEntered, language } = state;
  if (bill?.id !== orderId || bill?.status !== "paid" || toldNotEntered === bill.id) return {};
  const { id, number } = bill;
  const text = paymentTexts[language ?? "uk"].notEntered({ number, isPaid: !isOnReceipt(bill) });
  const answer = reply(turn, { node: "trouble", about: `${id}/not_entered`, kind: "confirmation", text });
  return { toldNotEntered: id, ...sayReplies(state, turn, [answer]) };
}

/** They were told that a link comes. */
function tellNoLink({ orderId }: DeliveryTrouble, state: TroubleState, turn: Turn): TroublePatch {
  const { bill, language } = state;
  if (!isOpenBill(bill) || bill.id !== orderId) return {};
  const text = paymentTexts[language ?? "uk"].noLink({ number: bill.number });
  const answer = reply(turn, { node: "trouble", about: `${bill.id}/no_link`, kind: "confirmation", text });
  return sayReplies(state, turn, [answer]);
}
