import { createHash } from "node:crypto";
import type { BaseMessage } from "@langchain/core/messages";
import { type Clock, conversationId, type InboundId, inboundId, type Turn, turnIdOf } from "../../src/core/index.ts";

/** The part of a graph's state that says which turn it is. */
export interface TurnState {
  readonly turn: Turn | null;
  readonly messages: readonly BaseMessage[];
}

/** The claim of a turn that was derived from messages. The product's own turns count from 1. */
const derivedClaim = 0;

export const isDerived = ({ claim }: Pick<Turn, "claim">): boolean => claim === derivedClaim;

/**
 * The turn a node works on. A turn of the product's own stands as it is. In a graph without turns the customer's newest
 * messages are one, under the newest one's id; a turn that was derived earlier gives way to newer messages.
 */
export function turnOf(state: TurnState, thread: string, now: Clock): Turn {
  if (state.turn !== null && !isDerived(state.turn)) return state.turn;
  const said = saidByCustomer(state.messages, thread);
  const fresh = newestInARow(said, state.turn);
  if (state.turn !== null && fresh.length === 0) return state.turn;
  const id = fresh.at(-1)?.id ?? inboundId(`${thread}/${state.messages.length}`);
  const at = now().toISOString();
  const conversation = conversationId(thread);
  return {
    id: turnIdOf([id]),
    conversationId: conversation,
    owner: "ai",
    epoch: 0,
    claim: derivedClaim,
    unsaid: [],
    at,
    inbounds: fresh.map((each) => ({
      kind: "message",
      id: each.id,
      conversationId: conversation,
      at,
      text: each.text,
      attachments: [],
    })),
    ...followed(said.at(-fresh.length - 1)?.id),
  };
}

/** A turn without claims that comes in by itself (a resume): the messages that are there already are older than it. */
export function withPredecessor(turn: Turn, known: readonly BaseMessage[]): Turn {
  if (!isDerived(turn)) return turn;
  return { ...turn, ...followed(saidByCustomer(known, turn.conversationId).at(-1)?.id) };
}

const followed = (after: InboundId | undefined): { after?: InboundId } => (after === undefined ? {} : { after });

interface Said {
  readonly id: InboundId;
  readonly text: string;
  /** Where it stands among all messages. */
  readonly position: number;
}

/**
 * What the customer said last, with no other message in between and nothing of the turn before: one input may carry
 * several messages, and each of them has to be screened.
 */
function newestInARow(said: readonly Said[], before: Turn | null): readonly Said[] {
  const isOlder = ({ id, position }: Said, at: number): boolean => {
    const next = said[at + 1];
    return isKnown(id, before) || (next !== undefined && next.position > position + 1);
  };
  return said.slice(said.findLastIndex(isOlder) + 1);
}

/**
 * Moderation may have removed the turn's own message; then the newest one left is the message before it, which is
 * older.
 */
const isKnown = (id: InboundId, turn: Turn | null): boolean =>
  turn !== null && (id === turn.after || turn.inbounds.some((inbound) => inbound.id === id));

const saidByCustomer = (messages: readonly BaseMessage[], thread: string): Said[] =>
  messages.flatMap((message, position) =>
    message.getType() === "human"
      ? [{ id: inboundId(message.id ?? contentId(thread, position, message.text)), text: message.text, position }]
      : [],
  );

/** For a message without an id: the same on a retry, another one for the same words said again. */
const contentId = (thread: string, position: number, text: string): string =>
  `${thread}/${position}/${createHash("sha256").update(text).digest("base64url").slice(0, 22)}`;
