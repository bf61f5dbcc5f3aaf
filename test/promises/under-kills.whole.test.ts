import { describe, expect, it } from "vitest";
import { effectsUnderKills } from "../chaos/effects-under-kills.ts";
import { updatesUnderFaults } from "../chaos/updates-under-faults.ts";
import { postgresAbsence } from "../kit/postgres.ts";

/**
 * In small: deaths at every write of a turn (crash.test.ts), and lanes that a dead worker held (job-engine.test.ts,
 * deliver-lane.test.ts). `npm run chaos` runs much more of it. A worker's death is noticed after ten seconds, so these
 * take that long.
 */
describe.skipIf(postgresAbsence !== undefined)("with processes dying under them", () => {
  it.concurrent("effects reach the vendor once, in their lanes' order, and none is lost", async () => {
    const of = await effectsUnderKills({
      processCount: 3,
      effectCount: 300,
      conversationCount: 15,
      killCount: 4,
      everyMs: 400,
      seed: 7,
    });
    expect(of).toMatchObject({
      lost: 0,
      inversions: 0,
      unique: 300,
      errors: [],
      exitCodes: [0, 0, 0],
    });
    expect(of.kills).toBeGreaterThanOrEqual(4);
  });

  it.concurrent("updates that come several times are each answered once, in order", async () => {
    const of = await updatesUnderFaults({
      processCount: 2,
      updateCount: 200,
      chatCount: 20,
      killCount: 2,
      restartCount: 0,
      everyMs: 800,
      seed: 5,
    });
    expect(of).toMatchObject({ notOnceInTurns: 0, notOnceAnswered: 0, disordered: 0, halves: 0, errors: [] });
    expect(of.kills).toBeGreaterThanOrEqual(2);
    expect(of.deliveries).toBeGreaterThan(of.updates);
  });
});
