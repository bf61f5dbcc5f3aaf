import { formatMoney, type Language, type Shop, staffLanguageOf, type Turn } from "../../src/core/index.ts";
import { emptied } from "../sale/empty-cart.ts";
import { withVoid } from "../sale/void-bill.ts";
import { texts } from "../texts/texts.ts";
import type { Thought } from "../turn/define-node.ts";
import { reply, sayReplies } from "../turn/outcome.ts";
import { orderAtBill } from "./order-at-bill.ts";
import { closeLinks } from "./pay-link.ts";
import type { PaymentPatch, PaymentState } from "./payment-state.ts";
import { postOnOrder } from "./tell-staff.ts";

/** The customer cancels what they have not paid: the bill is void, the cart empty, and nobody has to decide. */
export function cancelBill(state: PaymentState, turn: Turn, language: Language, shop: Shop): Thought<PaymentPatch> {
  const { bill, draft, voided } = state;
  if (bill?.status !== "awaiting_proof") return { patch: {} };
  const { number, due } = bill;
  const subject = `cancelled/${bill.id}`;
  const staffLanguage = staffLanguageOf(shop);
  const told = texts[staffLanguage].orders.staff.cancelled({ number, due: formatMoney(due, staffLanguage) });
  const text = texts[language].orders.cancelled({ number });
  const answer = reply(turn, { node: "payment", about: subject, kind: "confirmation", text });
  return {
    patch: {
      bill: null,
      voided: withVoid(voided, bill),
      draft: emptied(draft),
      ...sayReplies(state, turn, [answer]),
    },
    effects: [
      ...orderAtBill(bill, null, draft.delivery, shop),
      ...closeLinks(bill, null, shop),
      { kind: "crm.status", subject, payload: { stage: "cancelled" } },
      { kind: "crm.note", subject, payload: { text: told } },
      postOnOrder(subject, told),
    ],
  };
}
