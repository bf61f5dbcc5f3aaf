import { type GraphNode, StateSchema } from "@langchain/langgraph";
import { formatMoney, type Language, type Shop, staffLanguageOf, type Turn } from "../../src/core/index.ts";
import { texts } from "../texts/texts.ts";
import { defineNode, type NodeDeps, type Thought } from "../turn/define-node.ts";
import { reply, saying } from "../turn/outcome.ts";
import type { Bill } from "../turn/schemas.ts";
import { mediaFields, saleFields, turnFields } from "../turn/state.ts";
import { isProof } from "../turn/turn-signals.ts";
import { billed } from "./billed.ts";
import { charged, isCharge } from "./charged.ts";
import { proofTaken } from "./proof-taken.ts";
import { settled } from "./settled.ts";

export const PaymentSlice = new StateSchema({ ...turnFields, ...mediaFields, ...saleFields });
type State = typeof PaymentSlice.State;
type Patch = typeof PaymentSlice.Update;

export interface PaymentDeps extends NodeDeps {
  readonly shop: Shop;
}

/**
 * Money, in code alone: repeats the order, shows the requisites of the shop's own config, takes note of a proof, and
 * carries out a person's decision. It never waits; waiting is `await_payment`.
 */
export function payment(deps: PaymentDeps): GraphNode<typeof PaymentSlice> {
  const { shop } = deps;
  return defineNode("payment", deps, (state: State, turn): Thought<Patch> => {
    const language = state.language ?? "uk";
    const charge = turn.inbounds.findLast(isCharge);
    if (charge !== undefined) return charged(charge, state, turn, language, shop);
    const decision = turn.inbounds.findLast((inbound) => inbound.kind === "payment_decision");
    if (decision !== undefined) {
      const { bill } = state;
      const isOpen = bill?.status === "awaiting_confirmation" || bill?.status === "awaiting_proof";
      if (!isOpen || bill.id !== decision.billId) return outdated(bill, decision.billId, shop);
      return decision.paid ? settled(bill, state, turn, language, shop) : declined(bill, state, turn, language);
    }
    const asked =
      state.request?.turnId === turn.id && state.request.to === "payment" ? state.request.action : undefined;
    return asked === "proof" || isProof(state, turn)
      ? proofTaken(state, turn, language, shop)
      : billed(state, turn, language, shop);
  });
}

/** A person did not find the money: the order is kept and the customer is asked for the receipt. */
function declined(bill: Bill, state: State, turn: Turn, language: Language): Thought<Patch> {
  const text = texts[language].notPaid({ due: formatMoney(bill.due, language) });
  return {
    patch: {
      bill: { ...bill, status: "awaiting_proof" },
      ...saying(state, turn, [reply(turn, { node: "payment", about: bill.id, kind: "confirmation", text })]),
    },
  };
}

/** The bill was replaced or settled since the person was asked: they are told, and nothing else happens. */
function outdated(bill: Bill | null, asked: string, shop: Shop): Thought<Patch> {
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
