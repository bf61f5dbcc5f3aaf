import { beforeEach, describe, expect, it, vi } from "vitest";
import {
  BadInput,
  type Conversation,
  type Effect,
  effectKeyOf,
  laneOf,
  type NewInbound,
  Overloaded,
  type Store,
  turnId,
} from "../../src/core/index.ts";
import { createAccept } from "../../src/inbox/accept.ts";
import type { InboxEvent } from "../../src/inbox/inbox-event.ts";
import { demoShop } from "../../src/shop/demo-shop.ts";
import { createTables, type Tables } from "../../supabase/store/store.ts";
import { freshHome } from "../kit/home.ts";
import { noTraces } from "../kit/no-traces.ts";
import { person } from "../kit/person.ts";

describe("accepting", () => {
  let tables: Tables;
  let chat: Conversation;
  let events: InboxEvent[];

  beforeEach(async () => {
    events = [];
    tables = createTables(await freshHome());
    chat = await tables.store.openConversation({ channel: "test", channelChatId: "1" });
  });
  const accepting = (store: Store = tables.store) =>
    createAccept({
      store,
      now: () => new Date(0),
      traces: noTraces,
      people: demoShop.people,
      report: (event) => events.push(event),
    });
  const message = (externalId: string, text = "а") => ({
    conversationId: chat.id,
    source: "test",
    externalId,
    body: { kind: "message" as const, text, attachments: [] },
  });

  it("says the second time that it knows it already", async () => {
    const accept = accepting();
    expect([(await accept(message("1"))).fresh, (await accept(message("1"))).fresh]).toEqual([true, false]);
    expect(events).toMatchObject([
      { event: "accepted", fresh: true },
      { event: "accepted", fresh: false },
    ]);
  });

  it("refuses what is too long, and what is too much at once, before anything is stored", async () => {
    const accept = accepting();
    await expect(accept(message("long", "а".repeat(1_000_001)))).rejects.toThrow(BadInput);
    const slow = Promise.withResolvers<void>();
    const stuck = accepting({
      ...tables.store,
      accept: async (arrival) => {
        await slow.promise;
        return tables.store.accept(arrival);
      },
    });
    const under = Array.from({ length: 200 }, (_, n) => stuck(message(`${n}`)));
    await expect(stuck(message("one too many"))).rejects.toThrow(Overloaded);
    slow.resolve();
    expect(await Promise.all(under)).toHaveLength(200);
    expect((await stuck(message("one too many"))).fresh).toBe(true);
  });

  it("answers a person who takes over when the AI's last message is through", async () => {
    const kind = "reply.send";
    const reply: Effect = {
      kind,
      payload: { reply: { id: "r", turnId: "t", kind: "plain", text: "…" }, epoch: 0, by: "ai" },
      key: effectKeyOf({ thread: chat.id, turn: "t", node: "commit", kind }),
      lane: laneOf(chat.id, kind),
      conversationId: chat.id,
      turnId: turnId("t"),
      node: "commit",
    };
    await tables.store.put([reply]);
    const fence = await tables.deliveries.take(reply.lane);
    await tables.deliveries.claim(fence, reply.key);
    let isAccepted = false;
    const word = { kind: "person_message", text: "Вітаю", by: person("Марія") } as const;
    const accepted = accepting()({ ...message("p"), body: word }).then(() => {
      isAccepted = true;
    });
    while ((await tables.store.conversation(chat.id))?.owner !== "person") await new Promise(setImmediate);
    expect(isAccepted).toBe(false);
    await tables.deliveries.settle(fence, reply.key, { to: "done", receipt: {} });
    await accepted;
  });

  it("lets no reply of the AI begin after that", async () => {
    const kind = "reply.send";
    const reply: Effect = {
      kind,
      payload: { reply: { id: "r", turnId: "t", kind: "requisites", text: "…" }, epoch: 0, by: "ai" },
      key: effectKeyOf({ thread: chat.id, turn: "t", node: "commit", kind }),
      lane: laneOf(chat.id, kind),
      conversationId: chat.id,
      turnId: turnId("t"),
      node: "commit",
    };
    await tables.store.put([reply]);
    await accepting()({ ...message("p"), body: { kind: "person_message", text: "Вітаю", by: person("Марія") } });
    const fence = await tables.deliveries.take(reply.lane);
    expect(await tables.deliveries.claim(fence, reply.key)).toBe("withheld");
    expect(await tables.desk.list({ states: ["withheld"], limit: 9 })).toMatchObject([{ reason: "owner_changed" }]);
  });

  it("keeps what came over the wire byte for byte, and reads the first 10,000 characters", async () => {
    const arrivals: NewInbound[] = [];
    const keeping = accepting({
      ...tables.store,
      accept: (arrival) => {
        arrivals.push(arrival);
        return tables.store.accept(arrival);
      },
    });
    await keeping(message("long", `${"а".repeat(10_000)}б`));
    await keeping({ ...message("wire"), raw: Buffer.from("{}") });
    await keeping({ ...message("left"), body: { kind: "customer_left" } });
    const [long, wire, left] = arrivals.map(({ raw, body, at }) => ({ raw: Buffer.from(raw).toString(), body, at }));
    expect(long?.raw).toBe(`${"а".repeat(10_000)}б`);
    expect(long?.body).toMatchObject({ text: expect.stringMatching(/^а{9999}…$/) });
    expect([wire?.raw, left?.raw, left?.body, left?.at]).toEqual(["{}", "", { kind: "customer_left" }, new Date(0)]);
  });

  it("takes two megabytes and not one byte more, and says so", async () => {
    expect((await accepting()(message("most", "а".repeat(1_000_000)))).fresh).toBe(true);
    await expect(accepting()(message("more", `${"а".repeat(1_000_000)}b`))).rejects.toThrow("2 MB");
  });

  it("counts what is under way, not what failed: the operator sees when it was too much", async () => {
    const away = accepting({ ...tables.store, accept: () => Promise.reject(new Error("away")) });
    for (let n = 0; n < 250; n += 1) await expect(away(message(`${n}`))).rejects.toThrow("away");
    const hanging = accepting({ ...tables.store, accept: () => new Promise(() => undefined) });
    for (let n = 0; n < 200; n += 1) void hanging(message(`${n}`));
    await expect(hanging(message("201"))).rejects.toThrow(Overloaded);
    expect(events).toEqual([{ event: "overloaded" }]);
  });

  it("keeps nobody longer than three seconds for a send that hangs, and only those who silence the AI", async () => {
    let asked = 0;
    const sending = accepting({
      ...tables.store,
      isSending: async () => {
        asked += 1;
        return true;
      },
    });
    const by = person("Марія");
    const timeout = vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => {
      expect(ms).toBe(3_000);
      // As if the three seconds were over at the third look.
      const deadline = new AbortController();
      const look = setInterval(() => {
        if (asked < 3) return;
        clearInterval(look);
        deadline.abort();
      });
      return deadline.signal;
    });
    for (const body of [
      { kind: "person_message", text: "Вітаю", by },
      { kind: "taken_over", by },
      { kind: "closed", by: "Марія" },
    ] as const) {
      asked = 0;
      await sending({ ...message(body.kind), body });
      expect(asked).toBeGreaterThanOrEqual(3);
    }
    timeout.mockRestore();
    asked = 0;
    await sending(message("words"));
    for (const body of [{ kind: "given_back", by }, { kind: "customer_left" }] as const) {
      await sending({ ...message(body.kind), body });
    }
    expect(asked).toBe(0);
  });
});
