import { type GraphNode, StateSchema } from "@langchain/langgraph";
import {
  formatMoney,
  type Language,
  type PaymentDecision,
  type Shop,
  staffLanguageOf,
  type Turn,
} from "../../src/core/index.ts";
import { type Bill, isOpenBill } from "../sale/bill.ts";
import { texts } from "../texts/texts.ts";
import { defineNode, type NodeDeps, type Thought } from "../turn/define-node.ts";
import { reply, sayReplies } from "../turn/outcome.ts";
import { isProof } from "../turn/turn-signals.ts";
import { type PaymentPatch, type PaymentState, paymentFields } from "./payment-state.ts";
import { settleBill } from "./settle-bill.ts";
import { showBill } from "./show-bill.ts";
import { isCharge, takeCharge } from "./take-charge.ts";
import { takeProof } from "./take-proof.ts";

export const PaymentSlice = new StateSchema(paymentFields);

export interface PaymentDeps extends NodeDeps {
  readonly shop: Shop;
}

/**
 * Money, in code alone: repeats the order, shows the requisites of the shop's own config, takes note of a proof, and
 * carries out a person's decision. It never waits; waiting is `await_payment`.
 */
export function payment(deps: PaymentDeps): GraphNode<typeof PaymentSlice> {
  const { shop } = deps;
  return defineNode("payment", deps, (state: PaymentState, turn): Thought<PaymentPatch> => {
    const language = state.language ?? "uk";
    const charge = turn.inbounds.findLast(isCharge);
    if (charge !== undefined) return takeCharge(charge, state, turn, language, shop);
    const decision = turn.inbounds.findLast((inbound) => inbound.kind === "payment_decision");
    if (decision !== undefined) return carryOut(decision, state, turn, language, shop);
    const { request } = state;
    const asked = request?.turnId === turn.id && request.to === "payment" ? request.action : undefined;
    return asked === "proof" || isProof(state, turn)
      ? takeProof(state, turn, language, shop)
      : showBill(state, turn, language, shop);
  });
}

function carryOut(
  { billId, paid }: PaymentDecision,
  state: PaymentState,
  turn: Turn,
  language: Language,
  shop: Shop,
): Thought<PaymentPatch> {
  const { bill } = state;
  if (!isOpenBill(bill) || bill.id !== billId) return reportOutdatedDecision(bill, billId, shop);
  return paid ? settleBill(bill, state, turn, language, shop) : askForReceipt(bill, state, turn, language);
}

/** A person did not find the money: the order is kept and the customer is asked for the receipt. */
function askForReceipt(bill: Bill, state: PaymentState, turn: Turn, language: Language): Thought<PaymentPatch> {
  const text = texts[language].notPaid({ due: formatMoney(bill.due, language) });
  return {
    patch: {
      bill: { ...bill, status: "awaiting_proof" },
      ...sayReplies(state, turn, [reply(turn, { node: "payment", about: bill.id, kind: "confirmation", text })]),
    },
  };
}

/** The bill was replaced or settled since the person was asked: they are told, and nothing else happens. */
function reportOutdatedDecision(bill: Bill | null, asked: string, shop: Shop): Thought<PaymentPatch> {
  const words = texts[staffLanguageOf(shop)].staff;
  return {
    patch: {},
    effects: [
      {
        kind: "staff.post",
        subject: `outdated/${asked}`,
        payload: { topic: "payment_proof", text: words.outdated({ number: bill?.number ?? "–" }), actions: [] },
      },
    ],
  };
}
