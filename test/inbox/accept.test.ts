import { beforeEach, describe, expect, it } from "vitest";
import {
  BadInput,
  type Conversation,
  type Effect,
  effectKeyOf,
  laneOf,
  Overloaded,
  type Store,
  turnId,
} from "../../src/core/index.ts";
import { createAccept } from "../../src/inbox/accept.ts";
import type { InboxEvent } from "../../src/inbox/inbox-event.ts";
import { createTables, type Tables } from "../../supabase/store/store.ts";
import { freshHome } from "../kit/home.ts";
import { noTraces } from "../kit/no-traces.ts";

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
    createAccept({ store, now: () => new Date(0), traces: noTraces, report: (event) => events.push(event) });
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
    const person = { kind: "person_message", text: "Вітаю", by: "Марія" } as const;
    const accepted = accepting()({ ...message("p"), body: person }).then(() => {
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
    await accepting()({ ...message("p"), body: { kind: "person_message", text: "Вітаю", by: "Марія" } });
    const fence = await tables.deliveries.take(reply.lane);
    expect(await tables.deliveries.claim(fence, reply.key)).toBe("withheld");
    expect(await tables.desk.list({ states: ["withheld"], limit: 9 })).toMatchObject([{ reason: "owner_changed" }]);
  });
});
