import { buildEffect } from "./build-effect.ts";
import type { Checked } from "./checked.ts";
import type { Owner } from "./conversation.ts";
import type { Effect } from "./effect.ts";
import type { InboundId } from "./ids.ts";
import type { PersonMessage, TurnInbound } from "./inbound.ts";
import type { TurnOutcome } from "./outcome.ts";
import type { Reply, ReplyKind, WithholdReason } from "./reply.ts";
import type { DraftApproval } from "./reply-draft.ts";
import type { Turn } from "./turn.ts";
import { type NewerMessage, reasonAtCommit } from "./withhold-reply.ts";

/** The node in the keys of what a commit itself sends. */
const node = "commit";

/** How the conversation stands while the turn is committed. */
interface CommitFacts {
  readonly epochNow: number;
  /** Differs from `epochNow` when this commit changes the owner. */
  readonly epochAfter: number;
  /** Absent when no message of the customer waits. */
  readonly newerMessage?: NewerMessage | undefined;
  /** The person who approved what the assistant says. */
  readonly approval?: DraftApproval | undefined;
  /** Kinds that a person should have approved, and nobody did. */
  readonly unapproved?: readonly ReplyKind[] | undefined;
}

/** One line of the transcript, as it is to be written. */
export interface SaidEntry {
  /** The inbound's or the reply's. */
  readonly id: string;
  readonly author: "customer" | "ai" | "person";
  readonly text: string;
  /** When it was said; absent means now, by the database's clock. */
  readonly at?: string;
  readonly withheld?: WithholdReason;
  readonly checked?: Checked;
  /** Who approved it, where the assistant may not speak by itself. */
  readonly approval?: DraftApproval;
}

interface SaidByTurn {
  readonly entries: readonly SaidEntry[];
  readonly effects: readonly Effect[];
  readonly withheld: readonly { readonly replyId: string; readonly reason: WithholdReason }[];
}

/** A turn changes the owner only while the conversation is still in the epoch in which the turn was claimed. */
export const ownerAfterTurn = (turn: Turn, outcome: TurnOutcome, epochNow: number): Owner | undefined =>
  epochNow === turn.epoch ? outcome.owner : undefined;

/** Whether an approved turn is still what the customer is to get: nobody else speaks, and they wrote nothing since. */
export const isStillWanted = ({ epoch }: Turn, { epochNow, newerMessage }: CommitFacts): boolean =>
  epoch === epochNow && newerMessage === undefined;

/** What of a finished turn is written into the transcript, what of it is sent, and what is withheld. */
export function saidByTurn(turn: Turn, outcome: TurnOutcome, facts: CommitFacts): SaidByTurn {
  const heard = new Map(outcome.heard.map(({ inboundId, text }) => [inboundId, text]));
  const said = [
    ...turn.inbounds.flatMap((inbound) => saidByInbound(turn, inbound, heard, facts.epochAfter)),
    ...outcome.replies.map((reply) => saidByReply(turn, reply, facts)),
  ];
  return {
    entries: said.map(({ entry }) => entry),
    effects: said.flatMap(({ effect }) => effect ?? []),
    withheld: said.flatMap(({ entry: { id, withheld } }) => (withheld ? [{ replyId: id, reason: withheld }] : [])),
  };
}

interface Said {
  readonly entry: SaidEntry;
  /** Absent where nothing is sent. */
  readonly effect?: Effect;
}

/** The customer's words as they may be kept, and a person's words, which also have to reach the customer. */
function saidByInbound(
  turn: Turn,
  inbound: TurnInbound,
  heard: ReadonlyMap<InboundId, string>,
  epoch: number,
): readonly Said[] {
  switch (inbound.kind) {
    case "message": {
      const text = heard.get(inbound.id);
      return text === undefined ? [] : [{ entry: { id: inbound.id, author: "customer", text, at: inbound.at } }];
    }
    case "person_message":
      return [saidByPerson(turn, inbound, epoch)];
    case "payment_decision":
    case "payment_undone":
    case "refund_made":
    case "refund_undone":
    case "price_agreed":
    case "price_undone":
    case "order_changed":
    case "order_change_undone":
    case "draft_decision":
    case "payment_received":
    case "payment_refunded":
    case "language_chosen":
    case "rated":
    case "customer_left":
    case "taken_over":
    case "take_undone":
    case "delivery_trouble":
    case "timer":
    case "link_made":
    case "given_back":
    case "closed":
      return [];
  }
}

/** Words that a person said where the customer reads them are written down and not sent again. */
function saidByPerson(turn: Turn, message: PersonMessage, epoch: number): Said {
  const { id, text, at, files, isSaid = false } = message;
  const names = (files ?? []).map(({ name = "" }) => `[${name}]`);
  const entry: SaidEntry = { id, author: "person", text: [text, ...names].filter(Boolean).join(" "), at };
  if (isSaid) return { entry };
  const reply: Reply = { id, turnId: turn.id, kind: "plain", text, ...(files === undefined ? {} : { files }) };
  return { entry, effect: sending(turn, reply, epoch, "person") };
}

/** A withheld reply is written down all the same, with the reason. */
function saidByReply(turn: Turn, { checked, ...reply }: Reply, facts: CommitFacts): Said {
  const { epochNow, epochAfter, newerMessage, approval, unapproved = [] } = facts;
  const beside = { ...(checked && { checked }), ...(approval && { approval }) };
  const entry: SaidEntry = { id: reply.id, author: "ai", text: reply.text, ...beside };
  const stale = reasonAtCommit(reply, { turnEpoch: turn.epoch, epochNow, newerMessage });
  const withheld = stale ?? (unapproved.includes(reply.kind) ? "not_approved" : undefined);
  if (withheld !== undefined) return { entry: { ...entry, withheld } };
  return { entry, effect: sending(turn, reply, epochAfter, "ai") };
}

/**
 * The epoch is the one after this commit: a turn that hands over must not make its own words stale, while any change
 * that comes later still does.
 */
const sending = (turn: Turn, reply: Reply, epoch: number, by: "ai" | "person"): Effect =>
  buildEffect(
    { kind: "reply.send", payload: { reply, epoch, by }, subject: reply.id },
    { conversationId: turn.conversationId, turnId: turn.id, node },
  );
