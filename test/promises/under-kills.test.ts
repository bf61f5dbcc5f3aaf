import { describe, expect, it } from "vitest";
import { effectsUnderKills } from "../chaos/effects-under-kills.ts";
import { updatesUnderFaults } from "../chaos/updates-under-faults.ts";
import { postgresAbsence } from "../kit/postgres.ts";

/** Small versions; `npm run chaos` runs the whole. A worker's death is noticed after ten seconds, so these take that long. */
describe.skipIf(postgresAbsence !== undefined)(
  "with processes and Postgres dying under them",
  { timeout: 300_000 },
  () => {
    it.concurrent("effects reach the vendor once, in their lanes' order, and none is lost", async () => {
      const of = await effectsUnderKills({
        effectCount: 300,
        conversationCount: 15,
        killCount: 4,
        everyMs: 400,
        seed: 7,
      });
      expect(of).toMatchObject({ lost: 0, inversions: 0, unique: 300, errors: [], exitCodes: [0, 0, 0] });
      expect(of.kills).toBeGreaterThanOrEqual(4);
    });

    it.concurrent("updates that come several times are each answered once, in order", async () => {
      const of = await updatesUnderFaults({
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

    it.concurrent("no process ends, and nothing is lost or halved, when Postgres does", async () => {
      const of = await updatesUnderFaults({
        updateCount: 200,
        chatCount: 20,
        killCount: 0,
        restartCount: 2,
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
      expect(of.recoveriesMs).toHaveLength(2);
    });
  },
);
