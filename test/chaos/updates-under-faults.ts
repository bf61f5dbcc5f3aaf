import { request } from "node:http";
import { tenantId } from "../../src/core/index.ts";
import { openHome } from "../../supabase/home/home.ts";
import { migrate } from "../../supabase/home/migrate.ts";
import { startVendor } from "../fakes/vendor.ts";
import { startPostgres } from "../kit/postgres.ts";
import { seededRandom, shuffled } from "../kit/seeded-random.ts";
import { startFleet } from "./fleet.ts";

export interface UpdatesUnderFaults {
  readonly updates: number;
  readonly deliveries: number;
  readonly kills: number;
  /** Updates that no turn had, or several. */
  readonly notOnceInTurns: number;
  /** Updates that no visible reply answers, or several do. */
  readonly notOnceAnswered: number;
  /** Chats whose replies do not answer in the order in which the updates were accepted. */
  readonly disordered: number;
  /** Turns that are neither done nor open as they should be: a half is a turn with replies and no "done". */
  readonly halves: number;
  readonly turns: number;
  readonly withheld: number;
  /** From Postgres being back to the next finished turn, per restart. */
  readonly recoveriesMs: readonly number[];
  readonly seconds: number;
  readonly errors: readonly string[];
}

/**
 * Every update is delivered one to five times, shuffled, to the processes, and sent again until it is accepted, as
 * Telegram does. Meanwhile processes die, or Postgres does.
 */
export async function updatesUnderFaults(of: {
  readonly processCount: number;
  readonly updateCount: number;
  readonly chatCount: number;
  readonly killCount: number;
  readonly restartCount: number;
  readonly everyMs: number;
  readonly seed: number;
}): Promise<UpdatesUnderFaults> {
  const random = seededRandom(of.seed);
  const server = await startPostgres();
  const url = await server.createDatabase("chaos");
  const options = { kind: "postgres", url, tenant: tenantId("chaos") } as const;
  const first = await openHome(options);
  await migrate(first);
  await first.close();
  const vendor = await startVendor();
  try {
    const startedMs = performance.now();
    const fleet = await startFleet(of.processCount, {
      url,
      vendorUrl: vendor.url,
      dyingChance: of.killCount > 0 ? 0.0005 : 0,
      seed: of.seed,
    });
    const updates = Array.from({ length: of.updateCount }, (_, n) => ({
      chat: `${n % of.chatCount}`,
      id: `u${n}`,
      text: `u${n}`,
    }));
    const deliveries = shuffledNearby(
      updates.flatMap((update) => Array.from({ length: 1 + Math.floor(random() * 5) }, () => update)),
      random,
    );
    let next = 0;
    let accepted = 0;
    const deliver = async (): Promise<void> => {
      for (let at = next++; at < deliveries.length; at = next++) {
        const update = deliveries[at];
        if (update === undefined) return;
        let pick = Math.floor(random() * of.processCount);
        while (!(await isAccepted(await fleet.port(pick), update))) {
          pick += 1;
          await pause(20 + random() * 80);
        }
        accepted += 1;
        // So that the faults find the work spread over their whole time.
        await pause((of.everyMs * Math.max(of.killCount, of.restartCount) * 16) / deliveries.length);
      }
    };
    const delivering = Promise.all(Array.from({ length: 16 }, deliver));
    let isDelivered = false;
    void delivering.then(() => {
      isDelivered = true;
    });

    const recoveriesMs: number[] = [];
    while (fleet.deaths < of.killCount && !isDelivered) {
      await pause(of.everyMs * (0.5 + random()));
      fleet.killOne(Math.floor(random() * of.processCount));
    }
    for (let n = 0; n < of.restartCount; n += 1) {
      // Never after the last update, however quick the machine is: nothing would come back to be seen.
      const share = (deliveries.length * (n + 1)) / (of.restartCount + 1);
      while (accepted < share) await pause(5);
      await server.restartHard();
      const backMs = performance.now();
      const before = vendor.arrivals.length;
      while (vendor.arrivals.length === before && performance.now() - backMs < 120_000) await pause(5);
      recoveriesMs.push(performance.now() - backMs);
    }
    await delivering;

    const home = await openHome(options);
    const open = async (): Promise<number> => {
      const { rows } = await home.pool.query<{ open: number }>(
        `select ((select count(*) from deskgraph.inbounds where turn_id is null)
           + (select count(*) from deskgraph.turns where done_at is null)
           + (select count(*) from deskgraph.outbox where state = 'waiting'))::int as open`,
      );
      return rows[0]?.open ?? -1;
    };
    const giveUp = performance.now() + 240_000;
    while ((await open()) > 0 && performance.now() < giveUp) await pause(100);
    const seconds = (performance.now() - startedMs) / 1000;
    await fleet.stop("SIGTERM");

    const inDoneTurns = await home.pool.query<{ chat: string; text: string }>(
      `select c.channel_chat_id as chat, i.body ->> 'text' as text
       from deskgraph.inbounds i join deskgraph.conversations c on c.id = i.conversation_id
       join deskgraph.turns t on t.id = i.turn_id and t.done_at is not null order by i.seq`,
    );
    const told = await home.pool.query<{ turns: number; withheld: number; halves: number }>(
      `select (select count(*) from deskgraph.turns)::int as turns,
         (select count(*) from deskgraph.transcript where withheld is not null)::int as withheld,
         (select count(*) from deskgraph.transcript e join deskgraph.turns t on t.id = e.turn_id
            where t.done_at is null)::int
         + (select count(*) from deskgraph.turns t where t.done_at is not null and not exists (
            select from deskgraph.transcript e where e.turn_id = t.id and e.author = 'ai'))::int as halves`,
    );
    const chats = await home.pool.query<{ id: string; chat: string }>(
      "select id, channel_chat_id as chat from deskgraph.conversations",
    );
    await home.close();

    const chatOf = new Map(chats.rows.map(({ id, chat }) => [id, chat]));
    const answers = Map.groupBy(
      vendor.arrivals.flatMap(({ lane, body }) =>
        body.split("|").map((text) => ({ chat: chatOf.get(lane.slice(0, lane.lastIndexOf("/"))) ?? "?", text })),
      ),
      ({ chat }) => chat,
    );
    const inTurns = Map.groupBy(inDoneTurns.rows, ({ chat }) => chat);
    const answered = countsOf([...answers.values()].flat().map(({ text }) => text));
    const worked = countsOf(inDoneTurns.rows.map(({ text }) => text));
    const textsOf = (list: readonly { readonly text: string }[] | undefined): string =>
      (list ?? []).map(({ text }) => text).join("|");
    return {
      updates: updates.length,
      deliveries: deliveries.length,
      kills: fleet.deaths,
      notOnceInTurns: updates.filter(({ text }) => worked.get(text) !== 1).length,
      notOnceAnswered: updates.filter(({ text }) => answered.get(text) !== 1).length,
      disordered: [...inTurns.keys()].filter((chat) => textsOf(answers.get(chat)) !== textsOf(inTurns.get(chat)))
        .length,
      halves: told.rows[0]?.halves ?? -1,
      turns: told.rows[0]?.turns ?? 0,
      withheld: told.rows[0]?.withheld ?? 0,
      recoveriesMs,
      seconds,
      errors: fleet.errors,
    };
  } finally {
    await vendor.stop();
    await server.stop();
  }
}

const countsOf = (texts: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
};

/** Shuffled among neighbours, so that repeats lie far apart and the load still lasts for the whole run. */
function shuffledNearby<T>(things: readonly T[], random: () => number): T[] {
  const blockSize = 200;
  const blocks: T[] = [];
  for (let from = 0; from < things.length; from += blockSize) {
    blocks.push(...shuffled(things.slice(from, from + blockSize), random));
  }
  return blocks;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Whether the process said "ok"; one that is gone or slow did not. */
function isAccepted(port: number, update: object): Promise<boolean> {
  return new Promise((resolve) => {
    const sent = request({ host: "127.0.0.1", port, method: "POST", path: "/", timeout: 8_000 }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    sent.once("timeout", () => sent.destroy());
    sent.once("error", () => resolve(false));
    sent.end(JSON.stringify(update));
  });
}
