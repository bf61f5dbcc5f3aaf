import type { Owner } from "./conversation.ts";
import type { ModelSpending } from "./model-calls.ts";
import type { Rating } from "./rating.ts";

/**
 * An episode is one matter of one customer in one chat. It begins with the first words of the customer or of a person
 * of the shop. It goes on as long as a person has the chat or is awaited; otherwise until nothing was said or done for
 * this long, and the next words begin another one. A chat that was closed and is written in again before that is
 * reopened.
 */
export const quietMs = 72 * 3_600_000;

/** Something that happened in a chat, as the report counts it. */
export type EpisodeEvent = { readonly atMs: number } & (
  | { readonly what: "customer_said" }
  /** Words of the assistant that reached the customer. */
  | { readonly what: "ai_said" }
  /** A person was called for. */
  | { readonly what: "called"; readonly reason: string; readonly urgency: string }
  | { readonly what: "person_said"; readonly person: string | undefined }
  | { readonly what: "taken"; readonly person: string | undefined }
  | { readonly what: "take_undone" }
  | { readonly what: "given_back" }
  /** By a person, or by the helpdesk, which does not say who. */
  | { readonly what: "closed"; readonly person: string | undefined }
  | ({ readonly what: "spent" } & ModelSpending)
  /** The customer was asked whether they are content, and answered. */
  | { readonly what: "asked"; readonly turn: string }
  | { readonly what: "rated"; readonly rating: Rating; readonly askedIn: string }
);

export interface Episode {
  readonly openedMs: number;
  /** The newest thing that was said or done. */
  readonly lastMs: number;
  readonly owner: Owner;
  readonly aiMs?: number;
  readonly personMs?: number;
  readonly calledMs?: number;
  readonly reason?: string;
  readonly urgency?: string;
  readonly takenMs?: number;
  /** Who of the shop answered last. */
  readonly person?: string;
  readonly givenBackMs?: number;
  readonly closedMs?: number;
  /** Who closed it last; the helpdesk does not say. */
  readonly closedBy?: string;
  readonly reopenedCount: number;
  readonly spent: ModelSpending;
  /** From the first call for a person to their first word, as the customer's clock has it. */
  readonly waitMs?: number;
  /** Since then a person of the shop owes an answer. */
  readonly owedSinceMs?: number;
  /** The same in the shop's hours. */
  readonly firstResponseMs?: number;
  /** Of each later answer, from the oldest words that it answers. */
  readonly nextResponseMs: readonly number[];
  /** All of the time in which a person owed an answer, once the matter was closed or given back. */
  readonly resolutionMs?: number;
  readonly askedMs?: number;
  readonly rating?: Rating;
  readonly ratedMs?: number;
}
