import { type GraphNode, StateSchema } from "@langchain/langgraph";
import { defineNode, type NodeDeps, type Thought } from "../turn/define-node.ts";
import { isProof } from "../turn/turn-signals.ts";
import { carryOutDecision } from "./carry-out-decision.ts";
import { type PaymentPatch, type PaymentState, paymentFields } from "./payment-state.ts";
import { sendToGrownUp } from "./send-to-grown-up.ts";
import { type BillDeps, showBill } from "./show-bill.ts";
import { isCharge, takeCharge } from "./take-charge.ts";
import { takeProof } from "./take-proof.ts";
import { undoPayment } from "./undo-payment.ts";

export const PaymentSlice = new StateSchema(paymentFields);

export type PaymentDeps = NodeDeps & BillDeps;

/**
 * Money, in code alone: repeats the order, shows the requisites of the shop's own config, takes note of a proof, and
 * carries out a person's decision. It never waits; waiting is `await_payment`.
 */
export function payment(deps: PaymentDeps): GraphNode<typeof PaymentSlice> {
  const { shop } = deps;
  return defineNode(
    "payment",
    deps,
    (state: PaymentState, turn): Thought<PaymentPatch> | Promise<Thought<PaymentPatch>> => {
      const language = state.language ?? "uk";
      const charge = turn.inbounds.findLast(isCharge);
      if (charge !== undefined) return takeCharge(charge, state, turn, language, shop);
      const decision = turn.inbounds.findLast((inbound) => inbound.kind === "payment_decision");
      if (decision !== undefined) return carryOutDecision(decision, state, turn, language, shop);
      const undo = turn.inbounds.findLast((inbound) => inbound.kind === "payment_undone");
      if (undo !== undefined) return undoPayment(undo, state, turn, language, deps);
      const { request } = state;
      const asked = request?.turnId === turn.id && request.to === "payment" ? request.action : undefined;
      return asked === "proof" || isProof(state, turn)
        ? takeProof(state, turn, language, shop)
        : state.isMinor
          ? sendToGrownUp(state, turn, language)
          : showBill(state, turn, language, deps);
    },
  );
}
