import { beforeEach, describe, expect, it } from "vitest";
import { buildEffect, type Conversation, type Effect, turnId } from "../../src/core/index.ts";
import { type Accept, createAccept } from "../../src/inbox/accept.ts";
import { acceptAlarm, acceptCustomerLeft } from "../../src/inbox/delivery-news.ts";
import type { InboxEvent } from "../../src/inbox/inbox-event.ts";
import { deliveryTrouble } from "../../src/outbox/delivery-trouble.ts";
import { demoShop } from "../../src/shop/demo-shop.ts";
import { createTables } from "../../supabase/store/store.ts";
import { freshHome } from "../kit/home.ts";
import { noTraces } from "../kit/no-traces.ts";

describe("news from the outbox", () => {
  let accept: Accept;
  let chat: Conversation;
  let accepted: unknown[];
  beforeEach(async () => {
    accepted = [];
    const { store } = createTables(await freshHome());
    chat = await store.openConversation({ channel: "test", channelChatId: "1" });
    const report = (event: InboxEvent): void => {
      if (event.event === "accepted") accepted.push([event.conversationId, event.kind, event.fresh]);
    };
    accept = createAccept({ store, now: () => new Date(0), traces: noTraces, people: demoShop.people, report });
  });
  const note = (subject: string): Effect =>
    buildEffect(
      { kind: "ticket.note", subject, payload: { text: "а", public: true } },
      { conversationId: chat.id, turnId: turnId("t"), node: "test" },
    );

  it("of a vendor that does not let us in is told each time the breaker locks, also for one effect", async () => {
    const body = deliveryTrouble(note("1"), "locked", { outcome: "locked", code: "http_401" });
    for (let time = 0; time < 2; time += 1) await acceptAlarm(accept, body, note("1"));
    expect(accepted).toEqual(Array.from({ length: 2 }, () => [chat.id, "delivery_trouble", true]));
  });

  it("of a customer who left is told once for one reply, however often that is tried", async () => {
    await acceptCustomerLeft(accept, note("1"));
    await acceptCustomerLeft(accept, note("1"));
    await acceptCustomerLeft(accept, note("2"));
    expect(accepted).toEqual([true, false, true].map((fresh) => [chat.id, "customer_left", fresh]));
  });
});
