import { buildEffect } from "./build-effect.ts";
import type { OrderStatus } from "./customer.ts";
import type { Effect, EffectDraft, EffectKind } from "./effect.ts";
import type { EffectState } from "./effect-state.ts";
import type { StoredReason } from "./handoff-reason.ts";
import {
  type ConversationId,
  type CustomerId,
  conversationId,
  customerId,
  type EffectKey,
  type TurnId,
  turnId,
} from "./ids.ts";
import type { Money } from "./money.ts";

/** An effect of the customer's, as far as it matters for erasing them. */
export interface EffectFact {
  readonly key: EffectKey;
  readonly kind: EffectKind;
  readonly state: EffectState;
  /** Of `crm.order`. */
  readonly orderId?: string;
  /** Of `ticket.open`. */
  readonly reason?: StoredReason;
}

/** What the shop and its customer still owe each other may be seen in these. */
export interface ErasureFacts {
  /** Bills for which money was taken, or a person said that it is there; what was given back is not among them. */
  readonly paidBills: readonly { readonly billId: string; readonly amount?: Money }[];
  readonly orders: readonly { readonly id: string; readonly number: string; readonly status: OrderStatus }[];
  readonly effects: readonly EffectFact[];
  readonly openTickets: readonly { readonly helpdesk: string; readonly ticketId: string }[];
}

/** The bill in the chat's own memory: nothing else knows its number. */
export interface BillFact {
  readonly id: string;
  readonly number: string;
  readonly due: Money;
  readonly isClaimedPaid: boolean;
}

/** What is not over when a customer is erased. */
export type Obligation =
  /** The CRM does not have the order yet. It still gets it: name and address stay until then. */
  | { readonly is: "order_waits"; readonly number: string; readonly key: EffectKey; readonly isDead: boolean }
  /** Money came, and there is no order. */
  | { readonly is: "order_missing"; readonly number: string; readonly amount?: Money }
  /** The customer says that they paid, and nobody has looked. */
  | { readonly is: "payment_unchecked"; readonly number: string; readonly amount: Money }
  /** The helpdesk was not told of it yet. */
  | { readonly is: "words_wait"; readonly kind: EffectKind; readonly reason?: StoredReason }
  | { readonly is: "ticket_open"; readonly helpdesk: string; readonly ticketId: string };

const isUnsettled = ({ state }: EffectFact): boolean => state === "waiting" || state === "dead";

/** What is open between the shop and the customer. */
export function obligationsOf(facts: ErasureFacts, bill: BillFact | undefined): readonly Obligation[] {
  const numbers = new Map(facts.orders.map(({ id, number }) => [id, number]));
  const numberOf = (id: string): string => numbers.get(id) ?? (bill?.id === id ? bill.number : id);
  const unsettled = facts.effects.filter(isUnsettled);
  const waiting = unsettled.flatMap(({ key, kind, state, orderId = "" }): Obligation[] =>
    kind === "crm.order" ? [{ is: "order_waits", number: numberOf(orderId), key, isDead: state === "dead" }] : [],
  );
  const missing = facts.paidBills
    .filter(({ billId }) => !numbers.has(billId))
    .map(({ billId, amount }): Obligation => {
      const number = numberOf(billId);
      return amount === undefined ? { is: "order_missing", number } : { is: "order_missing", number, amount };
    });
  const isKnownPaid = facts.paidBills.some(({ billId }) => billId === bill?.id) || numbers.has(bill?.id ?? "");
  const unchecked: Obligation[] =
    bill?.isClaimedPaid && !isKnownPaid ? [{ is: "payment_unchecked", number: bill.number, amount: bill.due }] : [];
  const words = unsettled.flatMap(({ kind, reason }): Obligation[] => {
    if (kind !== "ticket.open" && kind !== "ticket.note") return [];
    return [reason === undefined ? { is: "words_wait", kind } : { is: "words_wait", kind, reason }];
  });
  const tickets = facts.openTickets.map((ticket): Obligation => ({ is: "ticket_open", ...ticket }));
  return [...waiting, ...missing, ...unchecked, ...words, ...tickets];
}

/** Whether a worker may finish it by itself, in a moment. Anything else is for a person. */
export const finishesItself = (of: Obligation): boolean =>
  (of.is === "order_waits" && !of.isDead) || of.is === "order_missing" || of.is === "words_wait";

/** What an effect of an erased customer becomes: an order that the CRM has not got yet keeps where it is to go. */
const keptOf = (effects: readonly EffectFact[]): readonly { readonly key: EffectKey; readonly whole: boolean }[] =>
  effects.filter(({ kind }) => kind === "crm.order").map((effect) => ({ key: effect.key, whole: isUnsettled(effect) }));

/** What is left of an erased customer: names that are drawn, and lead to nobody. */
export interface Pseudonym {
  readonly customerId: CustomerId;
  readonly conversationId: ConversationId;
  /** Which holds the payments. */
  readonly turnId: TurnId;
}

const pseudonymStart = "erased_";
/** Nobody can work out again whose a drawn name was. */
export const pseudonymOf = (drawn: string): Pseudonym => ({
  customerId: customerId(`${pseudonymStart}u_${drawn}`),
  conversationId: conversationId(`${pseudonymStart}c_${drawn}`),
  turnId: turnId(`${pseudonymStart}t_${drawn}`),
});
export const isPseudonym = (id: ConversationId): boolean => id.startsWith(pseudonymStart);

/** What is to stay and to be told. */
export interface ErasurePlan {
  readonly obligations: readonly Obligation[];
  /** Orders for the CRM; those that are whole keep name and address until they are settled. */
  readonly keep: readonly { readonly key: EffectKey; readonly whole: boolean }[];
  readonly effects: readonly Effect[];
}

/** Decided from what is there at the very moment of the erasure. */
export type PlanErasure = (facts: ErasureFacts, pseudonym: Pseudonym) => ErasurePlan;

export function planErasure(
  facts: ErasureFacts,
  bill: BillFact | undefined,
  { conversationId, turnId }: Pseudonym,
  tell: (obligations: readonly Obligation[]) => readonly EffectDraft[],
): ErasurePlan {
  const obligations = obligationsOf(facts, bill);
  const effects = tell(obligations).map((draft) => buildEffect(draft, { conversationId, turnId, node: "erasure" }));
  return { obligations, keep: keptOf(facts.effects), effects };
}

/** What became of an erasure, for whoever asked for it. */
export interface Erased {
  readonly pseudonym: Pseudonym;
  readonly obligations: readonly Obligation[];
  /** Rows of the shop's accounts, which stay without a name. */
  readonly kept: { readonly orders: number; readonly payments: number };
}
