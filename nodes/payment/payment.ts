import { type GraphNode, StateSchema } from "@langchain/langgraph";
import type { Language, Turn, TurnInbound } from "../../src/core/index.ts";
import { defineNode, type NodeDeps, type Thought } from "../turn/define-node.ts";
import { isProof } from "../turn/turn-signals.ts";
import { agreePrice, undoPrice } from "./agree-price.ts";
import { cancelBill } from "./cancel-bill.ts";
import { carryOutDecision } from "./carry-out-decision.ts";
import { keepPieces } from "./keep-pieces.ts";
import { showNewBill } from "./new-bill.ts";
import { tellLink } from "./pay-link.ts";
import { type PaymentPatch, type PaymentState, paymentFields } from "./payment-state.ts";
import { sendToGrownUp } from "./send-to-grown-up.ts";
import { type BillDeps, showBill } from "./show-bill.ts";
import { showBillAgain } from "./show-bill-again.ts";
import { isCharge, takeCharge } from "./take-charge.ts";
import { takeOrderChange, undoOrderChange } from "./take-order-change.ts";
import { takeProof } from "./take-proof.ts";
import { takeRefund, undoRefund } from "./take-refund.ts";
import { undoPayment } from "./undo-payment.ts";

export const PaymentSlice = new StateSchema(paymentFields);

export type PaymentDeps = NodeDeps & BillDeps;

/**
 * Money, in code alone: repeats the order, shows the requisites of the shop's own config, takes note of a proof, and
 * carries out a person's decision. It never waits; waiting is `await_payment`.
 */
export function payment(deps: PaymentDeps): GraphNode<typeof PaymentSlice> {
  return defineNode(
    "payment",
    deps,
    async (state: PaymentState, turn): Promise<Thought<PaymentPatch>> =>
      keepPieces(await stepOfBill(state, turn, deps), state, turn, deps),
  );
}

function stepOfBill(
  state: PaymentState,
  turn: Turn,
  deps: PaymentDeps,
): Thought<PaymentPatch> | Promise<Thought<PaymentPatch>> {
  const { shop } = deps;
  const language = state.language ?? "uk";
  const charge = turn.inbounds.findLast(isCharge);
  if (charge !== undefined) return takeCharge(charge, state, turn, language, shop);
  const made = turn.inbounds.findLast((inbound) => inbound.kind === "link_made");
  if (made !== undefined) return tellLink(made, state, turn, language, shop);
  const decision = turn.inbounds.findLast((inbound) => inbound.kind === "payment_decision");
  if (decision !== undefined) return carryOutDecision(decision, state, turn, language, shop);
  const undo = turn.inbounds.findLast((inbound) => inbound.kind === "payment_undone");
  if (undo !== undefined) return undoPayment(undo, state, turn, language, deps);
  const word = turn.inbounds.findLast(isWordOnOrder);
  if (word !== undefined) return takeWord(word, state, turn, language, deps);
  return answerRequest(state, turn, language, deps);
}

type WordOnOrder = Extract<
  TurnInbound,
  {
    readonly kind:
      | "refund_made"
      | "refund_undone"
      | "price_agreed"
      | "price_undone"
      | "order_changed"
      | "order_change_undone";
  }
>;
const isWordOnOrder = (inbound: TurnInbound): inbound is WordOnOrder =>
  inbound.kind === "refund_made" ||
  inbound.kind === "refund_undone" ||
  inbound.kind === "price_agreed" ||
  inbound.kind === "price_undone" ||
  inbound.kind === "order_changed" ||
  inbound.kind === "order_change_undone";

/** What a person of the shop decided about an order, beside whether its money came. */
function takeWord(word: WordOnOrder, state: PaymentState, turn: Turn, language: Language, deps: PaymentDeps) {
  switch (word.kind) {
    case "refund_made":
      return takeRefund(word, state, turn, language, deps.shop);
    case "refund_undone":
      return undoRefund(word, state, turn, language, deps.shop);
    case "price_agreed":
      return agreePrice(word, state, turn, language, deps);
    case "price_undone":
      return undoPrice(word, state, turn, language, deps);
    case "order_changed":
      return takeOrderChange(word, state, turn, language, deps);
    case "order_change_undone":
      return undoOrderChange(word, state, turn, language, deps);
  }
}

/** What the model asked for, or a receipt without a word. */
function answerRequest(state: PaymentState, turn: Turn, language: Language, deps: PaymentDeps) {
  const { request } = state;
  const { shop } = deps;
  const asked = request?.turnId === turn.id && request.to === "payment" ? request.action : undefined;
  if (asked === undefined && isProof(state, turn)) return takeProof(state, turn, language, shop);
  switch (asked) {
    case "proof":
      return takeProof(state, turn, language, shop);
    case "cancel":
      return cancelBill(state, turn, language, shop);
    case "show_bill":
    case "new_bill":
    case "checkout":
    case undefined:
      return state.isMinor ? sendToGrownUp(state, turn, language) : askForMoney(asked, state, turn, language, deps);
  }
}

function askForMoney(
  asked: "show_bill" | "new_bill" | "checkout" | undefined,
  state: PaymentState,
  turn: Turn,
  language: Language,
  deps: PaymentDeps,
): Thought<PaymentPatch> | Promise<Thought<PaymentPatch>> {
  switch (asked) {
    case "show_bill":
      return showBillAgain(state, turn, language, deps.shop);
    case "new_bill":
      return showNewBill(state, turn, language, deps);
    case "checkout":
    case undefined:
      return showBill(state, turn, language, deps);
  }
}
