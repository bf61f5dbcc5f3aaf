import { type DraftLine, formatMoney, type Language, type OrderDraft, type Turn } from "../../src/core/index.ts";
import type { Bill } from "../sale/bill.ts";
import { linesBeyond } from "../sale/cart-lines.ts";
import { texts } from "../texts/texts.ts";
import type { Thought } from "../turn/define-node.ts";
import { reply, sayReplies } from "../turn/outcome.ts";
import { proofsOf } from "../turn/turn-signals.ts";
import type { PaymentPatch, PaymentState } from "./payment-state.ts";

/** How the cart differs from the bill that was shown. */
interface Change {
  readonly added: readonly DraftLine[];
  readonly removed: readonly DraftLine[];
}

/** Undefined while the cart holds what was billed. An empty cart is no wish for something else. */
export function changeSince(bill: Bill, draft: OrderDraft): Change | undefined {
  const added = linesBeyond(draft.lines, bill.lines);
  const removed = draft.lines.length === 0 ? [] : linesBeyond(bill.lines, draft.lines);
  return added.length + removed.length === 0 ? undefined : { added, removed };
}

/**
 * "Paid" may be said of the cart as it is now, for which nobody saw a bill. A receipt can only be for the bill that was
 * shown; and who was asked about this very cart and says it again, has answered.
 */
export const mayBeMeant = (bill: Bill, draft: OrderDraft, turn: Turn): boolean =>
  proofsOf(turn).length === 0 && bill.askedAt !== draft.version;

/** The bill stays open, the cart stays as it is: the customer says which one they paid. */
export function askWhichBill(
  bill: Bill,
  change: Change,
  state: PaymentState,
  turn: Turn,
  language: Language,
): Thought<PaymentPatch> {
  const text = texts[language].whichBill(saidOf(bill, change, language));
  const question = reply(turn, { node: "payment", about: "which", kind: "confirmation", text });
  return { patch: { bill: { ...bill, askedAt: state.draft.version }, ...sayReplies(state, turn, [question]) } };
}

/** The bill and the difference, as texts say them. */
export const saidOf = ({ number, due }: Bill, { added, removed }: Change, language: Language) => ({
  number,
  due: formatMoney(due, language),
  added: added.map(titleOf),
  removed: removed.map(titleOf),
});

const titleOf = ({ title, size, quantity }: DraftLine): string => `${title}, ${size} × ${quantity}`;
