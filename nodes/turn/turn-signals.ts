import type { BaseMessage } from "@langchain/core/messages";
import { type Attachment, isWordless, paymentKinds, type Turn, type TurnInbound } from "../../src/core/index.ts";
import type { Handoff } from "../handoff/handoff-state.ts";
import type { Bill } from "../sale/bill.ts";

/** It carries a message of the customer's: everything else is an event around the chat. */
export const isCustomersTurn = (turn: Turn): boolean => turn.inbounds.some(({ kind }) => kind === "message");

/** Not the customer's words, but what became of their money: for `payment` alone. */
export const isAboutMoney = ({ kind }: TurnInbound): boolean => aboutMoney.has(kind);
const aboutMoney: ReadonlySet<TurnInbound["kind"]> = new Set([
  ...paymentKinds,
  "price_agreed",
  "price_undone",
  "order_changed",
  "order_change_undone",
]);

/** A person has the chat: the AI reads along and is silent. */
export const isPersons = ({ owner }: Pick<Turn, "owner">): boolean => owner === "person";

/** A person was asked for, and none has taken the chat: the AI serves meanwhile. */
export const isAwaited = ({ owner }: Pick<Turn, "owner">): boolean => owner === "waiting";

export const isTakeUndone = (turn: Turn): boolean => turn.inbounds.some(({ kind }) => kind === "take_undone");

/** A person may be at work on a ticket about it; whether there is one is known where tickets are written. */
export const isTicketed = (state: { readonly handoff: Handoff | null }, turn: Turn): boolean =>
  state.handoff !== null || isPersons(turn) || isAwaited(turn);

const proofKinds: ReadonlySet<Attachment["kind"]> = new Set(["photo", "document"]);

/** What came with the customer's messages of this turn. */
export const filesOf = (turn: Turn): readonly Attachment[] =>
  turn.inbounds.flatMap((inbound) => (inbound.kind === "message" ? inbound.attachments : []));

/** What may show a payment; what was read and is no receipt does not. */
export const proofsOf = (turn: Turn): readonly Attachment[] =>
  filesOf(turn).filter(({ kind, proof }) => proofKinds.has(kind) && proof?.isReceipt !== false);

interface Sent {
  readonly bill: Bill | null;
  readonly albums: readonly { readonly id: string; readonly turnId: string }[];
  readonly messages: readonly BaseMessage[];
}

/** More of an album that an earlier turn began with, without a word of its own. */
export function isRestOfAlbum({ albums }: Pick<Sent, "albums">, turn: Turn): boolean {
  const parts = turn.inbounds.filter((inbound) => inbound.kind === "message");
  const isKnown = (group: string | undefined) => albums.some(({ id, turnId }) => id === group && turnId !== turn.id);
  return parts.length > 0 && parts.every((part) => isWordless(part) && isKnown(part.group));
}

/** The same once the beginning was answered: it goes where the beginning went, and is not answered again. */
export const isLatePart = (state: Omit<Sent, "bill">, turn: Turn): boolean =>
  isRestOfAlbum(state, turn) && unanswered(state.messages, turn).length === 0;

/**
 * A picture or a document without a word, sent while a bill waits for its receipt or for a person's word on it, is a
 * receipt. The rest of an album that was something else is one only when it was read as one.
 */
export function isProof(state: Omit<Sent, "messages">, turn: Turn): boolean {
  const isSilent = turn.inbounds.every((inbound) => inbound.kind !== "message" || isWordless(inbound));
  const proofs = proofsOf(turn);
  if (!isSilent || proofs.length === 0) return false;
  if (state.bill?.status === "awaiting_confirmation") return true;
  const isRead = proofs.some(({ proof }) => proof?.isReceipt === true);
  return state.bill?.status === "awaiting_proof" && (isRead || !isRestOfAlbum(state, turn));
}

/** The customer only passed on what others said: none of it is their own word. */
export function isOnlyForwarded(turn: Turn): boolean {
  const said = turn.inbounds.flatMap((inbound) =>
    inbound.kind === "message" && !isWordless(inbound) ? [inbound] : [],
  );
  return said.length > 0 && said.every(({ isForwarded }) => isForwarded);
}

/**
 * What the customer said before this turn and got no answer to: it was held back, because they wrote on or a person
 * took over.
 */
export function unanswered(messages: readonly BaseMessage[], turn: Turn): readonly BaseMessage[] {
  const now = new Set<string | undefined>(turn.inbounds.map(({ id }) => id));
  // Nor what was said in this turn already.
  const before = messages.filter(({ id }) => !now.has(id) && !id?.startsWith(`${turn.id}/`));
  return before.slice(before.findLastIndex((message) => message.getType() !== "human") + 1);
}

export const owesAnswer = (messages: readonly BaseMessage[], turn: Turn): boolean =>
  turn.unsaid.length > 0 && unanswered(messages, turn).some(({ text }) => text.trim() !== "");
