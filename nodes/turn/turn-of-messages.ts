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
 * The turn a node works on. A turn of the product's own stands as it is. In a graph without turns the newest human
 * message is one, under its own id; a turn that was derived earlier gives way to a newer message.
 */
export function turnOf(state: TurnState, thread: string, now: Clock): Turn {
  if (state.turn !== null && !isDerived(state.turn)) return state.turn;
  const humans = humanMessages(state.messages, thread);
  const newest = humans.at(-1);
  if (state.turn !== null && !isNewer(newest?.id, state.turn)) return state.turn;
  const id = newest?.id ?? inboundId(`${thread}/${state.messages.length}`);
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
    inbounds: newest
      ? [{ id, conversationId: conversation, at, kind: "message", text: newest.text, attachments: [] }]
      : [],
    ...followed(humans.at(-2)?.id),
  };
}

/** A turn without claims that comes in by itself (a resume): the messages that are there already are older than it. */
export function withPredecessor(turn: Turn, known: readonly BaseMessage[]): Turn {
  if (!isDerived(turn)) return turn;
  return { ...turn, ...followed(humanMessages(known, turn.conversationId).at(-1)?.id) };
}

const followed = (after: InboundId | undefined): { after?: InboundId } => (after === undefined ? {} : { after });

/**
 * Moderation may have removed the turn's own message; then the newest one left is the message before it, which is
 * older.
 */
const isNewer = (newest: InboundId | undefined, turn: Turn): boolean =>
  newest !== undefined && newest !== turn.after && !turn.inbounds.some(({ id }) => id === newest);

const humanMessages = (
  messages: readonly BaseMessage[],
  thread: string,
): { readonly id: InboundId; readonly text: string }[] =>
  messages.flatMap((message, position) =>
    message.getType() === "human"
      ? [{ id: inboundId(message.id ?? contentId(thread, position, message.text)), text: message.text }]
      : [],
  );

/** For a message without an id: the same on a retry, another one for the same words said again. */
const contentId = (thread: string, position: number, text: string): string =>
  `${thread}/${position}/${createHash("sha256").update(text).digest("base64url").slice(0, 22)}`;
