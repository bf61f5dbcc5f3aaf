import { type Left, leftAfter, type Move, moveName, movesIn, step } from "./moves.ts";
import { brokenBy } from "./promises.ts";
import { firstWorld, type World } from "./world.ts";

/** More than a search goes through: what takes long to come about is tried here. */
const walkersLeft: Left = { says: 5, acts: 7, deaths: 2, parks: 1, passes: 9 };

interface Step {
  readonly move: Move;
  readonly before: World;
  readonly after: World;
}

/** One order of what may happen. */
export function* wayOf(random: () => number, length: number): Generator<Step> {
  let before = firstWorld;
  let left = walkersLeft;
  for (let at = 0; at < length; at += 1) {
    const move = oneOf(movesIn(before, left), random);
    if (move === undefined) return;
    const after = step(before, move);
    yield { move, before, after };
    before = after;
    left = leftAfter(left, move);
  }
}

/** Which promise it breaks, and how it came to that. */
export function walk(random: () => number, length: number): string | undefined {
  const way: Move[] = [];
  for (const { move, before, after } of wayOf(random, length)) {
    way.push(move);
    const wrong = brokenBy(before, move, after);
    if (wrong !== undefined) return `${wrong}: ${way.map(moveName).join(", ")}`;
  }
  return undefined;
}

/** What people can do has many names: each kind of move has the same chance first. */
function oneOf(moves: readonly Move[], random: () => number): Move | undefined {
  const first = moves.filter(({ does }, at) => moves[at - 1]?.does !== does);
  const kind = first[Math.floor(random() * first.length)]?.does;
  const ofKind = moves.filter(({ does }) => does === kind);
  return ofKind[Math.floor(random() * ofKind.length)];
}
