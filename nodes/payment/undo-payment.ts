import {
  judgeUndo,
  type Language,
  orderId,
  type PaymentUndone,
  type Shop,
  staffLanguageOf,
  type Turn,
} from "../../src/core/index.ts";
import type { Bill } from "../sale/bill.ts";
import { placedOrder } from "../sale/placed-order.ts";
import { texts } from "../texts/texts.ts";
import type { NodeDeps, Thought } from "../turn/define-node.ts";
import { reply, sayReplies } from "../turn/outcome.ts";
import type { PaymentPatch, PaymentState } from "./payment-state.ts";
import { tellStaff } from "./tell-staff.ts";

interface UndoDeps extends Pick<NodeDeps, "outbox"> {
  readonly shop: Shop;
}

/**
 * A person takes their "the money came" back. What the CRM was not told yet, it is not told; what it may know already,
 * the staff are asked to take back there: nothing of ours can. The bill waits for its confirmation again.
 */
export function undoPayment(
  undo: PaymentUndone,
  state: PaymentState,
  turn: Turn,
  language: Language,
  deps: UndoDeps,
): Thought<PaymentPatch> | Promise<Thought<PaymentPatch>> {
  const { shop } = deps;
  const { bill } = state;
  const { staff } = texts[staffLanguageOf(shop)];
  const newest = bill?.id === undo.billId ? bill.confirmations?.at(-1) : undefined;
  const say = (text: string): Thought<PaymentPatch> => ({
    patch: {},
    effects: [tellStaff(`undo/${undo.billId}`, text)],
  });
  // What was given back is past that: the refund is taken back first.
  const isBack = state.refunds.some(({ orderId: of }) => of === undo.billId);
  if (bill === null || newest === undefined || isBack) return say(staff.nothingToUndo({ number: bill?.number ?? "–" }));
  const { number } = bill;
  switch (judgeUndo(newest, undo, shop.people)) {
    case "too_late":
      return say(staff.undoTooLate({ number, minutes: shop.people.undoMinutes, by: undo.by }));
    case "not_theirs":
      return say(staff.undoNotTheirs({ number, by: undo.by }));
    case "undone":
      return bill.status === "paid"
        ? reopen(bill, undo, state, turn, language, deps)
        : takeBack(bill, say(staff.confirmationUndone({ number, by: undo.by })));
  }
}

/** The first of two changed their mind: nothing had come of it yet. */
const takeBack = (bill: Bill, said: Thought<PaymentPatch>): Thought<PaymentPatch> => ({
  ...said,
  patch: { bill: { ...bill, confirmations: (bill.confirmations ?? []).slice(0, -1) } },
});

/** The customer was told that it is paid, and has to know that it is not settled. */
async function reopen(
  bill: Bill,
  { by }: PaymentUndone,
  state: PaymentState,
  turn: Turn,
  language: Language,
  { shop, outbox }: UndoDeps,
): Promise<Thought<PaymentPatch>> {
  const { staff } = texts[staffLanguageOf(shop)];
  const isNowhere = (await outbox.withdrawOrder?.(turn.conversationId, orderId(bill.id))) ?? false;
  const { number } = bill;
  const text = staff.paymentUndone({ number, by, isNowhere });
  const answer = reply(turn, {
    node: "payment",
    about: `undone/${bill.id}`,
    kind: "confirmation",
    text: texts[language].paymentCheckedAgain({ number }),
  });
  const { confirmations: _undone, ...rest } = bill;
  const reopened: Bill = { ...rest, status: "awaiting_confirmation" };
  const order = { ...placedOrder(bill, state.draft.delivery), status: "pending_payment" as const };
  return {
    patch: { bill: reopened, ...sayReplies(state, turn, [answer], { orders: [order] }) },
    effects: [tellStaff(`undo/${bill.id}`, text, { bill: reopened, actions: ["confirm_payment", "decline_payment"] })],
  };
}
