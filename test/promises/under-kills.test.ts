import { describe, expect, it } from "vitest";
import { effectsUnderKills } from "../chaos/effects-under-kills.ts";
import { updatesUnderFaults } from "../chaos/updates-under-faults.ts";
import { inSmall } from "../kit/in-small.ts";
import { postgresAbsence } from "../kit/postgres.ts";

/** `npm run chaos` runs much more of it. A worker's death is noticed after ten seconds, so these take that long. */
describe.skipIf(postgresAbsence !== undefined)("with processes and Postgres dying under them", () => {
  it.concurrent("effects reach the vendor once, in their lanes' order, and none is lost", async () => {
    const of = await effectsUnderKills({
      processCount: inSmall(2, 3),
      effectCount: inSmall(60, 300),
      conversationCount: 15,
      killCount: inSmall(1, 4),
      everyMs: 400,
      seed: 7,
    });
    expect(of).toMatchObject({
      lost: 0,
      inversions: 0,
      unique: inSmall(60, 300),
      errors: [],
      exitCodes: inSmall([0, 0], [0, 0, 0]),
    });
    expect(of.kills).toBeGreaterThanOrEqual(inSmall(1, 4));
  });

  it.concurrent("updates that come several times are each answered once, in order", async () => {
    const of = await updatesUnderFaults({
      processCount: 2,
      updateCount: inSmall(30, 200),
      chatCount: inSmall(8, 20),
      killCount: inSmall(1, 2),
      restartCount: 0,
      everyMs: 800,
      seed: 5,
    });
    expect(of).toMatchObject({ notOnceInTurns: 0, notOnceAnswered: 0, disordered: 0, halves: 0, errors: [] });
    expect(of.kills).toBeGreaterThanOrEqual(inSmall(1, 2));
    expect(of.deliveries).toBeGreaterThan(of.updates);
  });

  it.concurrent("no process ends, and nothing is lost or halved, when Postgres does", async () => {
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
