import { describe, expect, it } from "vitest";
import { RehearsalModel } from "../../integrations/rehearsal/rehearsal-model.ts";
import { guidedTexts } from "../../nodes/texts/guided/guided-texts.ts";
import { offersIn, type SafeFields, type Shop, shopSchema, silentLog } from "../../src/core/index.ts";
import { createMetrics } from "../../src/telemetry/metrics.ts";
import { createModelBudget } from "../../src/work/model-budget.ts";
import { createTables } from "../../supabase/store/store.ts";
import { createModelUses } from "../../supabase/vendor-limits/model-uses.ts";
import { openingHours, type TestChat, testChat } from "../kit/app.ts";
import { saidTurn } from "../kit/desk-turn.ts";
import { freshHome } from "../kit/home.ts";
import { inSmall } from "../kit/in-small.ts";
import { ScriptedModel } from "../kit/scripted-model.ts";

const limitsOf = (limits: object): Partial<Shop> => ({
  modelLimits: shopSchema.shape.modelLimits.parse(limits),
});
const polite = () => new ScriptedModel(() => ({ text: "Добрий день! Чим допомогти?" }));

/** One message every 1.3 s, none like the one before. */
const floodEveryMs = 1_300;
const floodText = (at: number): string => `Яка сукня краща, ${at} чи ${at * 7 + 1}?`;

async function floodOf(chat: TestChat, count: number): Promise<string[]> {
  const read: string[] = [];
  for (let at = 0; at < count; at += 1) {
    chat.passTime(floodEveryMs - 30_000);
    read.push(...(await chat.say(floodText(at))));
  }
  return read;
}

/** The flood goes on without waiting for answers: what came during a turn is the next one's, so it costs a fifth. */
async function goOnFlooding(chat: TestChat, from: number, count: number): Promise<void> {
  for (let at = from; at < from + count; at += 1) {
    chat.passTime(floodEveryMs);
    const body = { kind: "message", text: floodText(at), attachments: [] } as const;
    await chat.app.accept({ conversationId: chat.conversation.id, source: "flood", externalId: `${at}`, body });
    if (at % 8 === 0) await chat.app.settle(chat.conversation.id);
  }
  await chat.app.settle(chat.conversation.id);
}

describe("a budget of the model", () => {
  it("bounds what one account costs, tells it once, and leaves the others alone", async () => {
    const home = await freshHome();
    const shop = limitsOf({ customer: { callsPerHour: 10 } });
    const model = polite();
    const flooding = await testChat({ home, shop, model, customer: "flood" });
    const read = await floodOf(flooding, 15);
    await goOnFlooding(flooding, 15, inSmall(25, 985));
    expect(model.asked).toHaveLength(10);
    const told = (await flooding.replies()).filter(({ text }) => text.includes("роблю перерву"));
    expect(told.map(({ choices = [] }) => offersIn(choices).map(({ act }) => act))).toEqual([
      ["kinds", "terms", "person"],
    ]);
    expect(told[0]?.text).toContain("сьогодні з 11:00");
    expect(read.at(-1)).not.toContain("Чим допомогти");
    expect((await flooding.effects()).filter(({ kind }) => kind === "ticket.open")).toEqual([]);

    const other = await testChat({ home, shop, model, customer: "other" });
    expect((await other.say("Добрий день")).join()).toContain("Чим допомогти");

    flooding.passTime(3_600_000);
    expect((await flooding.say("Доброго вечора")).join()).toContain("Чим допомогти");
  });

  it.each(["Покличте, будь ласка, людину", "людина", "/person"])(
    "gives a person to who asks for one meanwhile: %s",
    async (text) => {
      const chat = await testChat({
        shop: limitsOf({ customer: { callsPerHour: 1 } }),
        model: polite(),
        isStaffed: true,
      });
      await chat.say("Добрий день");
      await chat.say("Яка сукня краща?");
      const command = text === "/person" ? { command: "person" as const } : {};
      const body = { kind: "message" as const, text: text === "/person" ? "" : text, attachments: [], ...command };
      expect((await chat.asManager(body)).join()).toContain("Передаю розмову менеджеру");
      expect((await chat.effects()).map(({ kind }) => kind)).toContain("ticket.open");
    },
  );

  it("lets a customer who is about to buy go on by choices, and gives a person to who goes on asking", async () => {
    const home = await freshHome();
    const buying = await testChat({ home });
    await buying.say("Добрий день! Сукня на 122 є?");
    await buying.say("беру першу");
    const limited = await testChat({ home, isStaffed: true, shop: limitsOf({ customer: { callsPerHour: 1 } }) });
    expect((await limited.say("Олена Коваль, 067 123 45 67")).at(-1)).toBe(guidedTexts.uk.ask.city);
    expect((await limited.say("а коли будуть знижки?")).join()).toBe(guidedTexts.uk.away);
    expect((await limited.say("то коли ж знижки?")).join()).toContain("Передаю розмову менеджеру");
    expect((await limited.effects()).find(({ kind }) => kind === "ticket.open")?.payload).toMatchObject({
      reason: "failed",
    });
  });

  it("of the whole shop sends its customers to people, and the staff hear of it once", async () => {
    const home = await freshHome();
    const shop = limitsOf({ shop: { callsPerHour: 2 } });
    const model = polite();
    const chats: TestChat[] = [];
    for (const customer of ["a", "b", "c", "d"]) {
      const chat = await testChat({ home, shop, model, customer });
      chats.push(chat);
      await chat.say("Добрий день");
    }
    expect(model.asked).toHaveLength(2);
    const effects = (await Promise.all(chats.map((chat) => chat.effects()))).flat();
    const posts = effects.flatMap((effect) => (effect.kind === "staff.post" ? [effect.payload] : []));
    expect(posts.filter(({ topic }) => topic === "trouble").map(({ text }) => text)).toEqual([
      expect.stringContaining("до 11:00"),
    ]);
    expect(posts.filter(({ topic }) => topic === "handoff")).toHaveLength(2);
    const { text } = (await chats[3]?.app.metrics.expose()) ?? { text: "" };
    expect(text).toContain('deskgraph_model_calls_total{outcome="shop_limit"} 1');
  });

  it("holds for all processes together, and comes back by the hour and by the day", async () => {
    const home = await freshHome();
    const { id: conversationId } = await createTables(home).store.openConversation({
      channel: "test",
      channelChatId: "1",
    });
    let ms = openingHours;
    const logged: string[] = [];
    const log = {
      ...silentLog,
      error: (event: string, { reason }: SafeFields = {}) => void logged.push(`${event} ${reason}`),
    };
    const process = () =>
      createModelBudget({
        uses: createModelUses(home),
        limits: shopSchema.shape.modelLimits.parse({ shop: { callsPerHour: 5, callsPerDay: 8 } }),
        now: () => new Date(ms),
        log,
        metrics: createMetrics({ isProcessIncluded: false }),
      });
    const processes = [process(), process(), process()];
    let turnCount = 0;
    const ask = async () => {
      turnCount += 1;
      const turn = { ...saidTurn(turnCount, "Добрий день"), conversationId };
      return processes[turnCount % 3]?.ask(turn, 100);
    };
    const granted = async (count: number) => {
      const asked = [];
      for (let at = 0; at < count; at += 1) asked.push(await ask());
      return asked.filter((one) => one?.isGranted).length;
    };
    expect(await granted(30)).toBe(5);
    expect(logged).toEqual(["model.limit shop_hour"]);
    ms += 3_600_000;
    expect(await granted(30)).toBe(3);
    ms += 3_600_000;
    expect(await ask()).toMatchObject({ whose: "shop", until: new Date(openingHours + 24 * 3_600_000) });
    ms += 22 * 3_600_000;
    expect(await granted(30)).toBe(5);
  });

  it("counts the tokens that the provider tells of", async () => {
    const model = new ScriptedModel(() => ({ text: "Добрий день! Чим допомогти?", tokens: 100_000 }));
    const chat = await testChat({ shop: limitsOf({ customer: { tokensPerHour: 150_000 } }), model });
    expect((await chat.say("Добрий день")).join()).toContain("Чим допомогти");
    expect((await chat.say("Яка сукня краща?")).join()).toContain("Чим допомогти");
    expect((await chat.say("А яка гірша?")).join()).toContain("роблю перерву");
    const { text } = await chat.app.metrics.expose();
    expect(text).toContain('deskgraph_model_budget_tokens_total{outcome="answered"} 200000');
  });

  it("is not met by a customer who buys: a whole sale takes less than a fifth of it", async () => {
    const chat = await testChat({ model: new RehearsalModel() });
    for (const text of ["Добрий день! Сукня на 122 є?", "а які умови повернення?", "беру першу"]) await chat.say(text);
    await chat.say("Олена Коваль, 067 123 45 67, Київ, відділення 5");
    await chat.say("так, повна оплата");
    await chat.say("оплатила");
    await chat.decide(true);
    const { text } = await chat.app.metrics.expose();
    const counted = (name: string) => Number(new RegExp(`${name}{outcome="answered"} (\\d+)`).exec(text)?.[1]);
    const { callsPerHour, tokensPerHour } = shopSchema.shape.modelLimits.parse(undefined).customer;
    expect(counted("deskgraph_model_calls_total")).toBeGreaterThan(5);
    expect(counted("deskgraph_model_calls_total") * 5).toBeLessThan(callsPerHour);
    expect(counted("deskgraph_model_budget_tokens_total") * 5).toBeLessThan(tokensPerHour);
  });
});
