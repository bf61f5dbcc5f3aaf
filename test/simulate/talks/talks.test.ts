import { describe, expect, it } from "vitest";
import { inSmall } from "../../kit/in-small.ts";
import { notYet } from "./not-yet.ts";
import { playTalk } from "./play-talk.ts";
import { talks } from "./talks.ts";

const chosen = talks.filter((_talk, at) => at % inSmall(6, 1) === 0);
const faultsOf = async (talk: (typeof talks)[number]) =>
  (await playTalk(talk)).flatMap(({ said, read, faults }) => faults.map((fault) => `${said} → ${read} (${fault})`));

describe("a short talk with the rehearsal model", () => {
  it.each(chosen.filter(({ id }) => !notYet.has(id)).map((talk) => [talk.id, talk] as const))(
    "%s: each line gets what it asked for",
    async (_id, talk) => {
      expect(await faultsOf(talk)).toEqual([]);
    },
  );

  it.each(chosen.filter(({ id }) => notYet.has(id)).map((talk) => [talk.id, talk] as const))(
    "%s: something is still missed",
    async (_id, talk) => {
      expect(await faultsOf(talk)).not.toEqual([]);
    },
  );

  it("is one of more than 80 with more than 170 lines, each under a name of its own", () => {
    const ids = talks.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(80);
    expect(talks.flatMap(({ lines }) => lines).length).toBeGreaterThan(170);
    expect([...notYet].filter((id) => !ids.includes(id))).toEqual([]);
  });
});
