import { describe, expect, it } from "vitest";
import { updatesUnderFaults } from "../chaos/updates-under-faults.ts";
import { inSmall } from "../kit/in-small.ts";
import { postgresAbsence } from "../kit/postgres.ts";

/** Processes that die: under-kills.whole.test.ts. `npm run chaos` runs much more of both. */
describe.skipIf(postgresAbsence !== undefined)("with Postgres dying under them", () => {
  it("no process ends, and nothing is lost or halved, when Postgres does", async () => {
    const of = await updatesUnderFaults({
      processCount: inSmall(1, 2),
      updateCount: inSmall(30, 200),
      chatCount: inSmall(8, 20),
      killCount: 0,
      restartCount: inSmall(1, 2),
      everyMs: 1_000,
      seed: 5,
    });
    expect(of).toMatchObject({
      kills: 0,
      notOnceInTurns: 0,
      notOnceAnswered: 0,
      disordered: 0,
      halves: 0,
      errors: [],
    });
    expect(of.recoveriesMs).toHaveLength(inSmall(1, 2));
  });
});
