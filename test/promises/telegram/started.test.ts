import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { texts } from "../../../nodes/texts/texts.ts";
import { createApp } from "../../../src/app.ts";
import { connectChannel } from "../../../src/channels/connect-channel.ts";
import { ConfigError } from "../../../src/core/index.ts";
import { exampleToken, type FakeTelegram, startTelegram } from "../../fakes/telegram.ts";
import { testConfig } from "../../kit/app.ts";
import { freshHome } from "../../kit/home.ts";
import { inSmall } from "../../kit/in-small.ts";
import { inlineLanes } from "../../kit/inline-lanes.ts";
import { type ProductHere, productHere } from "../../kit/product-here.ts";
import { until } from "../../kit/until.ts";

const holdingLines: ReadonlySet<string> = new Set(Object.values(texts).map(({ holding }) => holding));

describe("the product in Telegram", () => {
  let telegram: FakeTelegram;
  let product: ProductHere;

  // "One moment" is said on a machine that needs ten seconds for an answer, and is none.
  const answersTo = (chat: number): string[] => telegram.textsTo(chat).filter((text) => !holdingLines.has(text));
  /** Says it and waits for one more answer. */
  async function ask(chat: number, text: string): Promise<string> {
    const before = answersTo(chat).length;
    telegram.say(chat, { text });
    await until(() => answersTo(chat).length > before);
    return answersTo(chat).at(-1) ?? "";
  }

  // Started once for all of it, in this process. One of its own, that dies: process.whole.test.ts.
  describe("once it runs", () => {
    beforeAll(async () => {
      telegram = await startTelegram();
      product = await productHere(telegram);
      await product.start();
    });
    afterEach(() => {
      telegram.fault = () => "none";
    });
    afterAll(async () => {
      await product.remove();
      await telegram.stop();
    });

    it("sells from hello to the requisites, with buttons", async () => {
      // A newcomer's bot must not ask real customers for money to nobody's account without a word about it.
      expect(product.said()).toContain("Still the demo shop's");
      expect(await ask(7, "сукня на 122 є?")).toContain("AI-помічник");
      expect(await ask(7, "беру першу")).toContain("1\u00a0190");
      await ask(7, "Олена Приклад, 067 000 00 00, Київ, відділення 5");
      const review = telegram.sent.at(-1);
      const choice = review?.buttons[0];
      expect(choice?.text).toBe("повна оплата");
      const data = choice?.callback_data ?? "no button";
      const before = answersTo(7).length;
      telegram.press(7, review?.messageId ?? 0, data);
      // Pressed twice in a hurry: one effect.
      telegram.press(7, review?.messageId ?? 0, data);
      await until(() => answersTo(7).length > before && telegram.spinning.size === 0);
      const requisites = telegram.sent.at(-1);
      expect(requisites?.text).toContain("IBAN");
      expect(requisites?.buttons.flatMap(({ copy }) => copy ?? [])).toEqual([
        expect.stringMatching(/^UA\d{27}$/),
        "1190.00",
        expect.stringContaining("Оплата"),
      ]);
      expect(telegram.calls).toContain("sendChatAction");
      await ask(8, "Добрий день!");
      expect(answersTo(7)).toHaveLength(before + 1);
    });

    // How far apart they may be is tried without a clock (settle-window.test.ts).
    it("answers five messages in a row once, and the same update sent again not at all", async () => {
      for (const text of ["Добрий день", "мені треба", "сукня", "на 122", "червона"]) {
        telegram.again(telegram.say(9, { text }));
      }
      await until(() => answersTo(9).length > 0);
      await ask(10, "Добрий день!");
      expect(answersTo(9)).toHaveLength(1);
      expect(answersTo(9)[0]).toContain("червона");
    });

    it("waits as long as Telegram says, and goes on", async () => {
      const saidS = inSmall(1, 2);
      let refusals = 0;
      telegram.fault = (method, chatId) =>
        method === "sendMessage" && chatId === "13" && refusals++ === 0 ? { code: 429, retryAfter: saidS } : "none";
      const began = performance.now();
      await ask(13, "Добрий день!");
      expect(performance.now() - began).toBeGreaterThan(saidS * 1_000);
      expect(answersTo(13)).toHaveLength(1);
    });

    it("waits for a Telegram that is away, and then answers once: the one repeat is not wasted on an outage", async () => {
      const called = (method: string): number => telegram.calls.filter((each) => each === method).length;
      const known = called("getMe");
      const sentBefore = called("sendMessage");
      const sent = (): number => called("sendMessage") - sentBefore;
      telegram.fault = (method) => (method === "getUpdates" ? "none" : { code: 502 });
      telegram.say(15, { text: "сукня на 122 є?" });
      telegram.say(15, { text: "червона" });
      // Asked whether it is back, each time after twice as long.
      await until(() => sent() > 0 && called("getMe") >= known + inSmall(2, 3));
      expect(sent()).toBe(1);
      telegram.fault = () => "none";
      await until(() => telegram.textsTo(15).length > 0);
      await ask(16, "Добрий день!");
      expect([telegram.textsTo(15).length, sent()]).toEqual([1, 3]);
    });
  });

  // That the product ends then: webhook.test.ts.
  it.each([
    ["a token nobody knows", "999999:AAsomebody-elses-token", "@BotFather"],
    ["a webhook left behind", exampleToken, "telegram webhook delete"],
  ])("says in one line what is wrong: %s", async (_what, token, remedy) => {
    const from = await startTelegram();
    from.webhook = { url: "https://elsewhere.example.com/hook", secret: "x" };
    const config = await testConfig({ TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: from.apiRoot });
    const channel = config.channel?.open();
    if (channel === undefined) throw new Error("no channel");
    const app = await createApp({ config, home: await freshHome(), channel, engine: async () => inlineLanes() });
    const refused = await connectChannel(channel, app)
      .receive(new AbortController().signal)
      .catch((error: unknown) => error);
    await Promise.all([app.close(), from.stop()]);
    expect(refused).toBeInstanceOf(ConfigError);
    expect(String(refused)).toContain(remedy);
    expect(String(refused)).not.toContain(token);
  });
});
