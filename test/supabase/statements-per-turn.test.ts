import type pg from "pg";
import { expect, it } from "vitest";
import { createApp } from "../../src/app.ts";
import { type Lane, type LaneHold, turnLaneOf, turnQueue } from "../../src/core/index.ts";
import { noSettleWindow } from "../../src/inbox/settle-window.ts";
import type { LaneEngine } from "../../supabase/jobs/job-engine.ts";
import { freely, testConfig } from "../kit/app.ts";
import { openMigratedHome } from "../kit/home.ts";

/**
 * What one ordinary turn costs at the database: a known customer asks, the AI answers. From accepting the message to
 * looking whether more waits after the commit, checkpoints included; sending the answer is not. Two of them count the
 * two calls of the model. This number may only shrink.
 */
const maxStatements = 51;

it("an ordinary turn takes no more statements than it did", async () => {
  // Its own: what an earlier file left running at the shared one would be counted.
  const home = await openMigratedHome();
  const statements: string[] = [];
  home.pool.on("acquire", (client) => noteStatements(client, statements));
  const lanes = lanesByHand();
  const app = await createApp({
    config: await testConfig(),
    home,
    settleWindow: noSettleWindow,
    engine: async () => lanes.engine,
    limits: { budgets: freely },
  });
  await app.work();
  const { id } = await app.open({ channel: "test", channelChatId: "1" });
  const turn = async (externalId: string, text: string): Promise<number> => {
    const before = statements.length;
    const body = { kind: "message", text, attachments: [] } as const;
    await app.accept({ conversationId: id, source: "test", externalId, body });
    await lanes.run(turnQueue, turnLaneOf(id));
    return statements.length - before;
  };
  await turn("1", "Добрий день");
  await turn("2", "Які є сукні?");
  const count = await turn("3", "А шорти?");
  // Fewer than this would mean that nothing is counted any more.
  expect(count).toBeGreaterThan(10);
  expect(count).toBeLessThanOrEqual(maxStatements);
  const sent = (await app.store.effects(id)).filter(({ effect }) => effect.kind === "reply.send");
  expect(sent.length).toBeGreaterThanOrEqual(3);
  await app.close();
});

/** Lanes that are worked on when the test says so, and only then. */
function lanesByHand(): { readonly engine: LaneEngine; run(queue: string, lane: Lane): Promise<void> } {
  const works = new Map<string, (hold: LaneHold) => Promise<void>>();
  const { signal: never } = new AbortController();
  return {
    engine: {
      wakeIn: async () => undefined,
      wake: async () => undefined,
      work: async (queue, _slots, work) => void works.set(queue, work),
      schedule: async () => undefined,
      stop: async () => undefined,
    },
    run: async (queue, lane) => works.get(queue)?.({ lane, stopping: never, lost: never }),
  };
}

/** A pool gives the same client out again and again: each is changed once. */
function noteStatements(client: pg.PoolClient, into: string[]): void {
  if (noted.has(client)) return;
  noted.add(client);
  const query = client.query.bind(client);
  client.query = new Proxy(query, {
    apply: (target, self, args: Parameters<typeof query>) => {
      into.push(String(args[0]));
      return Reflect.apply(target, self, args);
    },
  });
}
const noted = new WeakSet<pg.PoolClient>();
