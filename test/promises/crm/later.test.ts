import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type App, createApp } from "../../../src/app.ts";
import type { ConversationId } from "../../../src/core/index.ts";
import { mapChat } from "../../../src/crm/map-chat.ts";
import { noSettleWindow } from "../../../src/inbox/settle-window.ts";
import type { Home } from "../../../supabase/home/home.ts";
import { type FakeSitniks, startSitniks } from "../../fakes/sitniks.ts";
import { freely, testConfig } from "../../kit/app.ts";
import { freshHome } from "../../kit/home.ts";
import { inlineLanes } from "../../kit/inline-lanes.ts";

describe("a CRM that is switched on when customers are known already", () => {
  let sitniks: FakeSitniks;
  let home: Home;
  let count = 0;
  beforeEach(async () => {
    sitniks = await startSitniks();
    sitniks.managers.splice(0, 3, { id: 301, fullname: "AI-менеджер" }, { id: 302, fullname: "Ірина" });
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

  const say = async (app: App, text: string) => {
    const { id } = await app.open({ channel: "telegram", channelChatId: "1" });
    count += 1;
    const body = { kind: "message", text, attachments: [] } as const;
    await app.accept({ conversationId: id, source: "test", externalId: `${count}`, body });
    await app.settle(id);
    await quiet(app, id);
    return id;
  };
  const quiet = async (app: App, id: ConversationId) => {
    const waits = async (): Promise<boolean> =>
      (await app.store.effects(id)).some(({ effect, state }) => effect.kind.startsWith("crm.") && state === "waiting");
    while (await waits()) await new Promise((resolve) => setTimeout(resolve, 25));
    await app.settle(id);
  };
  const troublePosts = async (app: App) =>
    (await app.desk.list({ destination: "staff", limit: 50 })).flatMap(({ effect }) =>
      effect.kind === "staff.post" && effect.payload.topic === "trouble" ? [effect.payload.text] : [],
    );

  it("finds the chat of one who wrote before, also where it was made long ago", async () => {
    await say(await open(), "Добрий день!");
    const longAgoMs = Date.now() - 40 * 24 * 3_600_000;
    await home.pool.query(
      `update deskgraph.outbox
       set created_at = created_at - interval '40 days', stored_at = stored_at - interval '40 days' where tenant_id = $1`,
      [home.tenant],
    );
    const mine = sitniks.addChat({
      initialSource: "telegram",
      userId: "1",
      createdAt: new Date(longAgoMs).toISOString(),
    });
    sitniks.addChat({ initialSource: "telegram", userId: "2" });
    const app = await withCrm();
    const id = await say(app, "Це жах, сукня прийшла порвана! Хочу скаргу");
    expect(mine).toMatchObject({ statusHistory: ["AI Увага"], managerHistory: [302] });
    expect(await app.mappings.byCrmChat(mine.id)).toMatchObject({ conversationId: id });
    expect(await troublePosts(app)).toEqual([]);
  });

  it("asks a person once about one whose chat is not there, and catches up once they said which it is", async () => {
    await say(await open(), "Добрий день!");
    const app = await withCrm();
    const id = await say(app, "Це жах, сукня прийшла порвана! Хочу скаргу");
    expect(await troublePosts(app)).toEqual([expect.stringContaining(`deskgraph crm map ${id}`)]);
    const dead = await app.desk.list({ states: ["dead"], destination: "crm", limit: 9 });
    expect(dead.map(({ effect, reason }) => [effect.kind, reason])).toEqual([
      ["crm.status", "unmapped"],
      ["crm.assign", "unmapped"],
    ]);
    const conversation = await app.store.conversation(id);
    if (conversation === undefined) throw new Error("no conversation");
    const mine = sitniks.addChat({ initialSource: "telegram" });
    expect(await mapChat(app, conversation, mine)).toBe(2);
    await quiet(app, id);
    expect(mine).toMatchObject({ statusHistory: ["AI Увага"], managerHistory: [302] });
  });
});
