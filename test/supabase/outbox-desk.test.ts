import { beforeEach, describe, expect, it } from "vitest";
import { buildEffect, type Effect, type Receipt, turnId } from "../../src/core/index.ts";
import type { Home } from "../../supabase/home/home.ts";
import { createTables, type Tables } from "../../supabase/store/store.ts";
import type { Wake } from "../../supabase/store/tenant-tables.ts";
import { freshHome } from "../kit/home.ts";

describe("people at the outbox", () => {
  let home: Home;
  let tables: Tables;
  let woken: Wake[];
  let effects: readonly Effect[];

  beforeEach(async () => {
    home = await freshHome();
    woken = [];
    tables = createTables(home, { wakeIn: async (_client, wakes) => void woken.push(...wakes) });
    const chats = [];
    for (const channelChatId of ["1", "2"]) {
      chats.push(await tables.store.openConversation({ channel: "test", channelChatId }));
    }
    effects = chats.flatMap(({ id: conversationId }) => {
      const origin = { conversationId, turnId: turnId("t"), node: "test" };
      return [
        buildEffect({ kind: "ticket.note", payload: { text: "1", public: true } }, origin),
        buildEffect({ kind: "crm.status", payload: { stage: "paid" } }, origin),
      ];
    });
    await tables.store.put(effects);
    woken = [];
  });

  const nth = (at: number): Effect => {
    const effect = effects[at];
    if (effect === undefined) throw new Error("no effect");
    return effect;
  };
  const keys = async (filter: Partial<Parameters<Tables["desk"]["list"]>[0]>): Promise<unknown[]> =>
    (await tables.desk.list({ limit: 10, ...filter })).map(({ effect }) =>
      effects.findIndex(({ key }) => key === effect.key),
    );

  it("see the newest, the oldest of them first, by state, destination and conversation", async () => {
    expect(await keys({})).toEqual([0, 1, 2, 3]);
    expect(await keys({ limit: 3 })).toEqual([1, 2, 3]);
    expect(await keys({ destination: "crm" })).toEqual([1, 3]);
    expect(await keys({ conversationId: nth(0).conversationId })).toEqual([0, 1]);
    await tables.desk.discard(nth(2).key, "x");
    expect(await keys({ states: ["discarded"] })).toEqual([2]);
    expect(await keys({ states: ["waiting"], destination: "crm", conversationId: nth(2).conversationId })).toEqual([3]);
  });

  it("find one by the beginning of its key, from eight letters on, and are told where that means several", async () => {
    const key = nth(0).key;
    expect(await tables.desk.find(key.slice(0, 8))).toMatchObject({ effect: { key } });
    expect(await tables.desk.find(key.slice(0, 7))).toBeUndefined();
    await home.pool.query(
      "update deskgraph.outbox set key = 'samestart-' || seq where tenant_id = $1 and kind like 'crm%'",
      [home.tenant],
    );
    expect(await tables.desk.find("samestart-")).toBe("ambiguous");
    expect(await tables.desk.find("samestart-nothing")).toBeUndefined();
  });

  it("let go what waits and put back what died, once each, and its lane goes on at once", async () => {
    const { key, lane } = nth(0);
    expect(await tables.desk.replay(key)).toBe(false);
    expect(woken).toEqual([]);
    expect(await tables.desk.discard(key, "by hand")).toBe(true);
    expect(woken).toEqual([{ lane, afterMs: 0 }]);
    expect(await tables.desk.discard(key, "by hand")).toBe(false);
    expect(woken).toHaveLength(1);
    const dead = nth(1);
    const fence = await tables.deliveries.take(dead.lane);
    await tables.deliveries.claim(fence, dead.key);
    // On its way: nobody lets it go.
    expect(await tables.desk.discard(dead.key, "too late")).toBe(false);
    await tables.deliveries.settle(fence, dead.key, { to: "dead", code: "http_422" });
    expect(await tables.desk.counts()).toEqual([
      { destination: "crm", waiting: 1, dead: 1 },
      { destination: "ticket", waiting: 1, dead: 0 },
    ]);
    woken = [];
    expect(await tables.desk.replay(dead.key)).toBe(true);
    expect(woken).toEqual([{ lane: dead.lane, afterMs: 0 }]);
    expect(await tables.desk.find(dead.key)).toMatchObject({ state: "waiting", reason: "replayed" });
  });

  it("put back what was only shown while nobody was configured for it, and nothing that was delivered", async () => {
    const [shown, delivered] = [nth(1), nth(0)];
    const settle = async ({ key, lane }: Effect, receipt: Receipt): Promise<void> => {
      const fence = await tables.deliveries.take(lane);
      await tables.deliveries.claim(fence, key);
      await tables.deliveries.settle(fence, key, { to: "done", receipt });
    };
    await settle(shown, { wouldDo: true });
    await settle(delivered, { externalId: "7" });
    expect(await tables.desk.replay(delivered.key)).toBe(false);
    expect(await tables.desk.replay(shown.key)).toBe(true);
    const back = await tables.desk.find(shown.key);
    expect(back).toMatchObject({ state: "waiting", reason: "replayed" });
    expect(back).not.toHaveProperty("receipt");
  });

  it("have everything that waits looked for first, after a backup was restored", async () => {
    await tables.desk.distrust();
    const fence = await tables.deliveries.take(nth(0).lane);
    expect(await tables.deliveries.claim(fence, nth(0).key)).toMatchObject({ attempt: 2, unsureCount: 1 });
  });
});
