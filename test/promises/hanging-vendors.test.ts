import { describe, expect, it, vi } from "vitest";
import { createApp } from "../../src/app.ts";
import type { ConversationId, Deliverer, DeliveryResult, Effect } from "../../src/core/index.ts";
import { noSettleWindow } from "../../src/inbox/settle-window.ts";
import { openingHours, testConfig } from "../kit/app.ts";
import { freshHome } from "../kit/home.ts";
import { inlineLanes } from "../kit/inline-lanes.ts";
import { until } from "../kit/until.ts";

const chatCount = 10;
const script = ["Добрий день!", "сукня на 122 є?", "беру першу", "покличте людину"];

describe("vendors that never answer", () => {
  it("keep nobody waiting: every reply is out while each of their calls still hangs", async () => {
    let ms = openingHours;
    const hanging = new Set<string>();
    /** Who had the answer itself: on a busy machine some are told before that it takes longer. */
    const answered = new Set<ConversationId>();
    const hangs = {
      vendor: "acme",
      deadlineMs: 600_000,
      deliver: ({ key }: Effect): Promise<DeliveryResult> => {
        hanging.add(key);
        return new Promise(() => undefined);
      },
    };
    const sends: Deliverer<"reply.send"> = {
      deliver: async ({ conversationId, node }) => {
        if (node !== "holding_line") answered.add(conversationId);
        return { outcome: "done", receipt: {} };
      },
    };
    const app = await createApp({
      config: await testConfig(),
      home: await freshHome(),
      now: () => new Date(ms),
      settleWindow: noSettleWindow,
      engine: async () => inlineLanes(),
      deliverers: () => ({
        "crm.first_touch": hangs,
        "crm.status": hangs,
        "crm.assign": hangs,
        "ticket.open": hangs,
        "ticket.note": hangs,
        "staff.post": hangs,
        "reply.send": sends,
      }),
    });
    await app.work();
    for (const [at, text] of script.entries()) {
      ms += 30_000;
      answered.clear();
      for (let chat = 0; chat < chatCount; chat += 1) {
        const { id } = await app.open({ channel: "test", channelChatId: `${chat}` });
        const body = { kind: "message", text, attachments: [] } as const;
        await app.accept({ conversationId: id, source: "test", externalId: `${chat}/${at}`, body });
      }
      await until(() => answered.size === chatCount);
    }
    // The first effect of each lane of each chat is out there, unanswered: CRM, helpdesk, staff.
    await vi.waitFor(() => expect(hanging.size).toBe(chatCount * 3), { timeout: 250_000, interval: 50 });
    const waiting = () => app.desk.list({ states: ["waiting"], limit: 1_000 });
    await until(async () => (await waiting()).every(({ effect }) => effect.kind !== "reply.send"));
    expect((await waiting()).length).toBeGreaterThanOrEqual(chatCount * 4);
  });
});
