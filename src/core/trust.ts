import { z } from "zod";
import type { Conversation } from "./conversation.ts";
import { isAis } from "./conversation.ts";
import type { Effect } from "./effect.ts";
import { type InboundKind, paymentKinds } from "./inbound.ts";
import type { TurnOutcome } from "./outcome.ts";
import type { ReplyKind } from "./reply.ts";
import type { Turn } from "./turn.ts";

/**
 * How far the assistant is trusted. `auto`: it answers. `draft`: its answer waits for a person's word. `shadow`: people
 * answer, and what it would have said is only written down.
 */
export const trustLevels = ["auto", "draft", "shadow"] as const;
export type TrustLevel = (typeof trustLevels)[number];

/**
 * Replies that can wait for a person. Safety help and hand-over notices never wait: they are what brings a person. Nor
 * does a turn that brings a proof of payment, or that came of anything but the customer's words.
 */
export const waitingKinds = ["plain", "review", "requisites", "confirmation"] as const satisfies readonly ReplyKind[];
export type WaitingKind = (typeof waitingKinds)[number];

const level = z.enum(trustLevels);

/** By kind of reply; a kind that is absent is `auto`. */
export const trustSchema = z.strictObject({
  plain: level.exactOptional(),
  review: level.exactOptional(),
  requisites: level.exactOptional(),
  confirmation: level.exactOptional(),
} satisfies Record<WaitingKind, z.ZodType>);
export type Trust = Readonly<z.output<typeof trustSchema>>;

/** The same for every kind. */
export const trustAll = (to: TrustLevel): Trust => Object.fromEntries(waitingKinds.map((kind) => [kind, to]));

const levelsIn = (trust: Trust): readonly TrustLevel[] => waitingKinds.map((kind) => trust[kind] ?? "auto");

/** Whether a turn goes through a person's hands, or beside them, as far as that is known before it is run. */
export function isWatched({ inbounds, owner }: Pick<Turn, "inbounds" | "owner">, trust: Trust): boolean {
  if (!inbounds.some(({ kind }) => kind === "message")) return false;
  const levels = levelsIn(trust);
  return isAis(owner) ? levels.some((each) => each !== "auto") : owner === "person" && levels.includes("shadow");
}

/** What becomes of what a watched turn came to. */
export type Handling = "said" | "held" | "shadowed";

/** One reply that waits makes the whole turn wait: its state, its effects and its other replies go with it. */
export function handlingOf(
  { owner }: Pick<Turn, "owner">,
  ran: { readonly outcome: TurnOutcome; readonly effects: readonly Effect[] },
  trust: Trust,
): Handling {
  // A person has the chat: nothing of it is said, whatever it is.
  if (!isAis(owner)) return "shadowed";
  if (neverWaits(ran)) return "said";
  const levels = new Set(ran.outcome.replies.map(({ kind }) => levelOf(kind, trust)));
  return levels.has("shadow") ? "shadowed" : levels.has("draft") ? "held" : "said";
}

const neverWaits = ({ outcome, effects }: { outcome: TurnOutcome; effects: readonly Effect[] }): boolean =>
  outcome.replies.some(({ kind }) => waitingKind(kind) === undefined) ||
  outcome.owner !== undefined ||
  effects.some(({ kind, payload }) => kind === "staff.post" && payload.topic === "payment_proof");

const waitingKind = (kind: ReplyKind): WaitingKind | undefined => waitingKinds.find((each) => each === kind);

function levelOf(kind: ReplyKind, trust: Trust): TrustLevel {
  const waiting = waitingKind(kind);
  return waiting === undefined ? "auto" : (trust[waiting] ?? "auto");
}

/** What is left out of a turn that does not wait, because nobody approved it. What was done is said all the same. */
export const unapprovedKinds = (trust: Trust): readonly ReplyKind[] =>
  waitingKinds.filter((kind) => kind !== "confirmation" && levelOf(kind, trust) !== "auto");

/** Money, or a person's own word on a price or on an order: what came of it is told at every level. */
const toldKinds: readonly InboundKind[] = [
  ...paymentKinds,
  "price_agreed",
  "price_undone",
  "order_changed",
  "order_change_undone",
];

/**
 * What the assistant would say though the customer wrote nothing: a reminder, a question. In a draft a person reads it
 * first, and what was done is said; in a shadow nothing is.
 */
export function unaskedKinds({ inbounds }: Pick<Turn, "inbounds">, trust: Trust): readonly ReplyKind[] {
  if (inbounds.some(({ kind }) => kind === "message" || toldKinds.includes(kind))) return [];
  return waitingKinds.filter((kind) => {
    const level = levelOf(kind, trust);
    return level === "shadow" || (level === "draft" && kind !== "confirmation");
  });
}

/** Whether drafts that wait are not wanted any more, by what a person has set for the shop: no kind waits now. */
export const endsWaiting = (set: Trust = {}): boolean =>
  waitingKinds.every((kind) => set[kind] !== undefined && set[kind] !== "draft");

/** Whether a held turn still belongs to who speaks now. */
export const isStillTheirs = (held: { readonly epoch: number }, now: Pick<Conversation, "epoch" | "owner">): boolean =>
  held.epoch === now.epoch && isAis(now.owner);
