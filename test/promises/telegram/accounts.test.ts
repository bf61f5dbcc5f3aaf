import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { crms } from "../../../integrations/index.ts";
import { createTelegram } from "../../../integrations/telegram/channel.ts";
import { type CrmPlan, isMissing, Secret, silentLog } from "../../../src/core/index.ts";
import { crmWebhook } from "../../../src/crm/webhook.ts";
import type { Home } from "../../../supabase/home/home.ts";
import { type FakeSitniks, startSitniks } from "../../fakes/sitniks.ts";
import { exampleToken } from "../../fakes/telegram.ts";
import { openingHours } from "../../kit/app.ts";
import { freshHome } from "../../kit/home.ts";
import { type TelegramApp, telegramApp } from "../../kit/telegram-app.ts";

const [owner, stranger] = [777, 666];
const dayMs = 24 * 3_600_000;

let desk: TelegramApp;
let sitniks: FakeSitniks;
let logged: string[];
beforeEach(async () => {
  sitniks = await startSitniks();
  logged = [];
});
afterEach(async () => {
  await desk.stop();
  await sitniks.stop();
});

function crm(): CrmPlan {
  const plan = crms.sitniks.plan({ SNITKIX_API_URL: sitniks.host, SNITKIX_API_KEY: sitniks.apiKey }, {});
  if (isMissing(plan)) throw new Error("the CRM's variables are missing");
  return plan;
}

async function start(owners: string | undefined, home?: Home): Promise<void> {
  const log = {
    ...silentLog,
    warn: (event: string, fields: object = {}) => void logged.push(`${event} ${JSON.stringify(fields)}`),
  };
  const env = owners === undefined ? {} : { TELEGRAM_BUSINESS_OWNERS: owners };
  desk = await telegramApp({ env, log, crm: crm(), home: home ?? (await freshHome()) });
}

const asked = (): number => desk.telegram.calls.filter((call) => call === "getBusinessConnection").length;
const chatOf = (chat: number, connection: string) => ({ channel: "telegram", channelChatId: `${chat}@${connection}` });

/** As a home of before has it: the bot answered there, and nobody was asked whose account it is. */
async function servedBefore({ pool, tenant }: Home, connection: string): Promise<void> {
  await pool.query(
    `insert into deskgraph.connected_accounts (tenant_id, channel, connection, served_before_at, standing)
     values ($1, 'telegram', $2, $3, 'unconfirmed')`,
    [tenant, connection, new Date(openingHours)],
  );
}

async function toCrm(chat: number, connection: string) {
  const conversation = await desk.app.store.knownConversation(chatOf(chat, connection));
  if (conversation === undefined) throw new Error("no conversation");
  const ofCrm = async () =>
    (await desk.app.store.effects(conversation.id)).filter(({ effect }) => /^crm[._]/.test(effect.kind));
  await desk.until(async () => (await ofCrm()).every(({ state }) => state !== "waiting"));
  return { conversation, effects: await ofCrm() };
}

describe("an account that a stranger connected to the bot", () => {
  it.each(["777", undefined, "none"])(
    "owners %s: no answer, nothing stored of the words, said once",
    async (owners) => {
      await start(owners);
      desk.telegram.connect("bc_evil", { ownerId: stranger });
      for (const text of ["сукня на 122 є?", "алло", "/forget", "/start"]) {
        desk.telegram.sayOnBusiness("bc_evil", 20, { text });
      }
      desk.telegram.bring("callback_query", {
        id: "c1",
        from: { id: 20, is_bot: false, first_name: "О" },
        data: "forget:yes",
        message: { message_id: 5, date: 1, chat: { id: 20, type: "private" }, business_connection_id: "bc_evil" },
      });
      await desk.until(() => desk.telegram.waiting === 0);
      await desk.ask(20, "Добрий день!");
      expect(desk.telegram.sent.filter(({ connection }) => connection !== undefined)).toEqual([]);
      expect(desk.telegram.calls).not.toContain("answerCallbackQuery");
      expect(await desk.app.store.knownConversation(chatOf(20, "bc_evil"))).toBeUndefined();
      expect(logged.filter((line) => line.startsWith("channel.account_ignored"))).toHaveLength(1);
      // Where nobody is named, no answer of Telegram's could change anything.
      // Else: for the connection, and for the first message, which may be taken beside it.
      if (owners === "777") expect([1, 2]).toContain(asked());
      else expect(asked()).toBe(0);
      const kept = await desk.app.home.pool.query(
        "select from deskgraph.inbounds where tenant_id = $1 and strpos(convert_from(raw, 'UTF8'), 'bc_evil') > 0",
        [desk.app.home.tenant],
      );
      expect(kept.rows).toEqual([]);
    },
  );

  it("cannot say that it is another's: what counts is what Telegram answers", async () => {
    await start(String(owner));
    desk.telegram.connections.set("bc_evil", { ownerId: stranger });
    const forged = { id: "bc_evil", user: { id: owner, is_bot: false, first_name: "В" }, user_chat_id: owner };
    desk.telegram.bring("business_connection", { ...forged, date: 1, is_enabled: true, rights: { can_reply: true } });
    desk.telegram.sayOnBusiness("bc_evil", 20, { text: "сукня на 122 є?" }, 20);
    await desk.until(() => desk.telegram.waiting === 0);
    expect(await desk.app.store.knownConversation(chatOf(20, "bc_evil"))).toBeUndefined();
  });
});

describe("the account of an owner whom the shop named", () => {
  it("is asked about once; while Telegram is away nothing is answered there and nothing is lost", async () => {
    await start(`1, ${owner}`);
    desk.telegram.connections.set("bc_1", { ownerId: owner });
    let fails = 2;
    desk.telegram.fault = (method) => {
      if (method !== "getBusinessConnection" || fails === 0) return "none";
      fails -= 1;
      expect(desk.textsTo(20)).toEqual([]);
      return fails === 1 ? "drop" : { code: 500 };
    };
    desk.telegram.sayOnBusiness("bc_1", 20, { text: "сукня на 122 є?" });
    await desk.until(() => desk.textsTo(20).length === 1);
    expect(desk.textsTo(20)[0]).toContain("122");
    expect(asked()).toBe(3);
    desk.telegram.sayOnBusiness("bc_1", 20, { text: "сукня на 128 є?" });
    await desk.until(() => desk.textsTo(20).length === 2);
    expect(asked()).toBe(3);
    expect(await desk.app.store.connectedAccount("telegram", "bc_1")).toMatchObject({
      standing: "confirmed",
      proof: { ownerId: String(owner), isEnabled: true, rights: ["can_reply", "can_read_messages"] },
    });
  });

  it("is asked about again when it changes: switched off it is ignored, and on again answered", async () => {
    await start(String(owner));
    desk.telegram.connect("bc_1", { ownerId: owner });
    desk.telegram.sayOnBusiness("bc_1", 20, { text: "Добрий день!" });
    await desk.until(() => desk.textsTo(20).length === 1);
    desk.telegram.connect("bc_1", { ownerId: owner, isEnabled: false });
    await desk.until(() => desk.telegram.waiting === 0);
    expect(await desk.app.store.connectedAccount("telegram", "bc_1")).toMatchObject({ standing: "ignored" });
    // What an agent says now is not sent where the bot does not answer.
    const { id } = await desk.app.open(chatOf(20, "bc_1"));
    await desk.person("20@bc_1", "Вітаю!");
    await desk.app.settle(id);
    const words = async () =>
      (await desk.app.store.effects(id)).filter(({ effect: { kind } }) => kind === "reply.send").at(-1);
    await desk.until(async () => (await words())?.state === "dead");
    desk.telegram.connections.set("bc_1", { ownerId: owner });
    // The message overtakes the news that it is on again.
    desk.telegram.sayOnBusiness("bc_1", 21, { text: "Добрий день!" });
    await desk.until(() => desk.textsTo(21).length === 1);
  });

  it("is mapped to the chat of who writes there, as every other", async () => {
    await start(String(owner));
    const chat = sitniks.addChat({ initialSource: "telegram", userId: "20", userNickName: "client_20" });
    desk.telegram.connect("bc_1", { ownerId: owner });
    desk.telegram.sayOnBusiness("bc_1", 20, { text: "сукня на 122 є?" });
    await desk.until(() => desk.textsTo(20).length === 1);
    const { conversation } = await toCrm(20, "bc_1");
    expect(await desk.app.mappings.byUser(conversation.customerId)).toMatchObject({ crmChatId: chat.id });
  });
});

describe("an account that was answered before owners were asked for", () => {
  it("is answered for seven days, nothing of it is told to a chat in the CRM, and then it is ignored", async () => {
    const home = await freshHome();
    await servedBefore(home, "bc_old");
    await start(undefined, home);
    const chat = sitniks.addChat({ initialSource: "telegram", userId: "20", userNickName: "client_20" });
    desk.telegram.connections.set("bc_old", { ownerId: owner });
    desk.telegram.sayOnBusiness("bc_old", 20, { text: "сукня на 122 є?" });
    await desk.until(() => desk.textsTo(20).length === 1);
    const { conversation, effects } = await toCrm(20, "bc_old");
    expect(effects.length).toBeGreaterThan(1);
    for (const { receipt } of effects) expect(receipt?.note).toContain("not confirmed");
    expect(await desk.app.mappings.byUser(conversation.customerId)).toBeUndefined();
    expect(sitniks.calls).toEqual([]);
    desk.passTime(7 * dayMs);
    desk.telegram.sayOnBusiness("bc_old", 20, { text: "беру першу" });
    await desk.until(() => desk.telegram.waiting === 0);
    await desk.app.settle(conversation.id);
    expect(desk.textsTo(20)).toHaveLength(1);
    expect(logged).toContainEqual(expect.stringContaining("not_confirmed_in_time"));
    expect(chat.statusHistory ?? []).toEqual([]);
  });

  it("is confirmed by its owner's name, and from then on the CRM hears of it; the start says that it waits", async () => {
    const home = await freshHome();
    await servedBefore(home, "bc_old");
    await start(undefined, home);
    desk.telegram.connections.set("bc_old", { ownerId: owner });
    desk.telegram.sayOnBusiness("bc_old", 20, { text: "сукня на 122 є?" });
    await desk.until(() => desk.textsTo(20).length === 1);
    await toCrm(20, "bc_old");
    expect(desk.said.join()).toContain("TELEGRAM_BUSINESS_OWNERS");
    await desk.stop();
    await start(String(owner), home);
    const chat = sitniks.addChat({ initialSource: "telegram", userId: "20", userNickName: "client_20" });
    desk.telegram.connections.set("bc_old", { ownerId: owner });
    desk.telegram.sayOnBusiness("bc_old", 20, { message_id: 9_001, text: "хочу скаргу, сукня прийшла порвана!" });
    await desk.until(() => desk.textsTo(20).length === 1);
    const { conversation } = await toCrm(20, "bc_old");
    expect(await desk.app.mappings.byUser(conversation.customerId)).toMatchObject({ crmChatId: chat.id });
    expect(desk.said.join()).not.toContain("TELEGRAM_BUSINESS_OWNERS");
  });

  it("a chat in the CRM that it holds is no longer heard for it, and goes to the customer whose it is", async () => {
    const home = await freshHome();
    await servedBefore(home, "bc_old");
    await start(undefined, home);
    const chat = sitniks.addChat({ initialSource: "telegram", userId: "20", userNickName: "client_20" });
    desk.telegram.connections.set("bc_old", { ownerId: stranger });
    const bait = await desk.app.open(chatOf(20, "bc_old"));
    await desk.app.mappings.save({ conversationId: bait.id, userId: bait.customerId, crmChatId: chat.id });
    const { crm: opened } = desk.app;
    if (opened === undefined) throw new Error("no CRM");
    const hook = crmWebhook(opened, desk.app);
    await hook.take(sitniks.webhookOf(chat.id, { text: "Ваш код 1234", managerName: "Ірина" }));
    await desk.app.settle(bait.id);
    expect(await desk.app.store.transcript(bait.id, 9)).toEqual([]);
    await desk.stop();
    await start("none", home);
    await desk.ask(20, "сукня на 122 є?");
    const real = await desk.app.open({ channel: "telegram", channelChatId: "20" });
    await desk.until(async () => (await desk.app.mappings.byUser(real.customerId))?.crmChatId === chat.id);
    expect(await desk.app.mappings.byUser(bait.customerId)).toBeUndefined();
  });

  it("the doctor lists it with its owner, and who else was there", async () => {
    await start(undefined);
    desk.telegram.connections.set("bc_old", { ownerId: owner });
    desk.telegram.connections.set("bc_evil", { ownerId: stranger });
    const now = new Date("2026-12-01T10:00:00.000Z");
    const accounts = [
      { channel: "telegram", connection: "bc_old", servedBeforeAt: now, standing: "unconfirmed" },
      { channel: "telegram", connection: "bc_evil", standing: "ignored" },
    ] as const;
    const examine = async (owners: readonly string[] | undefined) => {
      const access = { token: new Secret(exampleToken), apiRoot: desk.telegram.apiRoot };
      return (await createTelegram({ ...access, owners }).examine({ accounts, now })).slice(-2);
    };
    expect(await examine(undefined)).toEqual([
      {
        is: "wrong",
        text: expect.stringMatching(
          /user 777 \(@owner_777\), connection bc_old.* 2026-12-08 10:00 .*TELEGRAM_BUSINESS_OWNERS/,
        ),
      },
      { is: "note", text: expect.stringMatching(/user 666 .*ignored/) },
    ]);
    expect((await examine(["777"])).map(({ is }) => is)).toEqual(["well", "note"]);
  });
});
