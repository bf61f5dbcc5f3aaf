import type { EpisodeEvent } from "./episode.ts";
import type { InboundKind } from "./inbound.ts";
import type { Rating } from "./rating.ts";

/** A row that says what happened in a chat. What a kind has no use for is null, or 0. */
export interface Happened {
  readonly atMs: number;
  /** What was stored: an inbound's kind, or what a turn left behind. */
  readonly what: InboundKind | "called" | "spent" | "ai_said" | "asked";
  readonly person: string | null;
  readonly reason: string | null;
  readonly urgency: string | null;
  readonly rating: Rating | null;
  /** The turn that asked, or that is answered. */
  readonly asked: string | null;
  readonly calls: number;
  readonly tokens: number;
  readonly costMicros: number;
}

/** Undefined for what no episode is made of. */
export function episodeEvent({ what, atMs, ...row }: Happened): EpisodeEvent | undefined {
  const person = row.person ?? undefined;
  switch (what) {
    case "message":
    case "message_edited":
    case "button_pressed":
      return { atMs, what: "customer_said" };
    case "person_message":
      return { atMs, what: "person_said", person };
    case "taken_over":
      return { atMs, what: "taken", person };
    case "closed":
      return { atMs, what, person };
    case "called":
      return { atMs, what, reason: row.reason ?? "other", urgency: row.urgency ?? "medium" };
    case "rated":
      return row.rating === null ? undefined : { atMs, what, rating: row.rating, askedIn: row.asked ?? "" };
    case "asked":
      return { atMs, what, turn: row.asked ?? "" };
    case "spent":
      return { atMs, what, calls: row.calls, tokens: row.tokens, costMicros: row.costMicros };
    case "take_undone":
    case "given_back":
    case "ai_said":
      return { atMs, what };
    default:
      return undefined;
  }
}
