import { type Episode, type EpisodeEvent, quietMs } from "./episode.ts";
import type { Shop } from "./shop.ts";
import { openTimeBetween } from "./working-hours.ts";

type Hours = Pick<Shop, "timeZone" | "workingHours">;

/** Fields of an episode that is still folded. */
interface Open extends Episode {
  /** Whose the chat was before it was taken without a word. */
  readonly beforeTake?: Episode["owner"];
  /** In the shop's hours, so far. */
  readonly owedMs: number;
  /** The turns that asked how content the customer is. */
  readonly askedIn: readonly string[];
}

/** The episodes of one chat, from what happened there in its order. */
export function foldEpisodes(events: readonly EpisodeEvent[], hours: Hours): readonly Episode[] {
  const done: Episode[] = [];
  let open: Open | undefined;
  for (const event of events) {
    if (open !== undefined && beginsAnother(open, event)) {
      done.push(episodeOf(open));
      open = undefined;
    }
    if (open === undefined && isWords(event)) open = opened(event.atMs);
    if (open !== undefined) open = after(open, event, hours);
  }
  return open === undefined ? done : [...done, episodeOf(open)];
}

const isWords = ({ what }: EpisodeEvent): boolean => what === "customer_said" || what === "person_said";

const beginsAnother = ({ owner, lastMs }: Open, event: EpisodeEvent): boolean =>
  isWords(event) && (owner === "ai" || owner === "closed") && event.atMs - lastMs > quietMs;

const opened = (atMs: number): Open => ({
  openedMs: atMs,
  lastMs: atMs,
  owner: "ai",
  reopenedCount: 0,
  spent: { calls: 0, tokens: 0, costMicros: 0 },
  nextResponseMs: [],
  owedMs: 0,
  askedIn: [],
});

const episodeOf = ({ beforeTake: _beforeTake, owedMs: _owedMs, askedIn: _askedIn, ...episode }: Open): Episode =>
  episode;

function after(of: Open, event: EpisodeEvent, hours: Hours): Open {
  const { atMs } = event;
  switch (event.what) {
    case "customer_said":
      return customerSaid({ ...of, lastMs: atMs }, atMs);
    case "ai_said":
      return { ...of, lastMs: atMs, aiMs: of.aiMs ?? atMs };
    case "called":
      return called({ ...of, lastMs: atMs }, event);
    case "person_said":
      return personSaid({ ...of, lastMs: atMs, takenMs: of.takenMs ?? atMs }, event, hours);
    case "taken":
      return taken({ ...of, lastMs: atMs, takenMs: of.takenMs ?? atMs }, event);
    case "take_undone":
      return takeUndone({ ...of, lastMs: atMs });
    case "given_back":
      return { ...settled(of, atMs, hours), owner: "ai", givenBackMs: atMs };
    case "closed":
      return closed(settled(of, atMs, hours), event);
    case "spent":
      return { ...of, spent: together(of.spent, event) };
    case "asked":
      return { ...of, askedMs: of.askedMs ?? atMs, askedIn: [...of.askedIn, event.turn] };
    case "rated":
      // Of an episode that was over before another one began, nobody counts it any more.
      return of.askedIn.includes(event.askedIn) ? { ...of, rating: event.rating, ratedMs: atMs } : of;
  }
}

/** Words after a closing open the matter again; while a person has it or is awaited, they wait for that person. */
function customerSaid(of: Open, atMs: number): Open {
  if (of.owner === "closed") return { ...of, owner: "ai", reopenedCount: of.reopenedCount + 1 };
  return of.owner === "ai" ? of : { ...of, owedSinceMs: of.owedSinceMs ?? atMs };
}

/** The first call is what the report tells of. A person who has the chat needs no call. */
function called(of: Open, { atMs, reason, urgency }: Extract<EpisodeEvent, { readonly what: "called" }>): Open {
  const first = of.calledMs === undefined ? { calledMs: atMs, reason, urgency } : {};
  const owner = of.owner === "person" ? "person" : "waiting";
  return { ...of, ...first, owner, owedSinceMs: of.owedSinceMs ?? atMs };
}

function personSaid(
  of: Open,
  { atMs, person }: Extract<EpisodeEvent, { readonly what: "person_said" }>,
  hours: Hours,
): Open {
  const { owedSinceMs, ...rest } = of;
  const waited = of.calledMs === undefined || of.waitMs !== undefined ? {} : { waitMs: atMs - of.calledMs };
  const now: Open = { ...rest, ...by(person), ...waited, owner: "person", personMs: of.personMs ?? atMs };
  if (owedSinceMs === undefined) return now;
  const tookMs = openTimeBetween(hours, new Date(owedSinceMs), new Date(atMs));
  const isFirst = of.calledMs !== undefined && of.waitMs === undefined;
  return {
    ...now,
    owedMs: of.owedMs + tookMs,
    ...(isFirst ? { firstResponseMs: tookMs } : { nextResponseMs: [...of.nextResponseMs, tookMs] }),
  };
}

const taken = (of: Open, { person }: Extract<EpisodeEvent, { readonly what: "taken" }>): Open => ({
  ...of,
  ...by(person),
  owner: "person",
  beforeTake: of.owner,
});

/** Where the assistant has the chat again, nobody owes an answer but itself. */
function takeUndone({ owedSinceMs, beforeTake, ...of }: Open): Open {
  const owner = beforeTake ?? of.owner;
  const isOwed = owner !== "ai" && owner !== "closed" && owedSinceMs !== undefined;
  return { ...of, owner, ...(isOwed ? { owedSinceMs } : {}) };
}

/** Nothing is owed any more. */
function settled({ owedSinceMs, ...of }: Open, atMs: number, hours: Hours): Open {
  const restMs = owedSinceMs === undefined ? 0 : openTimeBetween(hours, new Date(owedSinceMs), new Date(atMs));
  const wasPersons = of.calledMs !== undefined || of.takenMs !== undefined;
  const owedMs = of.owedMs + restMs;
  return { ...of, lastMs: atMs, owedMs, ...(wasPersons ? { resolutionMs: owedMs } : {}) };
}

function closed(
  { closedBy: _before, ...of }: Open,
  { atMs, person }: Extract<EpisodeEvent, { readonly what: "closed" }>,
): Open {
  return { ...of, owner: "closed", closedMs: atMs, ...(person === undefined ? {} : { closedBy: person }) };
}

const by = (person: string | undefined): Pick<Open, "person"> => (person === undefined ? {} : { person });

const together = (one: Episode["spent"], other: Episode["spent"]): Episode["spent"] => ({
  calls: one.calls + other.calls,
  tokens: one.tokens + other.tokens,
  costMicros: one.costMicros + other.costMicros,
});
