import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type App, createApp } from "../../src/app.ts";
import { absentVendorWarnings } from "../../src/cli/absent-vendor-warnings.ts";
import type { ConversationId } from "../../src/core/index.ts";
import { noSettleWindow } from "../../src/inbox/settle-window.ts";
import { forgetVendor } from "../../src/work/absent-vendors.ts";
import type { Home } from "../../supabase/home/home.ts";
import { type FakeSitniks, startSitniks } from "../fakes/sitniks.ts";
import { freely, testConfig } from "../kit/app.ts";
import { freshHome } from "../kit/home.ts";
import { inlineLanes } from "../kit/inline-lanes.ts";
import { until } from "../kit/until.ts";

describe("a start without the key of a vendor that an earlier start had", () => {
  let sitniks: FakeSitniks;
  let home: Home;
  let count = 0;
  beforeEach(async () => {
    sitniks = await startSitniks();
    sitniks.managers.splice(0, 3, { id: 301, fullname: "AI-менеджер" });
    home = await freshHome();
  });
  afterEach(() => sitniks.stop());

  const open = async (env: Record<string, string> = {}): Promise<App> => {
    const { shop, ...config } = await testConfig(env);
    const app = await createApp({
      config: { ...config, shop: { ...shop, managers: { ai: "AI-менеджер" } } },
      home,
      settleWindow: noSettleWindow,
      engine: async () => inlineLanes(),
      limits: { budgets: freely },
    });
    await app.work();
    return app;
  };
  const withCrm = () => open({ SNITKIX_API_URL: sitniks.host, SNITKIX_API_KEY: sitniks.apiKey });

  const greet = async (app: App, channel: string): Promise<ConversationId> => {
    const { id } = await app.open({ channel, channelChatId: "1" });
    count += 1;
    const body = { kind: "message", text: "Добрий день!", attachments: [] } as const;
    await app.accept({ conversationId: id, source: "test", externalId: `${count}`, body });
    await app.settle(id);
    return id;
  };
  const crmStates = async (app: App, id: ConversationId): Promise<string[]> => {
    const ofCrm = (await app.store.effects(id)).filter(({ effect }) => effect.kind.startsWith("crm."));
    return [...new Set(ofCrm.map(({ state, receipt }) => (receipt?.wouldDo ? "would do" : state)))];
  };
  const warnings = async (app: App) => (await absentVendorWarnings(app)).map(({ text }) => text);

  it("keeps what is for it, says so with the number, and a start with the key sends it", async () => {
    expect(await warnings(await withCrm())).toEqual([]);
    const without = await open();
    const id = await greet(without, "telegram");
    const tried = await greet(without, "terminal");
    await until(async () => (await crmStates(without, tried)).join() === "would do");
    expect(await crmStates(without, id)).toEqual(["waiting"]);
    expect(await warnings(without)).toEqual([expect.stringMatching(/the CRM.*SNITKIX_API_KEY.*waits: [1-9]/s)]);
    const mine = sitniks.addChat({ initialSource: "telegram", userId: "1" });
    const again = await withCrm();
    await until(async () => (await crmStates(again, id)).join() === "done");
    expect(mine.statusHistory).not.toEqual([]);
  });

  it("shows it as before where the shop never had one, or says that it has none any more", async () => {
    const never = await open();
    const first = await greet(never, "telegram");
    await until(async () => (await crmStates(never, first)).join() === "would do");
    await withCrm();
    expect([await forgetVendor(never.store, "crm"), await forgetVendor(never.store, "crm")]).toEqual([true, false]);
    const after = await open();
    expect(await warnings(after)).toEqual([]);
    const second = await greet(after, "telegram");
    await until(async () => (await crmStates(after, second)).join() === "would do");
  });
});
