import { beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { byKey } from "../../integrations/http/access.ts";
import { failureOfStatus } from "../../integrations/http/failure-of-status.ts";
import { jsonApi } from "../../integrations/http/json-api.ts";
import {
  type Breakers,
  type Conversation,
  callsOf,
  type Deliverer,
  type DeliveryContext,
  type DeliveryResult,
  type Effect,
  type EffectKey,
  effectKeyOf,
  type Lane,
  LostHold,
  laneOf,
  orFailure,
  turnId,
} from "../../src/core/index.ts";
import { deliverLane } from "../../src/outbox/deliver-lane.ts";
import type { OutboxDeps } from "../../src/outbox/outbox-deps.ts";
import type { OutboxEvent } from "../../src/outbox/outbox-event.ts";
import { withWouldDo } from "../../src/outbox/would-do.ts";
import type { Home } from "../../supabase/home/home.ts";
import { createTables, type Tables } from "../../supabase/store/store.ts";
import type { Wake } from "../../supabase/store/tenant-tables.ts";
import { type Fault, serve } from "../fakes/serve.ts";
import { freshHome } from "../kit/home.ts";
import { noTraces } from "../kit/no-traces.ts";

const done: DeliveryResult = { outcome: "done", receipt: { externalId: "v-1" } };
const never = new AbortController().signal;
const open: Breakers = {
  admit: async () => ({ may: true, isProbe: false }),
  report: async () => undefined,
};

describe("a lane of the outbox", () => {
  let home: Home;
  let tables: Tables;
  let chat: Conversation;
  let woken: Wake[];
  let events: OutboxEvent[];
  let calls: EffectKey[];
  let count = 0;

  beforeEach(async () => {
    home = await freshHome();
    woken = [];
    events = [];
    calls = [];
    tables = createTables(home, { wakeIn: async (_client, wakes) => void woken.push(...wakes) });
    chat = await tables.store.openConversation({ channel: "test", channelChatId: "1" });
  });

  const note = (text: string): Effect => {
    count += 1;
    const kind = "ticket.note";
    return {
      kind,
      payload: { text, public: true },
      key: effectKeyOf({ thread: chat.id, turn: "t", node: "test", kind, subject: `${count}` }),
      lane: laneOf(chat.id, kind),
      conversationId: chat.id,
      turnId: turnId("t"),
      node: "test",
    };
  };
  const lane = (): Lane => laneOf(chat.id, "ticket.note");
  const put = async (...texts: readonly string[]): Promise<Effect[]> => {
    const effects = texts.map(note);
    await tables.store.put(effects);
    return effects;
  };
  const deps = (
    deliverer: Partial<Deliverer<"ticket.note">> & Pick<Deliverer<"ticket.note">, "deliver">,
    more: Partial<OutboxDeps> = {},
  ): OutboxDeps => ({
    deliveries: tables.deliveries,
    deliverers: withWouldDo({ "ticket.note": { vendor: "acme", ...deliverer } }),
    breakers: open,
    budgets: {
      take: async () => ({ granted: true, waitMs: 0 }),
      pause: async () => undefined,
      pausedForMs: async () => 0,
    },
    traces: noTraces,
    report: (event) => events.push(event),
    random: () => 0,
    ...more,
  });
  /** Answers in turn; the last one again and again. */
  const answering = (...results: readonly DeliveryResult[]) => ({
    deliver: async ({ key }: Effect): Promise<DeliveryResult> => {
      calls.push(key);
      return results[Math.min(calls.length, results.length) - 1] ?? done;
    },
  });
  /** A deliverer that looks first itself, wherever an earlier attempt may have come true. */
  const lookingFirst = (deliver: Deliverer["deliver"], look: (effect: Effect) => DeliveryResult | undefined) => ({
    isSafeToRepeat: true as const,
    deliver: async (effect: Effect, context: DeliveryContext): Promise<DeliveryResult> =>
      (context.attempt > 1 ? look(effect) : undefined) ?? deliver(effect, context),
  });
  const run = (of: OutboxDeps, signals: { stopping?: AbortSignal; lost?: AbortSignal } = {}): Promise<void> =>
    deliverLane(of, { lane: lane(), stopping: never, lost: never, ...signals });
  const states = async (): Promise<unknown[]> =>
    (await tables.desk.list({ limit: 100 })).map(({ state, reason }) =>
      reason === undefined ? state : `${state}: ${reason}`,
    );
  /** As if the waits were over. */
  const passTime = (): Promise<unknown> =>
    home.pool.query("update deskgraph.outbox set due_at = null where tenant_id = $1", [home.tenant]);

  it("delivers in the order in which effects were put, each once", async () => {
    const effects = await put("1", "2", "3");
    await run(deps(answering(done)));
    await run(deps(answering(done)));
    expect(calls).toEqual(effects.map(({ key }) => key));
    expect(await states()).toEqual(["done", "done", "done"]);
    expect(woken).toEqual([{ lane: lane(), afterMs: 0 }]);
  });

  it("waits with everything behind a head that has to be tried again", async () => {
    const [first, second] = await put("1", "2");
    await run(deps(answering({ outcome: "retry", code: "http_503", afterMs: 3_600_000 })));
    expect(calls).toEqual([first?.key]);
    expect(woken.at(-1)?.afterMs).toBeGreaterThan(0);
    await passTime();
    await run(deps(answering(done)));
    expect(calls).toEqual([first?.key, first?.key, second?.key]);
  });

  it("waits as long as the vendor says", async () => {
    await put("1");
    await run(deps(answering({ outcome: "retry", code: "http_429", afterMs: 37_000, vendorIsWell: true })));
    expect(events).toMatchObject([{ event: "retry", afterMs: 37_000 }]);
    expect(woken.at(-1)?.afterMs).toBeGreaterThan(36_000);
  });

  it("makes a dead letter of what is refused, and goes on with the next", async () => {
    const effects = await put("1", "2");
    await run(deps(answering({ outcome: "refused", code: "http_422", detail: "no such ticket" }, done)));
    expect(calls).toEqual(effects.map(({ key }) => key));
    expect(await states()).toEqual(["dead: http_422", "done"]);
  });

  it("gives up after the attempts a deliverer allows", async () => {
    await put("1");
    for (let n = 0; n < 3; n += 1) {
      await run(deps({ ...answering({ outcome: "retry", code: "http_500" }), maxAttempts: 3 }));
      await passTime();
    }
    expect(calls).toHaveLength(3);
    expect(await states()).toEqual(["dead: http_500"]);
  });

  it("lets a deliverer look before it repeats what may have come true: it is told that it is not the first", async () => {
    await put("1");
    const unsure = answering({ outcome: "uncertain", code: "timeout" });
    const looks: EffectKey[] = [];
    const finding = (result: DeliveryResult | undefined) =>
      lookingFirst(unsure.deliver, ({ key }) => {
        looks.push(key);
        return result;
      });
    await run(deps(finding(undefined)));
    expect([calls.length, looks.length]).toEqual([1, 0]);
    await passTime();
    await run(deps(finding(undefined)));
    expect([calls.length, looks.length]).toEqual([2, 1]);
    await passTime();
    await run(deps(finding({ outcome: "done", receipt: { externalId: "v-9" } })));
    expect([calls.length, looks.length]).toEqual([2, 2]);
    expect((await tables.desk.list({ limit: 1 }))[0]).toMatchObject({ state: "done", receipt: { externalId: "v-9" } });
  });

  it("repeats nothing after a look that failed", async () => {
    await put("1");
    const unsure = answering({ outcome: "uncertain", code: "timeout" });
    await run(deps(unsure));
    await passTime();
    await run(deps(lookingFirst(unsure.deliver, () => ({ outcome: "retry", code: "timeout" }))));
    expect(calls).toHaveLength(1);
    expect(await states()).toEqual(["waiting: timeout"]);
  });

  it("costs no back-off and no dead letter when one read blinks: it is read again within the attempt", async () => {
    const faults: Fault[] = ["drop", { status: 503 }];
    const vendor = await serve({
      fault: ({ method }) => (method === "GET" ? (faults.shift() ?? "none") : "none"),
      apply: () => ({ status: 200, body: {} }),
    });
    const api = jsonApi({
      access: byKey({ base: vendor.url, headers: {} }),
      failureOf: (answer, call) => failureOfStatus(answer, { vendor: "acme", ...call, remedy: "" }),
    });
    const readThenWrite = {
      maxAttempts: 1,
      isSafeToRepeat: true as const,
      deliver: (_effect: Effect, context: DeliveryContext): Promise<DeliveryResult> =>
        orFailure(async () => {
          const calls = callsOf(context);
          const schema = z.object({});
          await api({ method: "GET", path: "/ticket", schema }, calls);
          await api({ method: "POST", path: "/ticket/comments", body: {}, schema }, calls);
          return done;
        }),
    };
    await put("1");
    await run(deps(readThenWrite));
    expect(vendor.calls.map(({ method }) => method)).toEqual(["GET", "GET", "GET", "POST"]);
    expect([await states(), woken]).toEqual([["done"], [{ lane: lane(), afterMs: 0 }]]);
    expect(events).toMatchObject([{ event: "done", attempt: 1 }]);
    await vendor.stop();
  });

  it("takes a slot between a look and the delivery after it", async () => {
    await put("1");
    const taken: number[] = [];
    const budgets: OutboxDeps["budgets"] = {
      take: async () => {
        taken.push(calls.length);
        return { granted: true, waitMs: 0 };
      },
      pause: async () => undefined,
      pausedForMs: async () => 0,
    };
    const deliverer = {
      limit: { calls: 10, perMs: 10_000 },
      isSafeToRepeat: true as const,
      deliver: async ({ key }: Effect, context: DeliveryContext): Promise<DeliveryResult> => {
        const { slot } = callsOf(context);
        // A look and the delivery are a call to the vendor each.
        for (let call = 0; call < (context.attempt > 1 ? 2 : 1); call += 1) {
          await slot();
          calls.push(key);
        }
        return context.attempt > 1 ? done : { outcome: "uncertain", code: "timeout" };
      },
    };
    await run(deps(deliverer, { budgets }));
    await passTime();
    await run(deps(deliverer, { budgets }));
    // One before the first attempt, one before the look, one between it and the delivery.
    expect([calls.length, taken]).toEqual([3, [0, 1, 2]]);
  });

  it("repeats once, never twice, where a repeat is not safe", async () => {
    await put("1");
    for (let n = 0; n < 4; n += 1) {
      await run(deps(answering({ outcome: "uncertain", code: "timeout" })));
      await passTime();
    }
    expect(calls).toHaveLength(2);
    expect(await states()).toEqual(["dead: unsure_twice"]);
  });

  it("repeats as often as it takes where a repeat is safe", async () => {
    await put("1");
    for (let n = 0; n < 4; n += 1) {
      await run(deps({ ...answering({ outcome: "uncertain", code: "timeout" }), isSafeToRepeat: true }));
      await passTime();
    }
    expect(calls).toHaveLength(4);
  });

  it("takes an attempt that was cut off for one that may have come true", async () => {
    const [effect] = await put("1");
    const fence = await tables.deliveries.take(lane());
    if (effect === undefined) throw new Error("nothing was put");
    await tables.deliveries.claim(fence, effect.key);
    // The worker dies here. The next one looks first.
    let looked = 0;
    const look = (): undefined => {
      looked += 1;
    };
    await run(deps(lookingFirst(answering(done).deliver, look)));
    expect([looked, calls.length]).toEqual([1, 1]);
  });

  it("risks a cut off attempt once more where a repeat is not safe, and then no more", async () => {
    const [effect] = await put("1");
    if (effect === undefined) throw new Error("nothing was put");
    for (let time = 0; time < 2; time += 1) {
      const fence = await tables.deliveries.take(lane());
      await tables.deliveries.claim(fence, effect.key);
    }
    await run(deps(answering(done)));
    expect([calls.length, await states()]).toEqual([0, ["dead: unsure_twice"]]);
  });

  /** A worker claims it and dies, so many times. */
  const dieSending = async ({ key, lane: of }: Effect, times: number): Promise<void> => {
    for (let time = 0; time < times; time += 1) {
      await tables.deliveries.claim(await tables.deliveries.take(of), key);
    }
  };
  const safely = { ...answering(done), isSafeToRepeat: true } as const;

  it("makes a dead letter of what five processes died of while they sent it, and tells the staff", async () => {
    const [first, second] = await put("1", "2");
    if (first === undefined) throw new Error("nothing was put");
    await dieSending(first, 5);
    await run(deps(safely));
    expect(calls).toEqual([second?.key]);
    expect(await states()).toEqual(["dead: died_sending", "done"]);
    expect(events).toContainEqual(expect.objectContaining({ event: "dead", code: "died_sending" }));
    const turn = await tables.store.claimTurn(chat.id);
    expect(turn?.inbounds).toMatchObject([{ kind: "delivery_trouble", effectKey: first.key, code: "died_sending" }]);
    // A person who replays it gives it as many lives again.
    await tables.desk.replay(first.key);
    await run(deps(safely));
    expect(await states()).toEqual(["done", "done"]);
  });

  it("delivers what was cut off four times, and by a vendor's troubles in between as often as it takes", async () => {
    const [first] = await put("1");
    if (first === undefined) throw new Error("nothing was put");
    await dieSending(first, 4);
    for (let n = 0; n < 6; n += 1) {
      await run(deps({ ...answering({ outcome: "retry", code: "http_503" }), isSafeToRepeat: true }));
      await passTime();
    }
    await run(deps({ ...answering(done), isSafeToRepeat: true }));
    expect(await states()).toEqual(["done"]);
  });

  it("tries one at a time of those that were cut off: who dies again takes no other with it", async () => {
    const [killer] = await put("1");
    const other = await tables.store.openConversation({ channel: "test", channelChatId: "2" });
    const beside = { ...note("2"), conversationId: other.id, lane: laneOf(other.id, "ticket.note") };
    const fresh = { ...note("3"), conversationId: other.id, lane: laneOf(other.id, "staff.post") };
    await tables.store.put([beside, fresh]);
    if (killer === undefined) throw new Error("nothing was put");
    for (const effect of [killer, beside]) await dieSending(effect, 1);
    const begun = Promise.withResolvers<void>();
    const end = Promise.withResolvers<DeliveryResult>();
    const deliver = (): Promise<DeliveryResult> => {
      begun.resolve();
      return end.promise;
    };
    const slow = { deliver, isSafeToRepeat: true } as const;
    const sending = run(deps(slow));
    await begun.promise;
    const holdOf = (of: Lane) => ({ lane: of, stopping: never, lost: never });
    await deliverLane(deps(safely), holdOf(beside.lane));
    expect([calls.length, woken.at(-1)]).toEqual([0, { lane: beside.lane, afterMs: expect.closeTo(1_000, -2) }]);
    await deliverLane(deps(safely), holdOf(fresh.lane));
    expect(calls).toEqual([fresh.key]);
    end.resolve(done);
    await sending;
    await deliverLane(deps(safely), holdOf(beside.lane));
    expect(calls).toEqual([fresh.key, beside.key]);
  });

  it("counts a deliverer that throws, or outlives its deadline, as perhaps delivered", async () => {
    await put("1");
    await run(deps({ deliver: () => Promise.reject(new TypeError("bug")) }));
    expect(await states()).toEqual(["waiting: TypeError"]);
    await passTime();
    await run(deps({ deliver: () => new Promise(() => undefined), deadlineMs: 5, isSafeToRepeat: true }));
    expect(await states()).toEqual(["waiting: deadline"]);
  });

  it("goes on with the first part that was not sent, and is as unsure about it as about a first attempt", async () => {
    await put("1");
    const sent: number[] = [];
    const inParts = (diesAt: number) => ({
      deliver: async (_effect: Effect, { partsDone, nextPart }: DeliveryContext): Promise<DeliveryResult> => {
        for (let part = partsDone; part < 4; part += 1) {
          if (part > partsDone) await nextPart(part);
          if (part === diesAt) return { outcome: "uncertain", code: "timeout" };
          sent.push(part);
        }
        return done;
      },
    });
    for (const diesAt of [1, 2, 3, 9]) {
      await run(deps(inParts(diesAt)));
      await passTime();
    }
    // Three parts were unsure once each: never one of them twice.
    expect(sent).toEqual([0, 1, 2, 3]);
    expect(await states()).toEqual(["done"]);
  });

  it("asks whether the vendor is back before it risks the one repeat, and waits while it is not", async () => {
    await put("1");
    const away = { outcome: "uncertain", code: "telegram_502" } as const;
    let isAway = true;
    let asked = 0;
    const vendor = {
      ...answering(away, done),
      trouble: async () => {
        asked += 1;
        return isAway ? away : undefined;
      },
    };
    await run(deps(vendor));
    expect(asked).toBe(0);
    for (let time = 0; time < 5; time += 1) {
      await passTime();
      await run(deps(vendor));
    }
    expect([calls.length, asked, await states()]).toEqual([1, 5, ["waiting: telegram_502"]]);
    // Whoever dies while asking has sent nothing.
    const dying = {
      ...vendor,
      trouble: () => {
        throw new LostHold("died");
      },
    };
    await passTime();
    await run(deps(dying));
    isAway = false;
    await passTime();
    await run(deps(vendor));
    expect([calls.length, asked, await states()]).toEqual([2, 6, ["done"]]);
  });

  it("says no further part of the AI's once a person took over, also while it waits for its slot", async () => {
    const reply: Effect = {
      kind: "reply.send",
      payload: { reply: { id: "r", turnId: "t", kind: "plain", text: "long" }, epoch: chat.epoch, by: "ai" },
      key: effectKeyOf({ thread: chat.id, turn: "t", node: "test", kind: "reply.send" }),
      lane: laneOf(chat.id, "reply.send"),
      conversationId: chat.id,
      turnId: turnId("t"),
      node: "test",
    };
    const sent: number[] = [];
    const inThree: Deliverer<"reply.send"> = {
      vendor: "acme",
      limit: { calls: 1, perMs: 1_000 },
      deliver: async (_effect, { nextPart }) => {
        for (const part of [0, 1, 2]) {
          if (part > 0) await nextPart(part);
          sent.push(part);
        }
        return done;
      },
    };
    const reports: string[] = [];
    let slots = 0;
    const budgets: OutboxDeps["budgets"] = {
      pause: async () => undefined,
      pausedForMs: async () => 0,
      take: async () => {
        slots += 1;
        // Before the third part: nobody is sending, so nobody has to wait with taking over.
        if (slots === 3) {
          expect(await tables.store.isSending(chat.id)).toBe(false);
          await tables.store.accept({
            conversationId: chat.id,
            source: "test",
            externalId: "taken over",
            raw: Buffer.from(""),
            body: { kind: "taken_over", by: "Марія" },
            at: new Date(),
          });
        }
        return { granted: true, waitMs: 0 };
      },
    };
    const breakers: Breakers = { ...open, report: async (_vendor, was) => void reports.push(was) };
    await tables.store.put([reply]);
    const of = deps(answering(done), { budgets, breakers });
    const hold = { lane: reply.lane, stopping: never, lost: never };
    await deliverLane({ ...of, deliverers: { ...of.deliverers, "reply.send": inThree } }, hold);
    expect([sent, reports, await states()]).toEqual([[0, 1], ["well"], ["withheld: owner_changed"]]);
    expect(events).toMatchObject([{ event: "withheld", key: reply.key }]);
  });

  it("settles nothing once somebody else took the lane", async () => {
    const [first] = await put("1", "2");
    const stolen = {
      deliver: async ({ key }: Effect): Promise<DeliveryResult> => {
        calls.push(key);
        await tables.deliveries.take(lane());
        return done;
      },
    };
    await run(deps(stolen));
    expect(calls).toEqual([first?.key]);
    expect(await states()).toEqual(["waiting", "waiting"]);
    expect(events).toMatchObject([{ event: "lane_lost" }]);
    // Whoever took it may have come late, and hold no job any more: this worker's must not be the last.
    expect(woken.at(-1)).toEqual({ lane: lane(), afterMs: 0 });
  });

  it("stops between two effects, and has the rest taken up", async () => {
    await put("1", "2");
    const stopping = new AbortController();
    const first = {
      deliver: async ({ key }: Effect): Promise<DeliveryResult> => {
        calls.push(key);
        stopping.abort();
        return done;
      },
    };
    await run(deps(first), { stopping: stopping.signal });
    expect(await states()).toEqual(["done", "waiting"]);
    expect(woken.at(-1)).toEqual({ lane: lane(), afterMs: 0 });
  });

  it("keeps a newer status and sets older waiting ones aside, with a reason", async () => {
    const status = (stage: "invoice_sent" | "paid" | "order_formed"): Effect => ({
      kind: "crm.status",
      payload: { stage },
      key: effectKeyOf({ thread: chat.id, turn: "t", node: "test", kind: "crm.status", subject: stage }),
      lane: laneOf(chat.id, "crm.status"),
      conversationId: chat.id,
      turnId: turnId("t"),
      node: "test",
    });
    await tables.store.put([status("invoice_sent"), status("paid"), status("order_formed")]);
    const sent: Effect[] = [];
    const deliverer: Deliverer<"crm.status"> = {
      newestOnly: true,
      deliver: async (effect) => {
        sent.push(effect);
        return done;
      },
    };
    const of = deps(answering(done));
    await deliverLane(
      { ...of, deliverers: { ...of.deliverers, "crm.status": deliverer } },
      { lane: laneOf(chat.id, "crm.status"), stopping: never, lost: never },
    );
    expect(sent).toMatchObject([{ payload: { stage: "order_formed" } }]);
    expect(await states()).toEqual(["superseded: newer", "superseded: newer", "done"]);
  });

  it("waits while the breaker is open, and alarms once when it changes", async () => {
    await put("1");
    const shut: Breakers = { ...open, admit: async () => ({ may: false, againInMs: 30_000 }) };
    await run(deps(answering(done), { breakers: shut }));
    expect(calls).toEqual([]);
    expect(woken.at(-1)?.afterMs).toBeGreaterThanOrEqual(30_000);
    const reports: unknown[] = [];
    const locking: Breakers = {
      ...open,
      report: async (...args) => {
        reports.push(args);
        return "locked";
      },
    };
    await run(
      deps(answering({ outcome: "locked", code: "http_401" }), { breakers: { ...locking, admit: onceOpen() } }),
    );
    expect(reports).toEqual([["acme", "locked", { isProbe: false }]]);
    expect(events.map(({ event }) => event)).toEqual(["breaker_locked", "locked"]);
    expect(await states()).toEqual(["waiting: http_401"]);
  });

  const onceOpen = (): Breakers["admit"] => {
    let isFirst = true;
    return async () => {
      const may = isFirst;
      isFirst = false;
      return may ? { may, isProbe: false } : { may: false, againInMs: 60_000 };
    };
  };

  it("steps aside when the vendor's budget is used up, and pauses everybody when the vendor asks", async () => {
    await put("1");
    const paused: unknown[] = [];
    const budgets = {
      take: async () => ({ granted: false as const, againInMs: 8_000 }),
      pause: async (...args: unknown[]) => void paused.push(args),
      pausedForMs: async () => 0,
    };
    const limit = { calls: 10, perMs: 10_000 };
    await run(deps({ ...answering(done), limit }, { budgets }));
    expect(calls).toEqual([]);
    expect(woken.at(-1)?.afterMs).toBeGreaterThanOrEqual(8_000);
    const busy: DeliveryResult = { outcome: "retry", code: "http_429", pauseVendorMs: 60_000 };
    await run(
      deps(
        { ...answering(busy), limit },
        { budgets: { ...budgets, take: async () => ({ granted: true, waitMs: 0 }) } },
      ),
    );
    expect(paused).toEqual([["acme", 60_000]]);
  });

  it("uses no slot that was given before the vendor asked everybody for silence", async () => {
    await put("1");
    const budgets: OutboxDeps["budgets"] = {
      take: async () => ({ granted: true, waitMs: 600 }),
      pause: async () => undefined,
      pausedForMs: async () => 60_000,
    };
    await run(deps({ ...answering(done), limit: { calls: 10, perMs: 10_000 } }, { budgets }));
    expect([calls, await states()]).toEqual([[], ["waiting"]]);
    expect(woken.at(-1)?.afterMs).toBeGreaterThanOrEqual(60_000);
  });

  it("replays a dead letter where it stood, and lets another go", async () => {
    const [first] = await put("1");
    await run(deps(answering({ outcome: "refused", code: "http_422" })));
    const [second] = await put("2");
    await run(deps(answering({ outcome: "refused", code: "http_422" })));
    if (first === undefined || second === undefined) throw new Error("nothing was put");
    expect(await tables.desk.replay(first.key)).toBe(true);
    expect(await tables.desk.replay(first.key)).toBe(false);
    expect(woken.at(-1)).toEqual({ lane: lane(), afterMs: 0 });
    expect(await tables.desk.discard(second.key, "not needed")).toBe(true);
    expect(await tables.desk.discard(second.key, "again")).toBe(false);
    await run(deps(answering(done)));
    expect(await states()).toEqual(["done", "discarded: not needed"]);
    expect(await tables.desk.find(first.key.slice(0, 10))).toMatchObject({ effect: { key: first.key } });
    expect(await tables.desk.find("?")).toBeUndefined();
  });

  it("leaves a vendor that may be at it still its time, also when a person replays what died of that", async () => {
    const [first] = await put("1");
    if (first === undefined) throw new Error("nothing was put");
    const late = { outcome: "uncertain", code: "http_504", isUnderWay: true } as const;
    let looked = 0;
    const look = (): undefined => {
      looked += 1;
    };
    const vendor = { ...lookingFirst(answering(late, late, done).deliver, look), maxAttempts: 2, lateMs: 90_000 };
    await run(deps(vendor));
    expect(woken.at(-1)?.afterMs).toBeGreaterThan(85_000);
    await passTime();
    await run(deps(vendor));
    expect(await states()).toEqual(["dead: http_504"]);
    await tables.desk.replay(first.key);
    await run(deps(vendor));
    expect([calls.length, woken.at(-1)?.afterMs]).toEqual([2, expect.closeTo(90_000, -4)]);
    await home.pool.query("update deskgraph.outbox set sending_at = sending_at - interval '90 seconds'");
    await run(deps(vendor));
    expect([calls.length, looked, await states()]).toEqual([3, 2, ["done"]]);
  });

  it("lets go what was replayed, as long as nobody claimed it since", async () => {
    const [first] = await put("1");
    if (first === undefined) throw new Error("nothing was put");
    const late = { outcome: "uncertain", code: "http_504", isUnderWay: true } as const;
    const vendor = { ...answering(late), maxAttempts: 1, lateMs: 90_000 };
    await run(deps(vendor));
    await tables.desk.replay(first.key);
    await run(deps(vendor));
    expect(await tables.desk.discard(first.key, "entered by hand")).toBe(true);
    expect(await states()).toEqual(["discarded: entered by hand"]);
  });

  it("keeps the AI silent to a customer who is gone, until they write again", async () => {
    const reply = (n: number, by: "ai" | "person"): Effect => ({
      kind: "reply.send",
      payload: { reply: { id: `r${n}`, turnId: "t", kind: "plain", text: `${n}` }, epoch: 0, by },
      key: effectKeyOf({ thread: chat.id, turn: "t", node: "test", kind: "reply.send", subject: `${n}` }),
      lane: laneOf(chat.id, "reply.send"),
      conversationId: chat.id,
      turnId: turnId("t"),
      node: "test",
    });
    const texts: string[] = [];
    const blocked: Deliverer<"reply.send"> = {
      deliver: async ({ payload }) => {
        texts.push(payload.reply.text);
        return { outcome: "refused", code: "telegram_403", isCustomerGone: true };
      },
    };
    const of = deps(answering(done));
    const sending = { ...of, deliverers: { ...of.deliverers, "reply.send": blocked } };
    const hold = { lane: laneOf(chat.id, "reply.send"), stopping: never, lost: never };
    await tables.store.put([reply(1, "ai"), reply(2, "ai"), reply(3, "person")]);
    await deliverLane(sending, hold);
    // The second is not even tried; a person's words are, and a person sees what became of them.
    expect(texts).toEqual(["1", "3"]);
    expect(await states()).toEqual(["withheld: unreachable", "withheld: unreachable", "dead: telegram_403"]);
    await tables.store.accept({
      conversationId: chat.id,
      source: "test",
      externalId: "back",
      raw: Buffer.from("x"),
      body: { kind: "message", text: "я повернулася", attachments: [] },
      at: new Date(0),
    });
    await tables.store.put([reply(4, "ai")]);
    await deliverLane(sending, hold);
    expect(texts).toEqual(["1", "3", "4"]);
  });

  it("leaves alone what an earlier start had a vendor for", async () => {
    const [held] = await put("held", "behind it");
    const absent = {
      kinds: new Set(["ticket.note" as const]),
      holds: async ({ key }: Effect) => key === held?.key,
    };
    await run({ ...deps(answering(done), { absent }), deliverers: withWouldDo({}) });
    expect((await tables.desk.list({ limit: 9 })).map(({ state, attempts }) => [state, attempts])).toEqual([
      ["waiting", 0],
      ["waiting", 0],
    ]);
    expect(events).toEqual([]);
    await run(deps(answering(done), { absent: { ...absent, kinds: new Set() } }));
    expect((await tables.desk.list({ limit: 9 })).map(({ state }) => state)).toEqual(["done", "done"]);
  });

  it("does nothing but say so where no vendor is configured", async () => {
    await put("1");
    await run({ ...deps(answering(done)), deliverers: withWouldDo({}) });
    expect((await tables.desk.list({ limit: 1 }))[0]).toMatchObject({ state: "done", receipt: { wouldDo: true } });
    expect(events).toMatchObject([{ event: "would_do" }]);
  });
});
