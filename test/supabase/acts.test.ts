import { beforeEach, describe, expect, it } from "vitest";
import {
  type Act,
  type Conversation,
  chainStart,
  checkChain,
  conversationId,
  fromMajor,
  judgeTakeUndo,
  type NewAct,
  type ProvenPerson,
  type StorableBody,
} from "../../src/core/index.ts";
import { demoShop } from "../../src/shop/demo-shop.ts";
import { createLog } from "../../src/telemetry/log.ts";
import { logActsHead } from "../../src/work/acts-head.ts";
import type { Home } from "../../supabase/home/home.ts";
import { readActs } from "../../supabase/store/acts.ts";
import { createTables, type Tables } from "../../supabase/store/store.ts";
import { freshHome } from "../kit/home.ts";

const at = new Date("2026-01-14T08:00:00.000Z");
const by = "Олена Канаренко";
const personOf = (id: string): ProvenPerson => ({ door: "host", how: "host_says_so", id, at: at.toISOString() });

let home: Home;
let tables: Tables;
let chat: Conversation;
let count: number;
beforeEach(async () => {
  home = await freshHome();
  tables = createTables(home);
  chat = await tables.store.openConversation({ channel: "test", channelChatId: "canary_chat" });
  count = 0;
});

const arrive = (body: StorableBody, act: NewAct, minutes = 0, externalId?: string) => {
  count += 1;
  return tables.store.accept({
    conversationId: chat.id,
    source: "test",
    externalId: externalId ?? String(count),
    raw: new Uint8Array(),
    body,
    at: new Date(at.getTime() + minutes * 60_000),
    act,
  });
};
const says = (id: string, externalId?: string) =>
  arrive({ kind: "person_message", text: "Вітаю", by }, { act: "say", person: personOf(id) }, 0, externalId);
const confirms = (id: string) =>
  arrive(
    { kind: "payment_decision", billId: "o_1", paid: true, by },
    { act: "confirm_payment", person: personOf(id), amount: fromMajor(1190, "UAH") },
  );
const takes = (id: string) => arrive({ kind: "taken_over", by }, { act: "take", person: personOf(id) });
const undoes = (id: string, minutes: number) => {
  const undo = { person: personOf(id), at: new Date(at.getTime() + minutes * 60_000).toISOString() };
  const act: NewAct = {
    act: "undo_take",
    person: undo.person,
    judge: (finds) => judgeTakeUndo(finds, undo, demoShop.people),
  };
  return arrive({ kind: "take_undone", by }, act, minutes);
};
const all = () => readActs(home, { after: 0, limit: 100 });
const acts = async (): Promise<readonly Act[]> => (await all()).map(({ act }) => act);
const check = async () => checkChain(home.tenant, chainStart, await all());
const owner = async () => (await tables.store.conversation(chat.id))?.owner;

describe("what people did", () => {
  it("is written down once, in order, under drawn names and without a word that was said", async () => {
    await says("canary_agent", "the same");
    await says("canary_agent", "the same");
    await confirms("canary_agent");
    await Promise.all(["a", "b", "c", "d"].map((id) => says(id)));
    const rows = await all();
    expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(rows.slice(0, 2)).toMatchObject([
      { act: "say", who: "host canary_agent", conversationId: chat.id, ownerBefore: "ai" },
      { act: "confirm_payment", who: "host canary_agent", ownerBefore: "person", amount: fromMajor(1190, "UAH") },
    ]);
    expect(rows[0]?.person).toBe(rows[1]?.person);
    expect(await check()).toEqual({ seq: 6, hash: rows.at(-1)?.hash });
    const stored = await home.pool.query("select * from deskgraph.acts where tenant_id = $1", [home.tenant]);
    const text = JSON.stringify(stored.rows);
    for (const known of [by, "Вітаю", "canary_agent", "canary_chat", chat.id]) expect(text).not.toContain(known);
  });

  it("has its head in the log, so that rows which are cut off later are missed", async () => {
    const lines: unknown[] = [];
    const log = createLog({ level: "info", write: (line) => void lines.push(JSON.parse(line)) });
    await logActsHead({ store: tables.store, log });
    expect(lines).toEqual([]);
    await says("a");
    await logActsHead({ store: tables.store, log });
    const [row] = await all();
    expect(lines).toMatchObject([{ event: "acts.head", count: 1, hash: row?.hash }]);
  });

  it("is not there when the arrival was not stored", async () => {
    const nobody = { ...chat, id: conversationId("c_nobody") };
    chat = nobody;
    await expect(says("a")).rejects.toThrow("There is no conversation");
    expect(await all()).toEqual([]);
  });

  it.each([
    ["changed", "update deskgraph.acts set amount_minor = 1, currency = 'UAH' where tenant_id = $1"],
    ["deleted", "delete from deskgraph.acts where tenant_id = $1"],
  ])("is not %s: the database refuses, also where triggers are turned off for a session", async (_how, sql) => {
    await says("a");
    await expect(home.pool.query(sql, [home.tenant])).rejects.toThrow("only grows");
    const client = await home.pool.connect();
    try {
      await client.query("begin");
      await client.query("set local session_replication_role = replica");
      await expect(client.query(sql, [home.tenant])).rejects.toThrow("only grows");
    } finally {
      await client.query("rollback");
      client.release();
    }
    await expect(home.pool.query("truncate deskgraph.acts")).rejects.toThrow("only grows");
    expect(await acts()).toEqual(["say"]);
  });

  it("is found changed where the owner of the database forced it", async () => {
    for (const id of ["a", "b", "c"]) await confirms(id);
    const client = await home.pool.connect();
    try {
      await client.query("begin");
      await client.query("alter table deskgraph.acts disable trigger acts_only_grow");
      await client.query("update deskgraph.acts set amount_minor = 1 where tenant_id = $1 and seq = 2", [home.tenant]);
      await client.query("alter table deskgraph.acts enable always trigger acts_only_grow");
      await client.query("commit");
    } finally {
      client.release();
    }
    expect(await check()).toEqual({ seq: 2, why: "changed" });
  });

  it("stays when the customer is erased, and leads to nobody then", async () => {
    await confirms("a");
    const [before] = await all();
    await tables.store.erase(chat.id, () => ({ obligations: [], keep: [], effects: [] }));
    const [after] = await all();
    expect(after).toEqual({ ...before, conversationId: undefined });
    expect(await check()).toMatchObject({ seq: 1 });
    const names = await home.pool.query("select acts_as from deskgraph.conversations where tenant_id = $1", [
      home.tenant,
    ]);
    expect(names.rows).toEqual([{ acts_as: null }]);
  });
});

describe("a take", () => {
  it("is undone in time by who took: the chat is whose it was, and the turn of before is over", async () => {
    const before = await owner();
    await takes("a");
    expect(await owner()).toBe("person");
    const { inbound } = await undoes("a", 10);
    expect(inbound.kind).toBe("take_undone");
    expect(await owner()).toBe(before);
    expect(await acts()).toEqual(["take", "undo_take"]);
  });

  it.each([
    ["too late", "a", 11, "too_late"],
    ["by another", "b", 1, "not_theirs"],
  ])("is not undone %s, and nothing is stored of it", async (_when, id, minutes, why) => {
    await takes("a");
    await expect(undoes(id, minutes)).rejects.toThrow(why);
    expect(await owner()).toBe("person");
    expect(await acts()).toEqual(["take"]);
  });

  it("is not undone once the person wrote: the AI stays silent", async () => {
    await takes("a");
    await says("a");
    await expect(undoes("a", 1)).rejects.toThrow("nothing_to_undo");
    expect(await owner()).toBe("person");
  });
});
