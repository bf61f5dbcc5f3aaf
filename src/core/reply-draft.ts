import type { TriedBooking } from "./bookings.ts";
import type { Conversation } from "./conversation.ts";
import type { Effect } from "./effect.ts";
import type { ConversationId, InboundId, ReplyDraftId, TurnId } from "./ids.ts";
import { type Inbound, isCustomers } from "./inbound.ts";
import { batchMaxCount, isReminder, nextBatch } from "./next-batch.ts";
import type { TurnOutcome } from "./outcome.ts";
import type { ProvenPerson } from "./principal.ts";
import type { Reply } from "./reply.ts";
import { endsWaiting, isStillTheirs, type Trust } from "./trust.ts";
import type { Turn } from "./turn.ts";

/** Everything that a turn came to which was run apart: nothing of it stands anywhere else. */
export interface ApartTurn {
  readonly outcome: TurnOutcome;
  readonly effects: readonly Effect[];
  readonly bookings: readonly TriedBooking[];
  /** The graph's memory after the turn, as bytes. */
  readonly memory: Uint8Array;
}

/** A person's word that a draft may be said. */
export interface DraftApproval {
  /** What colleagues call them. */
  readonly by: string;
  readonly person?: ProvenPerson;
  /** What is said in place of the draft's words. */
  readonly text?: string;
}

/** What the assistant would say, and waits for a person's word. */
export interface ReplyDraft {
  readonly id: ReplyDraftId;
  readonly conversationId: ConversationId;
  /** The turn that is held. */
  readonly turnId?: TurnId;
  /** What the customer asked, and what they would read. */
  readonly asked: string;
  readonly texts: readonly string[];
  /** Why the check stopped it: then no turn is held, and a person may say it as their own word. */
  readonly stopped?: string;
  readonly madeAt: string;
  readonly waitsSince: string;
}

export interface NewReplyDraft extends Pick<ReplyDraft, "id" | "asked" | "texts"> {
  readonly apart: ApartTurn;
  /** How the shop's people hear of it. */
  readonly told: readonly Effect[];
}

/** A turn as it is claimed. */
export interface ClaimedTurn extends Turn {
  /** What a person has set for the shop. */
  readonly trust?: Trust;
  /** The turn was held, and a person has approved it. */
  readonly approved?: DraftApproval;
}

/** What a worker that comes to a held turn does. */
type NextOfHeld =
  | { readonly next: "rest" }
  | { readonly next: "say"; readonly approval: DraftApproval }
  /** It is given up, and what it answered waits again. */
  | { readonly next: "free" };

/**
 * A draft is as good as the moment it was written in: whatever else comes, it is written anew after that. `waiting` is
 * what came since.
 */
export function nextOfHeld(
  held: { readonly id: ReplyDraftId; readonly epoch: number },
  waiting: readonly Inbound[],
  now: Pick<Conversation, "epoch" | "owner">,
  set: Trust | undefined,
): NextOfHeld {
  if (!isStillTheirs(held, now) || waiting.some(({ kind }) => isCustomers(kind))) return { next: "free" };
  const [first] = waiting;
  if (first?.kind === "draft_decision" && first.draftId === held.id && first.isSent) {
    const { by, person, text } = first;
    return {
      next: "say",
      approval: { by, ...(person === undefined ? {} : { person }), ...(text === undefined ? {} : { text }) },
    };
  }
  return waiting.length > 0 || endsWaiting(set) ? { next: "free" } : { next: "rest" };
}

/**
 * The next turn after a held one was given up. An event goes first: the draft would be given up for it again. What the
 * customer has said since belongs to what was held, also a choice by button; a reminder says nothing beside it.
 */
export function batchAfterHeld(
  all: readonly Inbound[],
  held: ReadonlySet<InboundId>,
  now: Pick<Conversation, "epoch" | "owner">,
  of: { readonly epoch: number },
): readonly Inbound[] {
  if (!isStillTheirs(of, now)) return nextBatch(all);
  const before = all.filter(({ id }) => held.has(id));
  const since = all.filter(({ id }) => !held.has(id));
  const events = since.filter((inbound) => !isReminder(inbound));
  const [first] = events;
  if (first !== undefined && !isCustomers(first.kind)) return nextBatch(events);
  const end = since.findIndex((inbound) => !isCustomers(inbound.kind) && !isReminder(inbound));
  return [...before, ...since.slice(0, end === -1 ? undefined : end).slice(0, batchMaxCount)];
}

/** The words of a person take the place of what was drafted; what goes with it (a bill, pictures) stays. */
export function withWords(replies: readonly Reply[], text: string): readonly Reply[] {
  const at = Math.max(
    0,
    replies.findIndex(({ kind }) => kind === "plain"),
  );
  return replies.flatMap((reply, place) => {
    if (place === at) return [{ ...reply, text }];
    return reply.kind === "plain" ? [] : [reply];
  });
}

/** Somebody's words are in it, or an answer to them: an answer that was drafted before it is none any more. */
export const endsDrafts = ({ inbounds }: Turn): boolean =>
  inbounds.some(({ kind }) => kind === "message" || kind === "person_message");

/** The turn whose inbounds are held, for whom the store is asked. */
export interface HeldTurn {
  readonly id: ReplyDraftId;
  readonly turnId: TurnId;
  readonly epoch: number;
  readonly apart: ApartTurn;
}
