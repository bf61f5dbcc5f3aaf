import { describe, expect, it } from "vitest";
import { inSmall } from "../kit/in-small.ts";
import { customers as ours } from "./customers.ts";
import { judge } from "./judge.ts";
import { notYet } from "./not-yet.ts";
import { play } from "./play.ts";
import { customers as strangers } from "./strangers.ts";

const customers = [...ours, ...strangers];
const chosen = customers.filter((_customer, at) => at % inSmall(10, 1) === 0);

describe("a written customer in front of the rehearsal model", () => {
  it.each(chosen.filter(({ id }) => !notYet.has(id)).map((customer) => [customer.id, customer] as const))(
    "%s gets what they came for, and reads nothing twice, false or needless",
    async (_id, customer) => {
      expect(judge(customer, await play(customer)).faults).toEqual([]);
    },
  );

  it.each(chosen.filter(({ id }) => notYet.has(id)).map((customer) => [customer.id, customer] as const))(
    "%s does not get it yet",
    async (_id, customer) => {
      expect(judge(customer, await play(customer)).faults).not.toEqual([]);
    },
  );

  it("is one of 80, under a name of their own, and no name is listed that nobody has", () => {
    const ids = customers.map(({ id }) => id);
    expect(ids).toHaveLength(80);
    expect(new Set(ids).size).toBe(80);
    expect([...notYet].filter((id) => !ids.includes(id))).toEqual([]);
  });
});
