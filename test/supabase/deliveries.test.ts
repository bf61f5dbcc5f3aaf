import { beforeEach, describe, expect, it } from "vitest";
import {
  buildEffect,
  type ClaimedEffect,
  type Conversation,
  type Effect,
  type EffectDraft,
  type Fence,
  LostHold,
  type Settlement,
  type StorableBody,
  turnId,
} from "../../src/core/index.ts";
import type { Home } from "../../supabase/home/home.ts";
import { forgottenLanes } from "../../supabase/store/lanes.ts";
import { createTables, type Tables } from "../../supabase/store/store.ts";
import type { Wake } from "../../supabase/store/tenant-tables.ts";
import { freshHome } from "../kit/home.ts";
import { nothingOwed } from "../kit/nothing-owed.ts";

describe("the deliveries of a lane", () => {
  let home: Home;
  let tables: Tables;
  let chat: Conversation;
  let woken: Wake[];
  let trace: string | undefined;
  let count = 0;

  beforeEach(async () => {
    home = await freshHome();
    [woken, trace] = [[], undefined];
    tables = createTables(home, { wakeIn: async (_client, wakes) => void woken.push(...wakes), trace: () => trace });
    chat = await tables.store.openConversation({ channel: "test", channelChatId: "1" });
  });

  const put = async (draft: EffectDraft): Promise<Effect> => {
    count += 1;
    const effect = buildEffect(
      { ...draft, subject: `${count}` },
      { conversationId: chat.id, turnId: turnId("t"), node: "test" },
    );
    await tables.store.put([effect]);
    return effect;
  };
  const note = (): Promise<Effect> => put({ kind: "ticket.note", payload: { text: "є хто?", public: true } });
  const status = (stage: "order_formed" | "paid"): Promise<Effect> => put({ kind: "crm.status", payload: { stage } });
  const assign = (): Promise<Effect> => put({ kind: "crm.assign", payload: { role: "person" } });
  const reply = (by: "ai" | "person" = "ai"): Promise<Effect> => {
    const of = { id: `r${count}`, turnId: turnId("t"), kind: "plain", text: "Вітаю" } as const;
    return put({ kind: "reply.send", payload: { by, epoch: chat.epoch, reply: of } });
  };
  const claimed = async (fence: Fence, { key }: Effect): Promise<ClaimedEffect> => {
    const answer = await tables.deliveries.claim(fence, key);
    if (answer === "withheld") throw new Error("it was withheld");
    return answer;
  };
  /** Takes the lane, claims the effect and writes this down. */
  const settled = async (effect: Effect, settlement: Settlement): Promise<void> => {
    const fence = await tables.deliveries.take(effect.lane);
    await tables.deliveries.claim(fence, effect.key);
    await tables.deliveries.settle(fence, effect.key, settlement);
  };
  const entry = async ({ key }: Effect) => {
    const found = await tables.desk.find(key);
    if (found === undefined || found === "ambiguous") throw new Error("there is no entry");
    return found;
  };
  const arrives = (body: StorableBody, externalId: string) =>
    tables.store.accept({
      conversationId: chat.id,
      source: "test",
      externalId,
      raw: new Uint8Array(),
      body,
      at: new Date(),
    });
  const query = (sql: string): Promise<unknown> => home.pool.query(sql, [home.tenant]);

  it("begin with the oldest that waits, and say when it is due and since when it is cut off", async () => {
    const [first, second] = [await note(), await note()];
    const fence = await tables.deliveries.take(first.lane);
    const head = () => tables.deliveries.head(fence, []);
    expect(await head()).toEqual({ key: first.key, kind: "ticket.note", dueInMs: 0, cutOffMs: null, deathCount: 0 });
    await claimed(fence, first);
    expect((await head())?.cutOffMs).toBeGreaterThanOrEqual(0);
    await tables.deliveries.settle(fence, first.key, { to: "again", afterMs: 600_000, code: "http_503" });
    expect((await head())?.dueInMs).toBeGreaterThan(500_000);
    await query("update deskgraph.outbox set due_at = now() - interval '1 minute' where tenant_id = $1");
    expect((await head())?.dueInMs).toBe(0);
    await tables.deliveries.settle(fence, first.key, { to: "done", receipt: {} });
    expect((await head())?.key).toBe(second.key);
    await tables.deliveries.settle(fence, second.key, { to: "done", receipt: {} });
    expect(await head()).toBeUndefined();
  });

  it("leave out what is newer known of, for kinds where the newest alone matters, and for no others", async () => {
    const [old, newer] = [await status("order_formed"), await status("paid")];
    const fence = await tables.deliveries.take(old.lane);
    expect((await tables.deliveries.head(fence, ["ticket.note"]))?.key).toBe(old.key);
    expect((await tables.deliveries.head(fence, ["crm.status"]))?.key).toBe(newer.key);
    expect(await entry(old)).toMatchObject({ state: "superseded", reason: "newer", detail: newer.key });
    expect((await tables.deliveries.head(fence, ["crm.status"]))?.key).toBe(newer.key);
  });

  it("leave out nothing of another kind that waits between", async () => {
    const [old, other, newer] = [await status("order_formed"), await assign(), await status("paid")];
    const fence = await tables.deliveries.take(old.lane);
    expect((await tables.deliveries.head(fence, ["crm.status"]))?.key).toBe(other.key);
    expect([await entry(old), await entry(other), await entry(newer)]).toMatchObject([
      { state: "superseded" },
      { state: "waiting" },
      { state: "waiting" },
    ]);
  });

  it("count attempts, failures and what is unsure, and keep the trace of whoever asked for it", async () => {
    trace = "00-trace";
    const effect = await note();
    trace = undefined;
    const plain = await note();
    const fence = await tables.deliveries.take(effect.lane);
    const first = await claimed(fence, effect);
    expect(first).toMatchObject({
      effect,
      attempt: 1,
      failureCount: 0,
      unsureCount: 0,
      partsDone: 0,
      trace: "00-trace",
    });
    expect(first.ageMs).toBeGreaterThanOrEqual(0);
    const again = { to: "again", afterMs: 0, code: "x" } as const;
    await tables.deliveries.settle(fence, effect.key, { ...again, isFailure: true });
    await tables.deliveries.settle(fence, effect.key, again);
    expect(await claimed(fence, effect)).toMatchObject({ attempt: 2, failureCount: 1, unsureCount: 0 });
    await tables.deliveries.settle(fence, effect.key, { ...again, isUnsure: true });
    expect(await claimed(fence, effect)).toMatchObject({ attempt: 3, failureCount: 1, unsureCount: 1 });
    // Nobody said what became of that attempt.
    expect(await claimed(fence, effect)).toMatchObject({ attempt: 4, unsureCount: 2 });
    // What is asked in between leaves nothing unsure.
    await tables.deliveries.rest(fence, effect.key);
    expect(await claimed(fence, effect)).toMatchObject({ attempt: 5, unsureCount: 2 });
    expect(await claimed(fence, plain)).not.toHaveProperty("trace");
  });

  it("go on with the part that was not sent, as sure as at first", async () => {
    const effect = await note();
    const fence = await tables.deliveries.take(effect.lane);
    await claimed(fence, effect);
    await claimed(fence, effect);
    await tables.deliveries.keepParts(fence, effect.key, 2);
    expect(await tables.deliveries.claimPart(fence, effect.key)).toBe("claimed");
    expect(await claimed(fence, effect)).toMatchObject({ partsDone: 2, unsureCount: 1 });
    await tables.deliveries.settle(fence, effect.key, { to: "done", receipt: {} });
    expect(await tables.deliveries.claimPart(fence, effect.key)).toBe("withheld");
    await expect(tables.deliveries.keepParts(fence, effect.key, 3)).rejects.toThrow(LostHold);
    await expect(tables.deliveries.rest(fence, effect.key)).rejects.toThrow(LostHold);
    await expect(tables.deliveries.settle(fence, effect.key, { to: "done", receipt: {} })).rejects.toThrow(LostHold);
  });

  it("write down a receipt, a wait or a death as it was told, and nothing that was not", async () => {
    const [done, waiting, dead] = [await note(), await note(), await note()];
    await settled(done, { to: "done", receipt: { externalId: "7" } });
    await settled(waiting, { to: "again", afterMs: 60_000, code: "http_503", detail: "down\u0000" });
    await settled(dead, { to: "dead", code: "http_422" });
    expect((await tables.store.effects(chat.id)).map(({ state, receipt }) => [state, receipt])).toEqual([
      ["done", { externalId: "7" }],
      ["waiting", undefined],
      ["dead", undefined],
    ]);
    const { putAt, settledAt, ...told } = await entry(done);
    expect(told).toEqual({ effect: done, state: "done", attempts: 1, receipt: { externalId: "7" } });
    expect(Date.parse(settledAt ?? "")).toBeGreaterThanOrEqual(Date.parse(putAt));
    const { putAt: since, dueAt, ...waits } = await entry(waiting);
    expect(waits).toEqual({ effect: waiting, state: "waiting", attempts: 1, reason: "http_503", detail: "down" });
    expect(Date.parse(dueAt ?? "")).toBeGreaterThan(Date.parse(since) + 50_000);
    const { settledAt: diedAt, putAt: _, ...died } = await entry(dead);
    expect(died).toEqual({ effect: dead, state: "dead", attempts: 1, reason: "http_422" });
    expect(diedAt).toBeDefined();
  });

  it("tell a death to the conversation each time it happens, in one step with it", async () => {
    const effect = await note();
    const { key: effectKey, kind: effectKind } = effect;
    const told = { kind: "delivery_trouble", outcome: "dead", effectKey, effectKind, code: "http_422" } as const;
    const dies = () => settled(effect, { to: "dead", code: "http_422", told });
    await dies();
    await tables.desk.replay(effect.key);
    await dies();
    expect(await tables.store.waiting(chat.id)).toHaveLength(2);
    const stale = await tables.deliveries.take(effect.lane);
    await tables.deliveries.take(effect.lane);
    await tables.desk.replay(effect.key);
    const late = tables.deliveries.settle(stale, effect.key, { to: "dead", code: "x", told });
    await expect(late).rejects.toThrow(LostHold);
    expect(await tables.store.waiting(chat.id)).toHaveLength(2);
  });

  it("are too late for a customer who was erased", async () => {
    const effect = await note();
    const fence = await tables.deliveries.take(effect.lane);
    await claimed(fence, effect);
    await tables.store.erase(chat.id, nothingOwed);
    const settle = (settlement: Settlement) => tables.deliveries.settle(fence, effect.key, settlement);
    const told = { kind: "closed", by: "x" } as const;
    await expect(settle({ to: "dead", code: "x", told })).rejects.toThrow("is gone");
    await expect(settle({ to: "unreachable" })).rejects.toThrow("is gone");
    await expect(settle({ to: "done", receipt: {} })).rejects.toThrow(LostHold);
    await expect(tables.deliveries.claim(fence, effect.key)).rejects.toThrow(LostHold);
    expect(await tables.deliveries.effect(effect.key)).toBeUndefined();
  });

  it("leave a vendor that may be at it still its time, also when a person replays what died of that", async () => {
    const [underWay, over] = [await note(), await note()];
    const cutOff = async (effect: Effect, part: { readonly isUnderWay?: true }) => {
      await settled(effect, { to: "dead", code: "timeout", isUnsure: true, ...part });
      await tables.desk.replay(effect.key);
      const fence = await tables.deliveries.take(effect.lane);
      const { cutOffMs } = (await tables.deliveries.head(fence, [])) ?? {};
      const { unsureCount } = await claimed(fence, effect);
      await tables.deliveries.settle(fence, effect.key, { to: "done", receipt: {} });
      return [typeof cutOffMs, unsureCount];
    };
    expect(await cutOff(underWay, { isUnderWay: true })).toEqual(["number", 1]);
    expect(await cutOff(over, {})).toEqual(["object", 1]);
  });

  it("say to nobody who left, until they write again, also when both are told at once", async () => {
    const left = (externalId: string) => arrives({ kind: "customer_left" }, externalId);
    const writes = (externalId: string) => arrives({ kind: "message", text: "я тут", attachments: [] }, externalId);
    await left("l1");
    const first = await reply();
    const fence = await tables.deliveries.take(first.lane);
    expect(await tables.deliveries.claim(fence, first.key)).toBe("withheld");
    await writes("m1");
    expect(await claimed(fence, await reply())).toMatchObject({ attempt: 1 });
    // The first go alone, the rest together.
    await Promise.all([writes("m2"), writes("m3"), writes("m4"), left("l2"), writes("m5")]);
    expect(await claimed(fence, await reply())).toMatchObject({ attempt: 1 });
  });

  it("mark in the transcript what was never read; what was read in part was said", async () => {
    await arrives({ kind: "message", text: "Добрий день", attachments: [] }, "m");
    const turn = await tables.store.claimTurn(chat.id);
    if (turn === undefined) throw new Error("there is no turn");
    const of = (id: string) => ({ id, turnId: turn.id, kind: "plain", text: id }) as const;
    const replies = ["whole", "part", "never"].map(of);
    await tables.store.commitTurn(turn, { heard: [], replies, facts: [], orders: [] });
    const [whole, part, never] = (await tables.store.effects(chat.id)).map(({ effect }) => effect);
    if (whole === undefined || part === undefined || never === undefined) throw new Error("no replies");
    await settled(whole, { to: "done", receipt: {} });
    const fence = await tables.deliveries.take(part.lane);
    await claimed(fence, part);
    await tables.deliveries.keepParts(fence, part.key, 1);
    await tables.deliveries.settle(fence, part.key, { to: "unreachable" });
    expect(await tables.deliveries.claim(fence, never.key)).toBe("withheld");
    expect((await tables.store.transcript(chat.id, 9)).map(({ text, withheld }) => [text, withheld])).toEqual([
      ["whole", undefined],
      ["part", undefined],
      ["never", "unreachable"],
    ]);
  });

  it("keep the AI silent to a customer who is gone until they come back, and try a person's words", async () => {
    const [first, second, persons] = [await reply(), await reply(), await reply("person")];
    await settled(first, { to: "unreachable" });
    expect(await entry(first)).toMatchObject({ state: "withheld", reason: "unreachable" });
    const fence = await tables.deliveries.take(first.lane);
    expect(await tables.deliveries.claim(fence, second.key)).toBe("withheld");
    expect(await entry(second)).toMatchObject({ state: "withheld", reason: "unreachable" });
    expect(await claimed(fence, persons)).toMatchObject({ attempt: 1 });
    const third = await reply();
    await tables.store.cameBack(chat.id);
    expect(await claimed(fence, third)).toMatchObject({ attempt: 1 });
  });

  it("withhold what the AI would say after the owner changed, and what a person let go", async () => {
    const old = await reply();
    const fence = await tables.deliveries.take(old.lane);
    // As if it was put by somebody who had not seen the change.
    await query("update deskgraph.conversations set epoch = epoch + 1 where tenant_id = $1");
    expect(await tables.deliveries.claim(fence, old.key)).toBe("withheld");
    expect(await entry(old)).toMatchObject({ state: "withheld", reason: "owner_changed" });
    const discarded = await note();
    expect(await tables.desk.discard(discarded.key, "by hand")).toBe(true);
    const held = await tables.deliveries.take(discarded.lane);
    expect(await tables.deliveries.claim(held, discarded.key)).toBe("withheld");
    expect(await entry(discarded)).toMatchObject({ state: "discarded", reason: "by hand" });
  });

  it("say whether a word of the AI is on its way right now", async () => {
    const isSending = () => tables.store.isSending(chat.id);
    const persons = await reply("person");
    const ais = await reply();
    const fence = await tables.deliveries.take(ais.lane);
    await claimed(fence, persons);
    expect(await isSending()).toBe(false);
    await claimed(fence, ais);
    expect(await isSending()).toBe(true);
    // Longer than any sending takes: a worker that died left the mark.
    await query("update deskgraph.outbox set sending_at = sending_at - interval '31 seconds' where tenant_id = $1");
    expect(await isSending()).toBe(false);
  });

  it("wake a lane for a new effect, later where it is asked for, and once more where somebody left it", async () => {
    const { lane } = await note();
    expect(woken).toEqual([{ lane, afterMs: 0 }]);
    const fence = await tables.deliveries.take(lane);
    await tables.deliveries.wakeLater(fence, 7_000);
    // It is woken by now: whoever comes finds out when the head is due.
    await tables.deliveries.wakeLater(fence, 9_000);
    expect(woken.slice(1)).toEqual([{ lane, afterMs: 7_000 }]);
    await tables.deliveries.leave(lane);
    expect(woken.slice(2)).toEqual([{ lane, afterMs: 0 }]);
    await tables.deliveries.take(lane);
    await expect(tables.deliveries.wakeLater(fence, 1)).rejects.toThrow(LostHold);
    await tables.store.erase(chat.id, nothingOwed);
    await tables.deliveries.leave(lane);
    expect(woken).toHaveLength(3);
  });

  it("are not forgotten while the first of a lane waits for its time", async () => {
    const sweep = { olderThanMs: 0, isStart: false };
    const first = await note();
    await note();
    const fence = await tables.deliveries.take(first.lane);
    expect(await forgottenLanes(home, sweep)).toEqual([first.lane]);
    await tables.deliveries.claim(fence, first.key);
    await tables.deliveries.settle(fence, first.key, { to: "again", afterMs: 600_000, code: "away" });
    await tables.deliveries.wakeLater(fence, 600_000);
    expect(await forgottenLanes(home, sweep)).toEqual([]);
  });

  it("are not forgotten while a lane waits for its vendor, but are looked at by a start", async () => {
    const { lane } = await note();
    const fence = await tables.deliveries.take(lane);
    await tables.deliveries.wakeLater(fence, 600_000);
    expect(await forgottenLanes(home, { olderThanMs: 0, isStart: false })).toEqual([]);
    expect(await forgottenLanes(home, { olderThanMs: 0, isStart: true })).toEqual([lane]);
  });

  it("need nobody to wake where no worker runs", async () => {
    const { deliveries, desk } = createTables(home);
    const { key, lane } = await note();
    await deliveries.wakeLater(await deliveries.take(lane), 1);
    await deliveries.leave(lane);
    expect(await desk.discard(key, "x")).toBe(true);
  });
});
