import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createApp } from "../../../src/app.ts";
import { connectChannel } from "../../../src/channels/connect-channel.ts";
import { paymentCommand } from "../../../src/cli/payment.ts";
import { ConfigError } from "../../../src/core/index.ts";
import { openHome } from "../../../supabase/home/home.ts";
import { exampleToken, type FakeTelegram, startTelegram } from "../../fakes/telegram.ts";
import { testConfig } from "../../kit/app.ts";
import { freshHome } from "../../kit/home.ts";
import { inlineLanes } from "../../kit/inline-lanes.ts";
import { keepPrinted } from "../../kit/printed.ts";
import { memoryOf } from "../../kit/process-memory.ts";
import { type ProductProcess, productProcess } from "../../kit/product-process.ts";
import { until } from "../../kit/until.ts";

describe("the product in Telegram", () => {
  let telegram: FakeTelegram;
  let product: ProductProcess;

  const prepare = async (): Promise<void> => {
    telegram = await startTelegram();
    product = await productProcess(telegram);
  };
  const remove = async (): Promise<void> => {
    await product.remove();
    await telegram.stop();
  };

  /** Says it and waits for one more answer. */
  async function ask(chat: number, text: string): Promise<string> {
    const before = telegram.textsTo(chat).length;
    telegram.say(chat, { text });
    await until(() => telegram.textsTo(chat).length > before);
    return telegram.textsTo(chat).at(-1) ?? "";
  }

  // One process for what needs none of its own: a start costs two seconds of a core.
  describe("once it runs", () => {
    beforeAll(async () => {
      await prepare();
      await product.start();
    });
    afterEach(() => {
      telegram.fault = () => "none";
    });
    afterAll(remove);

    it.skipIf(process.platform !== "linux")("opens the embedded home in half a gigabyte", async () => {
      // V8 begins to compile for speed a moment after the first statements.
      expect(await ask(6, "Добрий день!")).not.toBe("");
      expect(memoryOf(product.pid(), "VmHWM")).toBeLessThan(500_000_000);
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
      const before = telegram.textsTo(7).length;
      telegram.press(7, review?.messageId ?? 0, data);
      // Pressed twice in a hurry: one effect.
      telegram.press(7, review?.messageId ?? 0, data);
      await until(() => telegram.textsTo(7).length > before && telegram.spinning.size === 0);
      const requisites = telegram.sent.at(-1);
      expect(requisites?.text).toContain("IBAN");
      expect(requisites?.buttons.flatMap(({ copy }) => copy ?? [])).toEqual([
        expect.stringMatching(/^UA\d{27}$/),
        "1190.00",
        expect.stringContaining("Оплата"),
      ]);
      expect(telegram.calls).toContain("sendChatAction");
      await ask(8, "Добрий день!");
      expect(telegram.textsTo(7)).toHaveLength(before + 1);
    });

    // How far apart they may be is tried without a clock (settle-window.test.ts).
    it("answers five messages in a row once, and the same update sent again not at all", async () => {
      for (const text of ["Добрий день", "мені треба", "сукня", "на 122", "червона"]) {
        telegram.again(telegram.say(9, { text }));
      }
      await until(() => telegram.textsTo(9).length > 0);
      await ask(10, "Добрий день!");
      expect(telegram.textsTo(9)).toHaveLength(1);
      expect(telegram.textsTo(9)[0]).toContain("червона");
    });

    it("waits as long as Telegram says, and goes on", async () => {
      let refusals = 0;
      telegram.fault = (method, chatId) =>
        method === "sendMessage" && chatId === "13" && refusals++ === 0 ? { code: 429, retryAfter: 2 } : "none";
      const began = performance.now();
      await ask(13, "Добрий день!");
      expect(performance.now() - began).toBeGreaterThan(2_000);
      expect(telegram.textsTo(13)).toHaveLength(1);
    });

    it("waits for a Telegram that is away, and then answers once: the one repeat is not wasted on an outage", async () => {
      const called = (method: string): number => telegram.calls.filter((each) => each === method).length;
      const known = called("getMe");
      const sentBefore = called("sendMessage");
      const sent = (): number => called("sendMessage") - sentBefore;
      telegram.fault = (method) => (method === "getUpdates" ? "none" : { code: 502 });
      telegram.say(15, { text: "сукня на 122 є?" });
      telegram.say(15, { text: "червона" });
      await until(() => sent() > 0 && called("getMe") >= known + 3);
      expect(sent()).toBe(1);
      telegram.fault = () => "none";
      await until(() => telegram.textsTo(15).length > 0);
      await ask(16, "Добрий день!");
      expect([telegram.textsTo(15).length, sent()]).toEqual([1, 3]);
    });

    // The last ones here: it has a second life.
    it("loses nothing when it is killed while Telegram's answer is on its way, and repeats one message at most", async () => {
      let swallowed = 0;
      telegram.fault = (method) => (method === "sendMessage" && swallowed++ === 0 ? "swallow" : "none");
      telegram.say(11, { text: "сукня на 122 є?" });
      await until(() => telegram.textsTo(11).length === 1);
      // Of the first sale: it waits for a person's word on the money.
      expect(await ask(7, "оплатила")).toContain("Передаю на перевірку");
      await product.kill();
      telegram.say(12, { text: "куртки на 134 є?" });
      await product.start();
      await until(() => telegram.textsTo(12).length === 1 && telegram.textsTo(11).length >= 1);
      telegram.say(11, { text: "беру першу" });
      await until(() => telegram.textsTo(11).some((text) => text.includes("У замовленні")));
      // Telegram took the first one and nobody heard of it: that one may be seen twice, and no other.
      expect(
        telegram.textsTo(11).filter((text) => text.includes("Сукня «Анна», червона: ")).length,
      ).toBeLessThanOrEqual(2);
      expect(telegram.textsTo(11).at(-1)).toContain("У замовленні");
      expect(telegram.textsTo(12)).toHaveLength(1);
    });

    it("goes on with the money that a person was asked about before it was killed: one order", async () => {
      const config = { ...(await testConfig()), homeDir: product.home };
      const given = { config, isHomeChosen: true, words: ["confirm", "telegram:7"], options: {} };
      const before = telegram.textsTo(7).length;
      keepPrinted();
      expect(await paymentCommand.run(given)).toBe(0);
      await until(() => telegram.textsTo(7).length > before);
      expect(telegram.textsTo(7).at(-1)).toContain("Оплату підтверджено");
      expect(await paymentCommand.run(given)).toBe(2);
      expect(await product.stop()).toBe(0);
      const home = await openHome({ kind: "embedded", dir: product.home, tenant: config.tenant });
      const orders = await home.pool.query("select from deskgraph.outbox where kind = 'crm.order'");
      await home.close();
      expect(orders.rows).toHaveLength(1);
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
