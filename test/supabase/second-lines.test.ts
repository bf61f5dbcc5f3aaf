import { beforeEach, describe, expect, it } from "vitest";
import {
  type Conversation,
  type Effect,
  type EffectBody,
  effectKeyOf,
  LostHold,
  laneOf,
  type ReplyKind,
  turnId,
} from "../../src/core/index.ts";
import type { Home } from "../../supabase/home/home.ts";
import { createTables, type Tables } from "../../supabase/store/store.ts";
import { freshHome } from "../kit/home.ts";

/** An effect with this text. */
function effectIn(chat: Conversation, text: string, body?: EffectBody): Effect {
  const of: EffectBody = body ?? { kind: "ticket.note", payload: { text, public: true } };
  const key = effectKeyOf({ thread: chat.id, turn: "t", node: "test", kind: of.kind, subject: text });
  return { ...of, key, lane: laneOf(chat.id, of.kind), conversationId: chat.id, turnId: turnId("t"), node: "test" };
}

interface Shop extends Tables {
  readonly home: Home;
  readonly chat: Conversation;
}
async function openShop(): Promise<Shop> {
  const home = await freshHome();
  const tables = createTables(home);
  const chat = await tables.store.openConversation({ channel: "test", channelChatId: "1" });
  return { ...tables, home, chat };
}

describe("two shops in one database, whose role passes row security by", () => {
  let ours: Shop;
  let theirs: Shop;
  let note: Effect;
  const ticket = { helpdesk: "acme", account: "a", ticketId: "7" };

  beforeEach(async () => {
    [ours, theirs] = [await openShop(), await openShop()];
    note = effectIn(theirs.chat, "їхнє");
    await theirs.store.put([note]);
    await theirs.store.linkTicket({ ...ticket, conversationId: theirs.chat.id });
  });

  const killTheirs = async (): Promise<void> => {
    const fence = await theirs.deliveries.take(note.lane);
    await theirs.deliveries.claim(fence, note.key);
    await theirs.deliveries.settle(fence, note.key, { to: "dead", code: "http_422", detail: "no" });
  };

  it("really are both there for it", async () => {
    const all = await ours.home.pool.query("select from deskgraph.outbox where key = $1", [note.key]);
    expect(all.rowCount).toBe(1);
  });

  it("the desk lists, finds and counts our effects alone", async () => {
    expect(await ours.desk.list({ limit: 100 })).toEqual([]);
    expect(await ours.desk.list({ limit: 100, conversationId: theirs.chat.id })).toEqual([]);
    expect(await ours.desk.find(note.key)).toBeUndefined();
    expect(await ours.desk.counts()).toEqual([]);
    expect(await theirs.desk.list({ limit: 100 })).toHaveLength(1);
    expect(await theirs.desk.find(note.key)).toMatchObject({ effect: { key: note.key } });
    expect(await theirs.desk.counts()).toEqual([{ destination: "ticket", waiting: 1, dead: 0 }]);
  });

  it("the desk counts our inbox alone", async () => {
    const body = { kind: "message", text: "привіт", attachments: [] } as const;
    const arrival = { source: "test", externalId: "1", raw: Buffer.from("{}"), body, at: new Date() };
    await theirs.store.accept({ ...arrival, conversationId: theirs.chat.id });
    expect([await ours.desk.inboxWaiting(), await theirs.desk.inboxWaiting()]).toEqual([0, 1]);
  });

  it("the desk lets go, puts back and distrusts our effects alone", async () => {
    expect(await ours.desk.discard(note.key, "ours")).toBe(false);
    await ours.desk.distrust();
    const fence = await theirs.deliveries.take(note.lane);
    expect(await theirs.deliveries.claim(fence, note.key)).toMatchObject({ attempt: 1, unsureCount: 0 });
    await killTheirs();
    expect(await ours.desk.replay(note.key)).toBe(false);
    expect(await theirs.desk.list({ limit: 100 })).toMatchObject([{ state: "dead" }]);
  });

  it("tickets are found, seen and counted live only by those whose they are", async () => {
    const place = { helpdesk: "acme", account: "a" };
    expect(await ours.store.linkedTicket(place, "7")).toBeUndefined();
    expect(await ours.store.newestTicket(theirs.chat.id, [place])).toBeUndefined();
    expect(await ours.store.hasLiveTickets(place)).toBe(false);
    const now = { isSolved: true, updatedAt: "2026-01-14T08:00:00Z" };
    expect(await ours.store.sawTicket(ticket, { changeCount: 0 }, now)).toBe(false);
    expect(await theirs.store.linkedTicket(place, "7")).toMatchObject({ isSolved: false, changeCount: 0 });
    expect(await theirs.store.hasLiveTickets(place)).toBe(true);
  });

  it("what was asked of a helpdesk is known to those who asked", async () => {
    const open = effectIn(theirs.chat, "відкрийте", {
      kind: "ticket.open",
      payload: { reason: "complaint", priority: "high", subject: "s", brief: "b", tags: [] },
    });
    await theirs.store.put([open]);
    expect(await ours.store.ticketRequest(theirs.chat.id)).toBeUndefined();
    expect(await theirs.store.ticketRequest(theirs.chat.id)).toMatchObject({ effect: { key: open.key } });
  });
});

describe("whoever lost a lane", () => {
  it("neither claims an effect of it, nor a part, and writes down nothing of what became of it", async () => {
    const { chat, store, deliveries, desk } = await openShop();
    const note = effectIn(chat, "перша");
    await store.put([note]);
    const old = await deliveries.take(note.lane);
    const fence = await deliveries.take(note.lane);
    await expect(deliveries.claim(old, note.key)).rejects.toThrow(LostHold);
    expect(await desk.list({ limit: 1 })).toMatchObject([{ state: "waiting", attempts: 0 }]);
    await deliveries.claim(fence, note.key);
    await expect(deliveries.claimPart(old, note.key)).rejects.toThrow(LostHold);
    await expect(deliveries.keepParts(old, note.key, 1)).rejects.toThrow(LostHold);
    await expect(deliveries.rest(old, note.key)).rejects.toThrow(LostHold);
    await expect(deliveries.settle(old, note.key, { to: "done", receipt: {} })).rejects.toThrow(LostHold);
    expect(await desk.list({ limit: 1 })).toMatchObject([{ state: "waiting", attempts: 1 }]);
    await deliveries.settle(fence, note.key, { to: "done", receipt: {} });
    expect(await desk.list({ limit: 1 })).toMatchObject([{ state: "done" }]);
  });
});

describe("a dead letter that is put back", () => {
  /** Dies after this, is replayed, and claimed again. */
  async function unsureAfterReplay(before: (shop: Shop, note: Effect) => Promise<void>): Promise<number | undefined> {
    const shop = await openShop();
    const note = effectIn(shop.chat, "лист");
    await shop.store.put([note]);
    await before(shop, note);
    const fence = await shop.deliveries.take(note.lane);
    await shop.deliveries.claim(fence, note.key);
    await shop.deliveries.settle(fence, note.key, { to: "dead", code: "http_500", detail: "" });
    expect(await shop.desk.replay(note.key)).toBe(true);
    const claimed = await shop.deliveries.claim(await shop.deliveries.take(note.lane), note.key);
    return claimed === "withheld" ? undefined : claimed.unsureCount;
  }

  it("stays unsure where an attempt was cut off, so that it is looked for first", async () => {
    const cutOff = async ({ deliveries }: Shop, { lane, key }: Effect): Promise<void> => {
      await deliveries.claim(await deliveries.take(lane), key);
    };
    expect(await unsureAfterReplay(cutOff)).toBe(1);
    const twice = async (shop: Shop, note: Effect): Promise<void> => {
      for (let n = 0; n < 2; n += 1) await cutOff(shop, note);
    };
    // Once is enough to look, and more would use up the one repeat.
    expect(await unsureAfterReplay(twice)).toBe(1);
  });

  it("is as sure as new where every attempt was answered", async () => {
    expect(await unsureAfterReplay(async () => undefined)).toBe(0);
  });
});

describe("a change of owner", () => {
  it("withholds what the AI has not begun to say, and neither a person's words nor help for a life at risk", async () => {
    const { chat, store } = await openShop();
    const takeOver = (externalId: string) =>
      store.accept({
        conversationId: chat.id,
        source: "staff",
        externalId,
        raw: new Uint8Array(),
        body: { kind: "taken_over", by: "Олена" },
        at: new Date(),
      });
    const says = (id: string, by: "ai" | "person", kind: ReplyKind): Effect =>
      effectIn(chat, id, {
        kind: "reply.send",
        payload: { by, epoch: chat.epoch, reply: { id, turnId: turnId("t"), kind, text: id } },
      });
    await store.put([
      says("ai", "ai", "plain"),
      says("person", "person", "plain"),
      says("help", "ai", "safety"),
      effectIn(chat, "нотатка"),
    ]);
    await takeOver("first");
    expect(await store.conversation(chat.id)).toMatchObject({ owner: "person", epoch: chat.epoch + 1 });
    const states = (await store.effects(chat.id)).map(({ effect, state }) => [
      effect.kind === "reply.send" ? effect.payload.reply.id : effect.kind,
      state,
    ]);
    expect(states).toEqual([
      ["ai", "withheld"],
      ["person", "waiting"],
      ["help", "waiting"],
      ["ticket.note", "waiting"],
    ]);
    // The same owner again changes nothing.
    await takeOver("second");
    expect(await store.conversation(chat.id)).toMatchObject({ epoch: chat.epoch + 1 });
  });
});
