import { afterEach, beforeEach, expect, it } from "vitest";
import { createApp } from "../../../src/app.ts";
import { noSettleWindow } from "../../../src/inbox/settle-window.ts";
import { createVendorLimits } from "../../../supabase/vendor-limits/vendor-limits.ts";
import { type FakeSitniks, startSitniks } from "../../fakes/sitniks.ts";
import { testConfig } from "../../kit/app.ts";
import { freshHome } from "../../kit/home.ts";
import { inSmall } from "../../kit/in-small.ts";
import { inlineLanes } from "../../kit/inline-lanes.ts";

const chatCount = inSmall(8, 24);

let sitniks: FakeSitniks;
beforeEach(async () => {
  sitniks = await startSitniks();
});
afterEach(() => sitniks.stop());

it("more chats than the CRM allows calls for: each is caught up in its turn, and none is told to slow down", async () => {
  // Its limit, in a tenth of the time on our side and a fortieth on theirs: a noisy machine stands still for half a
  // second.
  sitniks.limit = { calls: 10, perMs: 250 };
  sitniks.managers.splice(0, sitniks.managers.length, { id: 301, fullname: "AI-менеджер" });
  const home = await freshHome();
  const { breakers, budgets } = createVendorLimits(home);
  const config = await testConfig({ SNITKIX_API_URL: sitniks.host, SNITKIX_API_KEY: sitniks.apiKey });
  const app = await createApp({
    ...{ config: { ...config, shop: { ...config.shop, managers: { ai: "AI-менеджер" } } }, home },
    settleWindow: noSettleWindow,
    engine: async () => inlineLanes(),
    limits: {
      breakers,
      budgets: {
        pause: budgets.pause,
        pausedForMs: budgets.pausedForMs,
        take: (budget, { calls, perMs }, maxWaitMs) =>
          budgets.take(budget, { calls, perMs: perMs / 10 }, maxWaitMs / 10),
      },
    },
  });
  await app.work();
  for (let n = 1; n <= chatCount; n += 1) {
    sitniks.addChat({ initialSource: "telegram", userId: `${n}` });
    const { id } = await app.open({ channel: "telegram", channelChatId: `${n}` });
    const body = { kind: "message", text: "Добрий день!", attachments: [] } as const;
    await app.accept({ conversationId: id, source: "test", externalId: `${n}`, body });
  }
  const isTaken = (): boolean =>
    [...sitniks.chats.values()].every(
      ({ status, assignedManagerId }) => status === "Взято в роботу" && assignedManagerId === 301,
    );
  while (!isTaken()) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(sitniks.calls.filter(({ status }) => status === 429)).toEqual([]);
});
