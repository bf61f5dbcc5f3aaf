import type { BaseMessage } from "@langchain/core/messages";
import { type Attachment, isWordless, type Turn, type TurnInbound } from "../src/core/index.ts";
import type { Bill } from "./schemas.ts";

/** Not the customer's words, but what became of their money: for `payment` alone. */
export const isAboutMoney = ({ kind }: TurnInbound): boolean =>
  kind === "payment_decision" || kind === "payment_received" || kind === "payment_refunded";

const proofKinds: ReadonlySet<Attachment["kind"]> = new Set(["photo", "document"]);

/** What came with the customer's messages of this turn. */
export const filesOf = (turn: Turn): readonly Attachment[] =>
  turn.inbounds.flatMap((inbound) => (inbound.kind === "message" ? inbound.attachments : []));

/** What may show that somebody paid; what was read and is no receipt does not. */
export const proofsOf = (turn: Turn): readonly Attachment[] =>
  filesOf(turn).filter(({ kind, proof }) => proofKinds.has(kind) && proof?.isReceipt !== false);

/** A picture or a document without a word, sent while a bill waits for its receipt, is that receipt. */
export function isProof(state: { readonly bill: Bill | null }, turn: Turn): boolean {
  const isSilent = turn.inbounds.every((inbound) => inbound.kind !== "message" || isWordless(inbound));
  return state.bill?.status === "awaiting_proof" && isSilent && proofsOf(turn).length > 0;
}

/** The customer only passed on what others said: none of it is their own word. */
export function isOnlyForwarded(turn: Turn): boolean {
  const said = turn.inbounds.flatMap((inbound) =>
    inbound.kind === "message" && !isWordless(inbound) ? [inbound] : [],
  );
  return said.length > 0 && said.every(({ isForwarded }) => isForwarded);
}

/** What the customer said before this turn and nobody answered: the answer was held back, because they wrote on or somebody took over. */
export function unanswered(messages: readonly BaseMessage[], turn: Turn): readonly BaseMessage[] {
  const now = new Set<string | undefined>(turn.inbounds.map(({ id }) => id));
  // Nor what was said in this turn already.
  const before = messages.filter(({ id }) => !now.has(id) && !id?.startsWith(`${turn.id}/`));
  return before.slice(before.findLastIndex((message) => message.getType() !== "human") + 1);
}

export const owesAnswer = (messages: readonly BaseMessage[], turn: Turn): boolean =>
  turn.unsaid.length > 0 && unanswered(messages, turn).length > 0;
