import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RehearsalModel } from "../../integrations/rehearsal/rehearsal-model.ts";
import { createApp } from "../../src/app.ts";
import { tenantId } from "../../src/core/index.ts";
import { noSettleWindow } from "../../src/inbox/settle-window.ts";
import { type Home, openHome } from "../../supabase/home/home.ts";
import { openingHours, testConfig } from "../kit/app.ts";
import { everything } from "../kit/everything.ts";
import { openMigratedHome } from "../kit/home.ts";
import { inlineLanes } from "../kit/inline-lanes.ts";
import { postgresAbsence, startPostgres } from "../kit/postgres.ts";

const canaries = ["canary_user", "Канаренко", "380671112233", "67 111 22 33", "CanaryWord", "UkrCanary-17"];

async function tryErasure(open: () => Promise<Home>): Promise<void> {
  let ms = openingHours;
  const app = await createApp({
    config: { ...(await testConfig()), tenant: tenantId("shop") },
    home: await open(),
    now: () => new Date(ms),
    settleWindow: noSettleWindow,
    engine: async () => inlineLanes(),
  });
  await app.work();
  const chat = { channel: "telegram", channelChatId: "UkrCanary-17", username: "canary_user" };
  const talk = async (who: typeof chat, texts: readonly string[]): Promise<Awaited<ReturnType<typeof app.open>>> => {
    const conversation = await app.open(who);
    for (const text of texts) {
      ms += 30_000;
      await app.accept({
        conversationId: conversation.id,
        source: "test",
        externalId: `${who.channelChatId}/${ms}`,
        body: { kind: "message", text, attachments: [] },
      });
      await app.settle(conversation.id);
    }
    return conversation;
  };
  const sale = [
    "CanaryWord, сукня на 122 є?",
    "беру першу",
    "Олена Канаренко, 067 111 22 33, Київ, відділення 5",
    "так, повна оплата",
    "оплатила",
  ];
  const customer = await talk(chat, sale);
  const other = await talk({ ...chat, channelChatId: "2", username: "somebody" }, ["Добрий день", "сукня на 122 є?"]);
  await app.mappings.save({ conversationId: customer.id, userId: "u", usernames: { telegram: "canary_user" } });
  const before = await everything(app.home);
  for (const canary of canaries) expect(before, canary).toContain(canary);

  expect(await app.erase(customer.id)).toMatchObject({
    obligations: [{ is: "payment_unchecked" }],
    kept: { orders: 0 },
  });
  const after = await everything(app.home);
  for (const canary of canaries) expect(after, canary).not.toContain(canary);
  const used = await app.home.pool.query("select from deskgraph.model_use where subject = $1", [customer.customerId]);
  expect(used.rowCount).toBe(0);
  expect(await app.erase(customer.id)).toBeUndefined();

  // Somebody else's is untouched, and the same person is a new one.
  expect((await app.store.transcript(other.id, 20)).length).toBeGreaterThanOrEqual(4);
  const again = await talk(chat, ["Добрий день"]);
  expect((await app.store.transcript(again.id, 9)).map(({ author }) => author)).toEqual(["customer", "ai"]);
  await app.close();
}

describe("a customer who is erased", () => {
  it("is not brought back by a turn that runs just then", async () => {
    const home = await openMigratedHome();
    const { promise: isAsked, resolve: asked } = Promise.withResolvers<void>();
    const { promise: isErased, resolve: erased } = Promise.withResolvers<void>();
    class Slow extends RehearsalModel {
      override async _generate(...args: Parameters<RehearsalModel["_generate"]>) {
        asked();
        await isErased;
        return super._generate(...args);
      }
    }
    const app = await createApp({
      config: { ...(await testConfig()), tenant: tenantId("shop") },
      home,
      model: new Slow({}),
      settleWindow: noSettleWindow,
      engine: async () => inlineLanes(),
    });
    await app.work();
    const conversation = await app.open({
      channel: "telegram",
      channelChatId: "UkrCanary-17",
      username: "canary_user",
    });
    const body = { kind: "message", text: "CanaryWord, сукня на 122 є?", attachments: [] } as const;
    await app.accept({ conversationId: conversation.id, source: "test", externalId: "1", body });
    await isAsked;
    await app.erase(conversation.id);
    erased();
    // Waits for the turn that has nothing to write to any more.
    await app.jobs.stop(10_000);
    const after = await everything(home);
    for (const canary of ["canary_user", "CanaryWord", "UkrCanary-17"]) expect(after).not.toContain(canary);
    await app.close();
  });

  it("leaves nothing in any table of the embedded database, and can come back as a new one", async () => {
    await tryErasure(openMigratedHome);
  });

  describe.skipIf(postgresAbsence !== undefined)("on a real server", () => {
    let server: Awaited<ReturnType<typeof startPostgres>>;
    beforeAll(async () => {
      server = await startPostgres();
    });
    afterAll(() => server.stop());

    it("leaves nothing there either", async () => {
      const url = await server.createMigratedDatabase("erasure");
      await tryErasure(() => openHome({ kind: "postgres", url, tenant: tenantId("shop") }));
    });
  });
});
