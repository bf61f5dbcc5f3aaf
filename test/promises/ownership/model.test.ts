import { describe, expect, it } from "vitest";
import { inSmall } from "../../kit/in-small.ts";
import { searchAll } from "../../kit/ownership/search.ts";

describe("who owns a chat, as a model of everything that can happen to it", () => {
  it.each([
    ["people among each other", inSmall({ says: 1, acts: 2, passes: 0 }, { says: 1, acts: 3, passes: 0 })],
    ["a person who is called", inSmall({ says: 1, acts: 1, passes: 2 }, { says: 1, acts: 2, passes: 2 })],
    [
      "processes that die",
      inSmall({ says: 1, acts: 1, passes: 1, deaths: 1 }, { says: 1, acts: 2, passes: 1, deaths: 1 }),
    ],
    [
      "turns that cannot be run",
      inSmall({ says: 1, acts: 1, passes: 1, parks: 1 }, { says: 1, acts: 2, passes: 1, parks: 1 }),
    ],
  ])("breaks no promise in any order, with %s", (_what, left) => {
    const { states, broken } = searchAll({ deaths: 0, parks: 0, ...left });
    expect(broken).toEqual([]);
    expect(states).toBeGreaterThan(1_000);
  });
});
