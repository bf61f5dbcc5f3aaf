import { arrive, customersInbound, type PersonsMove, personActs, personsMoves, timersInbound } from "./arrivals.ts";
import { beginSending, claim, commit, endSending, headOf } from "./work.ts";
import { minuteMs, people, type Who, type World } from "./world.ts";

/** Everything that can happen to a chat. */
export type Move =
  | { readonly does: "say"; readonly asks: boolean }
  | { readonly does: "act"; readonly act: PersonsMove; readonly who: Who }
  | { readonly does: "claim" }
  | { readonly does: "commit" | "park"; readonly claim: number }
  | { readonly does: "send" | "sent" }
  /** The process that works on the turn, that sends: it is gone, and what it has in hand with it. */
  | { readonly does: "die" }
  | { readonly does: "pass" }
  /** The timer arrives in the chat; that it did is noted in a second step, which a death can cut off. */
  | { readonly does: "fire" | "note_fired" };

/** What may still happen: a small model has an end. */
export interface Left {
  readonly says: number;
  readonly acts: number;
  readonly deaths: number;
  readonly parks: number;
  readonly passes: number;
}

const personsMovesOfAll: readonly Move[] = people.flatMap((who) =>
  personsMoves.map((act) => ({ does: "act", act, who }) as const),
);
const customersMoves: readonly Move[] = [
  { does: "say", asks: false },
  { does: "say", asks: true },
];

export const isDue = ({ timer, atMs }: World): boolean => timer !== undefined && !timer.isFired && timer.dueMs <= atMs;

export function movesIn(world: World, left: Left): readonly Move[] {
  const { claimed, waiting, workers, timer, arrived } = world;
  const moves: Move[] = [];
  if (left.says > 0) moves.push(...customersMoves);
  if (left.acts > 0) moves.push(...personsMovesOfAll);
  // A second process takes the turn of one that is still at it, once.
  if (waiting.length > 0 || claimed !== undefined) if (workers.length < 2) moves.push({ does: "claim" });
  for (const each of workers) {
    moves.push({ does: "commit", claim: each });
    if (left.parks > 0 && claimed?.claim === each) moves.push({ does: "park", claim: each });
  }
  const head = headOf(world);
  if (head !== undefined) moves.push({ does: world.isSenderAlive ? "sent" : "send" });
  if (left.deaths > 0 && (workers.length > 0 || world.isSenderAlive)) moves.push({ does: "die" });
  if (isDue(world)) {
    if (arrived !== timer?.mark) moves.push({ does: "fire" });
    else moves.push({ does: "note_fired" });
  } else if (left.passes > 0) moves.push({ does: "pass" });
  return moves;
}

export function step(world: World, move: Move): World {
  switch (move.does) {
    case "say":
      return arrive(world, customersInbound(move.asks, world));
    case "act":
      return personActs(world, move.act, move.who);
    case "claim":
      return claim(world);
    case "commit":
      return commit(world, move.claim, "answered");
    case "park":
      return commit(world, move.claim, "parked");
    case "send":
      return beginSending(world);
    case "sent":
      return endSending(world);
    case "die":
      return { ...world, workers: [], isSenderAlive: false };
    case "pass":
      return { ...world, atMs: nextTime(world) };
    case "fire":
      return fire(world);
    case "note_fired":
      return world.timer === undefined ? world : { ...world, timer: { ...world.timer, isFired: true } };
  }
}

/** No longer than a part of what an undo has, so that what comes at the end of it is tried, too. */
const longestPassMs = 6 * minuteMs;

const nextTime = ({ atMs, timer }: World): number =>
  timer !== undefined && !timer.isFired && timer.dueMs > atMs
    ? Math.min(timer.dueMs, atMs + longestPassMs)
    : atMs + longestPassMs;

/** The same setting arrives once. */
function fire(world: World): World {
  const { timer } = world;
  if (timer === undefined || world.arrived === timer.mark) return world;
  return { ...arrive(world, timersInbound(timer.body, world)), arrived: timer.mark };
}

export function leftAfter(left: Left, { does }: Move): Left {
  switch (does) {
    case "say":
      return { ...left, says: left.says - 1 };
    case "act":
      return { ...left, acts: left.acts - 1 };
    case "die":
      return { ...left, deaths: left.deaths - 1 };
    case "park":
      return { ...left, parks: left.parks - 1 };
    case "pass":
      return { ...left, passes: left.passes - 1 };
    case "claim":
    case "commit":
    case "send":
    case "sent":
    case "fire":
    case "note_fired":
      return left;
  }
}

export const moveName = (move: Move): string =>
  [
    move.does,
    ...("act" in move ? [move.act, move.who] : []),
    ...("asks" in move && move.asks ? ["a person"] : []),
  ].join(" ");
