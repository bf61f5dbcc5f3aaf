import { type Left, leftAfter, type Move, moveName, movesIn, step } from "./moves.ts";
import { brokenBy } from "./promises.ts";
import { firstWorld, minuteMs, type World } from "./world.ts";

interface Found {
  /** So many states that differ in what can come of them. */
  readonly states: number;
  readonly steps: number;
  /** Ways to break a promise, the shortest first. */
  readonly broken: readonly string[];
}

interface Place {
  readonly world: World;
  readonly left: Left;
  readonly before: Place | undefined;
  readonly move: Move | undefined;
}

/** Every order of everything that may happen. A state that was seen is not gone through again. */
export function searchAll(left: Left, mostBroken = 5): Found {
  const seen = new Set<string>();
  const broken: string[] = [];
  let steps = 0;
  let here: Place[] = [{ world: firstWorld, left, before: undefined, move: undefined }];
  while (here.length > 0 && broken.length < mostBroken) {
    const next: Place[] = [];
    for (const place of here) {
      for (const move of movesIn(place.world, place.left)) {
        steps += 1;
        const world = step(place.world, move);
        const there: Place = { world, left: leftAfter(place.left, move), before: place, move };
        const wrong = brokenBy(place.world, move, world);
        if (wrong !== undefined) {
          if (broken.length < mostBroken) broken.push(`${wrong}: ${wayTo(there).map(moveName).join(", ")}`);
          continue;
        }
        const key = keyOf(there);
        if (seen.has(key)) continue;
        seen.add(key);
        next.push(there);
      }
    }
    here = next;
  }
  return { states: seen.size, steps, broken };
}

function wayTo({ before, move }: Place): Move[] {
  return move === undefined || before === undefined ? [] : [...wayTo(before), move];
}

/** What can come of a state: names and times count only beside each other. */
function keyOf({ world, left }: Place): string {
  const { atMs, claimed, timer, memory, newest, newestHolding } = world;
  const names = new Map<string, number>();
  const short = (id: string): number => {
    const known = names.get(id) ?? names.size;
    names.set(id, known);
    return known;
  };
  // Which of two people does something makes no difference.
  const person = (id: string | undefined) => (id === undefined ? 0 : short(id));
  const ago = (at: string | undefined) => (at === undefined ? 0 : Math.round((Date.parse(at) - atMs) / minuteMs));
  const inbound = (each: World["waiting"][number]) => [
    each.kind,
    "text" in each ? each.text.length : 0,
    each.kind === "timer" && each.timer.about === "handoff" ? [each.timer.step, short(each.timer.of)] : 0,
    short(each.id),
  ];
  return JSON.stringify([
    Object.values(left),
    world.owner,
    world.waiting.map(inbound),
    claimed && [claimed.inbounds.map(inbound), claimed.owner, claimed.epoch - world.epoch, claimed.unsaid.map(short)],
    claimed && world.workers.map((each) => each - claimed.claim),
    claimed === undefined && world.workers.length,
    world.outbox
      .filter(({ state }) => state !== "sent")
      .map(({ id, by, kind, epoch, state }) => [short(id), by, kind, epoch - world.epoch, state]),
    world.isSenderAlive,
    timer && [timer.body.step, short(timer.body.of), Math.round((timer.dueMs - atMs) / minuteMs), timer.isFired],
    timer && world.arrived === timer.mark,
    memory.handoff && short(memory.handoff.turnId),
    memory.rested && [memory.rested.step, short(memory.rested.of)],
    memory.talk.map(({ id, by }) => [short(id), by]),
    memory.isRaised,
    newest && [newest.act, person(newest.person?.id), ago(newest.at), newest.ownerBefore],
    [newestHolding?.person?.id, world.holder, world.heldBefore].map(person),
    world.isSeenClosed,
  ]);
}
