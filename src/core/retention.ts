import type { Shop } from "./shop.ts";

/** A setting of `retentionDays`. */
type Period = keyof Shop["retentionDays"];

/** Why a row stays although its time has come. What each means in SQL, the store knows. */
export type Hold =
  /** An inbound that no finished turn has worked through. */
  | "unworked"
  /** An effect that waits, or that a person has to decide about. */
  | "unsettled"
  /** A person has the conversation, or is awaited there: they read what was said. */
  | "in_hand"
  /** Somebody tells it again for as long as it is the state of things: a ticket's comments, a chat's manager. */
  | "told_again"
  /** The newest effect that says this in its chat: the CRM's statuses go by what was shown there. */
  | "last_said"
  /** The newest request for a ticket, while the chat has a ticket: notes and answers go by it. */
  | "has_ticket"
  /** A ticket that is not solved, or whose words could not be read yet. */
  | "unsolved"
  /** Messages or said words belong to this turn. */
  | "referred_to"
  /** The newest turn of its chat: whoever has none is a new customer. */
  | "newest"
  /** An order that the CRM does not have yet. */
  | "owed"
  /** Pieces that are still taken off what the shop counted. A hold is over long before its row is old. */
  | "taken"
  /** An account of a person's that is answered, or may be. */
  | "answered";

interface Due {
  /** Days; of several the longest. */
  readonly after: readonly Period[];
  /** Only these kinds of row. */
  readonly kinds?: readonly string[];
  /** All kinds but these. */
  readonly notKinds?: readonly string[];
  readonly unless: readonly Hold[];
}

/** What is done with rows whose time has come. */
type TrimStep =
  | (Due & { readonly does: "delete" })
  /** The words go, but for these fields; what a repeat is known by stays. */
  | (Due & { readonly does: "empty"; readonly keeps: readonly string[] })
  /** What was emptied goes whole. So whatever keeps the words of a row keeps the row. */
  | (Due & { readonly does: "forget" })
  /** All but the newest checkpoint of a thread, with what an interrupted one waits for. */
  | { readonly does: "prune" };

/** A table, and what is trimmed there or why nothing is. */
export type RetentionRule =
  | { readonly table: string; readonly steps: readonly TrimStep[] }
  | { readonly table: string; readonly kept: string };

const dayMs = 24 * 3_600_000;

/** Rows from before this moment are due. */
const dueBefore = ({ after }: Due, days: Shop["retentionDays"], now: Date): Date =>
  new Date(now.getTime() - Math.max(...after.map((period) => days[period])) * dayMs);

/** One step at one table, with the moment from before which rows are due. */
export type TrimWork =
  | { readonly table: string; readonly step: Exclude<TrimStep, { readonly does: "prune" }>; readonly before: Date }
  | { readonly table: string; readonly step: Extract<TrimStep, { readonly does: "prune" }> };

/** What is to be trimmed now, in the order in which it can be: what others point to comes last. */
export const trimWorks = (
  rules: readonly RetentionRule[],
  days: Shop["retentionDays"],
  now: Date,
): readonly TrimWork[] =>
  rules.flatMap((rule) =>
    "kept" in rule
      ? []
      : rule.steps.map(
          (step): TrimWork =>
            step.does === "prune"
              ? { table: rule.table, step }
              : { table: rule.table, step, before: dueBefore(step, days, now) },
        ),
  );

/** Under which the store keeps when all was trimmed last. */
export const trimCursor = "trim";

/** Where the next batch goes on; nobody but the store reads it. */
export type TrimPlace = string & { readonly trimPlace: true };

/** The store's part: it takes what it is told. */
export interface Trims {
  /** One small batch, in one transaction. Without a `next` all was looked at. */
  trim(work: TrimWork, from?: TrimPlace): Promise<{ readonly count: number; readonly next?: TrimPlace }>;
  /** How many rows are due now. */
  due(work: TrimWork): Promise<number>;
}
