/**
 * The whole of it, some minutes long: `npm run chaos`, or one part of it: `npm run chaos -- effects`. Prints one line
 * per promise and ends with 1 when one is broken. A run that failed is repeated by its seed: DESKGRAPH_SEED=… npm run
 * chaos.
 */
import { type EffectsUnderKills, effectsUnderKills } from "./effects-under-kills.ts";
import { type UpdatesUnderFaults, updatesUnderFaults } from "./updates-under-faults.ts";

const seed = Number(process.env["DESKGRAPH_SEED"] ?? Math.floor(Math.random() * 1_000_000));
const wanted = process.argv[2];
let broken = 0;

function promise(name: string, is: boolean, figures: string): void {
  if (!is) broken += 1;
  process.stdout.write(`${name.padEnd(34)} ${figures.padEnd(60)} ${is ? "ok" : "BROKEN"}\n`);
}

function tellEffects(of: EffectsUnderKills, killCount: number): void {
  const size = `${of.effects} effects  ${of.kills} kills  ${of.seconds.toFixed(0)} s`;
  promise("enough died", of.kills >= killCount, size);
  promise("nothing is lost", of.lost === 0, `${of.lost} lost`);
  for (const lane of of.stuck) process.stdout.write(`  stuck: ${JSON.stringify(lane)}\n`);
  promise("nothing overtakes in a lane", of.inversions === 0, `${of.inversions} inversions`);
  promise(
    "one thing per key at the vendor",
    of.unique === of.effects,
    `${of.unique} unique, ${of.repeats} repeats by key`,
  );
  promise(
    "a clean stop is clean",
    of.exitCodes.every((code) => code === 0),
    `exit ${of.exitCodes.join(" ")}`,
  );
  promise("processes die of kills alone", of.errors.length === 0, `${of.errors.length} died otherwise`);
}

function tellUpdates(of: UpdatesUnderFaults, what: string): void {
  promise(
    "every update is in one turn",
    of.notOnceInTurns === 0,
    `${of.updates} updates, ${of.deliveries} deliveries, ${what}`,
  );
  promise(
    "every update is answered once",
    of.notOnceAnswered === 0,
    `${of.turns} turns, ${of.withheld} stale drafts withheld`,
  );
  promise("answers keep the chat's order", of.disordered === 0, `${of.disordered} chats disordered`);
  promise("a turn commits whole", of.halves === 0, `${of.halves} halves`);
  promise("processes die of kills alone", of.errors.length === 0, `${of.errors.length} died otherwise`);
}

process.stdout.write(`seed ${seed}\n`);
if (wanted === undefined || wanted === "effects") {
  const killCount = 100;
  const of = await effectsUnderKills({
    processCount: 3,
    effectCount: 10_000,
    conversationCount: 250,
    killCount,
    everyMs: 500,
    seed,
  });
  tellEffects(of, killCount);
}
if (wanted === undefined || wanted === "updates") {
  const killCount = 20;
  const of = await updatesUnderFaults({
    processCount: 2,
    updateCount: 5_000,
    chatCount: 250,
    killCount,
    restartCount: 0,
    everyMs: 1_500,
    seed,
  });
  tellUpdates(of, `${of.kills} kills, ${of.seconds.toFixed(0)} s`);
}
if (wanted === undefined || wanted === "postgres") {
  const of = await updatesUnderFaults({
    processCount: 2,
    updateCount: 3_000,
    chatCount: 150,
    killCount: 0,
    restartCount: 6,
    everyMs: 3_000,
    seed,
  });
  tellUpdates(of, `6 hard restarts of Postgres, ${of.seconds.toFixed(0)} s`);
  const slowest = Math.max(...of.recoveriesMs);
  promise("work goes on within 3 s", slowest <= 3_000, `slowest ${slowest.toFixed(0)} ms of ${of.recoveriesMs.length}`);
}
process.exitCode = broken === 0 ? 0 : 1;
