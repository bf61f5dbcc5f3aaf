import { describe, expect, it } from "vitest";
import { inSmall } from "../../kit/in-small.ts";
import { walk } from "../../kit/ownership/walk.ts";
import { seededRandom } from "../../kit/seeded-random.ts";

/** So many parts, so that a run shows how far it is. */
const parts = inSmall(1, 10);
const walksInPart = inSmall(20_000, 100_000);
/** Long enough for a call, its ladder, two takes and their ends. */
const longestWalk = 24;

describe("who owns a chat, in orders that are drawn", () => {
  it.each(Array.from({ length: parts }, (_, part) => part))("breaks no promise in long ones, part %i", (part) => {
    const random = seededRandom(part);
    const broken = Array.from({ length: walksInPart }, () => walk(random, longestWalk)).filter(Boolean);
    expect(broken).toEqual([]);
  });
});
