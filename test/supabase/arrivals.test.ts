import { beforeEach, describe, expect, it } from "vitest";
import {
  BadInput,
  type Conversation,
  conversationId,
  LostHold,
  orderId,
  type StorableBody,
  type Turn,
  UnknownConversation,
} from "../../src/core/index.ts";
import { checkpointSchema } from "../../supabase/checkpoints/checkpoint-sql.ts";
import type { Home } from "../../supabase/home/home.ts";
import { createTables, type Tables } from "../../supabase/store/store.ts";
import { freshHome } from "../kit/home.ts";
import { nothingOwed } from "../kit/nothing-owed.ts";

describe("what arrives and is learned", () => {
  let home: Home;
  let tables: Tables;
  let chat: Conversation;
  let trace: string | undefined;

  beforeEach(async () => {
    [home, trace] = [await freshHome(), undefined];
    tables = createTables(home, { trace: () => trace });
    chat = await tables.store.openConversation({ channel: "test", channelChatId: "1" });
  });

  const accept = (body: StorableBody, externalId: string, of = chat.id) =>
    tables.store.accept({
      conversationId: of,
      source: "test",
      externalId,
      raw: new Uint8Array(),
      body,
      at: new Date("2026-01-14T08:00:00Z"),
    });
  const says = (text: string, externalId: string, of = chat.id) =>
    accept({ kind: "message", text, attachments: [] }, externalId, of);
  const edits = (text: string, externalId: string, ofExternalId = "m") =>
    accept({ kind: "message_edited", text, ofExternalId }, externalId);
  const claim = async (): Promise<Turn> => {
    const turn = await tables.store.claimTurn(chat.id);
    if (turn === undefined) throw new Error("there is no turn");
    return turn;
  };
  const nothing = { heard: [], replies: [], facts: [], orders: [] };

  it("is no correction where the words are what they were: a reaction to a message makes no new turn", async () => {
    const { inbound } = await says("сукня 122", "m");
    expect(await edits("сукня 122", "e1")).toEqual({ inbound, fresh: false });
    const changed = await edits("сукня 128", "e2");
    expect(changed).toMatchObject({ fresh: true, inbound: { kind: "message_edited", text: "сукня 128" } });
    // The newest words count, whoever said them: the message or an edit of it.
    expect(await edits("сукня 128", "e3")).toEqual({ inbound: changed.inbound, fresh: false });
    expect(await edits("сукня 122", "e4")).toMatchObject({ fresh: true });
    expect(await edits("сукня 122", "e5", "another")).toMatchObject({ fresh: true });
    // Delivered again it is the same arrival, whatever was said since.
    expect(await edits("сукня 128", "e2")).toEqual({ ...changed, fresh: false });
  });

  it("is refused where an edit names no message, and where there is no such conversation", async () => {
    await expect(accept({ kind: "message_edited", text: "a" } as StorableBody, "e")).rejects.toThrow(BadInput);
    await expect(says("Добрий день", "m", conversationId("c_none"))).rejects.toThrow(UnknownConversation);
  });

  it("fails alone: one for nobody keeps no other of the same moment from being stored", async () => {
    const answers = await Promise.allSettled(
      Array.from({ length: 12 }, (_, n) => says(`${n}`, `m${n}`, n % 3 === 0 ? conversationId("c_none") : chat.id)),
    );
    expect(answers.map(({ status }) => status)).toEqual(
      Array.from({ length: 12 }, (_, n) => (n % 3 === 0 ? "rejected" : "fulfilled")),
    );
    expect(await tables.store.waiting(chat.id)).toHaveLength(8);
  });

  it("keeps the trace of its first message for the turn, and has none where nothing is traced", async () => {
    trace = "00-trace";
    await says("Добрий день", "m1");
    trace = undefined;
    await says("Є сукня?", "m2");
    const turn = await claim();
    expect(turn.trace).toBe("00-trace");
    await tables.store.commitTurn(turn, nothing);
    await says("Дякую", "m3");
    expect(await claim()).not.toHaveProperty("trace");
  });

  it("knows of money for a bill as soon as it is accepted", async () => {
    expect(await tables.store.hasPayment(chat.id, "b1")).toBe(false);
    const amount = { minor: 100, currency: "UAH" } as const;
    await accept({ kind: "payment_received", billId: "b1", amount, chargeId: "c" }, "p");
    expect(await tables.store.hasPayment(chat.id, "b1")).toBe(true);
    expect(await tables.store.hasPayment(chat.id, "b2")).toBe(false);
  });

  it("is not worked on by who never claimed it, and not committed by who lost it", async () => {
    await says("Добрий день", "m");
    const turn = await claim();
    const other = await tables.store.openConversation({ channel: "test", channelChatId: "2" });
    await expect(tables.store.commitTurn({ ...turn, conversationId: other.id }, nothing)).rejects.toThrow(
      "never claimed",
    );
    await claim();
    await expect(tables.store.commitTurn(turn, nothing)).rejects.toThrow(LostHold);
  });

  it("shows an order's parcel, once there is one", async () => {
    await says("Добрий день", "m");
    const uah = (minor: number) => ({ minor, currency: "UAH" });
    const order = { lines: [], delivery: {}, total: uah(100), paid: uah(100), paymentMethod: "total" } as const;
    const placed = { ...order, id: orderId("o_1"), number: "1", status: "paid" } as const;
    await tables.store.commitTurn(await claim(), { ...nothing, orders: [placed] });
    const shown = async () => (await tables.store.load(chat.customerId)).orders[0];
    expect(await shown()).not.toHaveProperty("tracking");
    await home.pool.query("update deskgraph.orders set tracking = '5900' where tenant_id = $1", [home.tenant]);
    expect(await shown()).toMatchObject({ tracking: "5900" });
  });

  it("is remembered by name up to when it was looked through", async () => {
    const { store } = tables;
    expect(await store.cursor("helpdesk/acme")).toBeUndefined();
    for (const time of ["2026-01-14T08:00:00.000Z", "2026-01-14T07:00:00.000Z"]) {
      await store.setCursor("helpdesk/acme", new Date(time));
      expect((await store.cursor("helpdesk/acme"))?.toISOString()).toBe(time);
    }
    expect(await store.cursor("helpdesk/other")).toBeUndefined();
  });

  it("is erased with the checkpoints of all chats of the customer, and once", async () => {
    const checkpoint = (thread: string) =>
      home.pool.query(
        `insert into ${checkpointSchema}.checkpoints (tenant_id, thread_id, checkpoint_id, checkpoint, metadata)
         values ($1, $2, '1', '{}', '{}')`,
        [home.tenant, thread],
      );
    const other = await tables.store.openConversation({ channel: "test", channelChatId: "2" });
    for (const { id } of [chat, other]) await checkpoint(id);
    expect(await tables.store.erase(chat.id, nothingOwed)).toBeDefined();
    expect(await tables.store.conversation(chat.id)).toBeUndefined();
    const left = await home.pool.query<{ thread: string }>(
      `select thread_id as thread from ${checkpointSchema}.checkpoints where thread_id = any($1)`,
      [[chat.id, other.id]],
    );
    expect(left.rows).toEqual([{ thread: other.id }]);
    expect(await tables.store.erase(chat.id, nothingOwed)).toBeUndefined();
    expect(await tables.store.load(chat.customerId)).toEqual({
      id: chat.customerId,
      isNew: true,
      delivery: {},
      facts: [],
      orders: [],
    });
  });
});
