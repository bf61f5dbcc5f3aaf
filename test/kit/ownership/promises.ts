import { isAis } from "../../../src/core/index.ts";
import { isDue, type Move } from "./moves.ts";
import { headOf } from "./work.ts";
import type { World } from "./world.ts";

/** What of the promises a step breaks, in words; undefined where all hold. */
export const brokenBy = (before: World, move: Move, after: World): string | undefined =>
  spokenOver(before, move, after) ?? claimedTwice(before, move, after) ?? namelessOwner(after) ?? forgotten(after);

/** No message of the assistant begins after a person was told that the chat is theirs. */
function spokenOver(before: World, move: Move, after: World): string | undefined {
  if (move.does !== "send" || !after.isSenderAlive) return undefined;
  const head = headOf(after);
  if (head?.by !== "ai" || head.kind === "safety") return undefined;
  return before.owner === "person" || before.holder !== undefined ? "the assistant speaks after a claim" : undefined;
}

/** Nobody is told that a chat is theirs which another one was told to have. A word to the customer needs no claim. */
function claimedTwice(before: World, move: Move, after: World): string | undefined {
  const isTaken = move.does === "act" && move.act === "take" && after.count > before.count;
  return isTaken && before.holder !== undefined && before.holder !== move.who ? "two people have one claim" : undefined;
}

const namelessOwner = ({ owner, holder }: World): string | undefined =>
  (owner === "person") === (holder !== undefined) ? undefined : "a person has the chat, and nobody knows who";

/** Nothing is under way or due: from here on only somebody from outside moves the chat. */
const isAtRest = (world: World): boolean =>
  world.waiting.length === 0 && world.claimed === undefined && headOf(world) === undefined && !isDue(world);

/** Whoever waits is somebody's, or a clock is set for them. */
function forgotten(world: World): string | undefined {
  if (!isAtRest(world)) return undefined;
  const { owner, timer, memory, isSeenClosed } = world;
  if (owner === "waiting") {
    const isTimed = timer !== undefined && !timer.isFired;
    return isTimed || memory.isRaised ? undefined : "a person is awaited, and no timer is set";
  }
  if (owner === "person" || (owner === "closed" && isSeenClosed) || !hasOpenWords(world)) return undefined;
  return isAis(owner) ? "the assistant has the chat, and the customer no answer" : "nobody has the chat";
}

/** What the customer said last was answered by nobody. */
function hasOpenWords({ memory, outbox }: World): boolean {
  const isUnsaid = (id: string) => outbox.some((each) => each.id === id && each.state === "withheld");
  return memory.talk.findLast(({ id }) => !isUnsaid(id))?.by === "customer";
}
