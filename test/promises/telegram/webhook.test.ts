import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type FakeTelegram, startTelegram } from "../../fakes/telegram.ts";
import { type ProductHere, productHere } from "../../kit/product-here.ts";
import { until } from "../../kit/until.ts";

describe("the product by Telegram's webhook", () => {
  let telegram: FakeTelegram;
  let product: ProductHere;

  const prepare = async (): Promise<void> => {
    telegram = await startTelegram();
    product = await productHere(telegram);
  };
  const remove = async (): Promise<void> => {
    await product.remove();
    await telegram.stop();
  };

  const byWebhook = { TELEGRAM_WEBHOOK_URL: "https://bot.example.com" };

  // One product: the second promise needs what the first has started.
  describe("once it runs", () => {
    beforeAll(prepare);
    afterAll(remove);

    it("starts while Telegram is out of order, and answers as soon as it is not", async () => {
      const tries: string[] = [];
      telegram.fault = (method) => {
        if (method !== "getMe" && method !== "setWebhook") return "none";
        tries.push(method);
        if (tries.length === 1) return { code: 429, retryAfter: 1 };
        return tries.length < 4 ? { code: 502 } : "none";
      };
      const started = product.start(byWebhook);
      await until(() => tries.length > 0);
      expect((await fetch(`http://127.0.0.1:${product.port}/readyz`)).status).toBe(200);
      const began = performance.now();
      await until(() => tries.length > 1);
      expect(performance.now() - began).toBeGreaterThan(700);
      await started;
      expect(telegram.webhook?.url).toBe("https://bot.example.com/telegram/webhook");
      // Said once, however often it is tried.
      expect(product.said().match(/Telegram answers 429; check the network/g)).toHaveLength(1);
      expect(product.said().match(/@demo_bot answers, by webhook/g)).toHaveLength(1);
    });

    it("takes what a webhook brings, and only with its secret", async () => {
      expect(telegram.webhook?.url).toBe("https://bot.example.com/telegram/webhook");
      const url = `http://127.0.0.1:${product.port}/telegram/webhook`;
      const secret = telegram.webhook?.secret ?? "";
      telegram.webhook = { url: "https://bot.example.com/telegram/webhook", secret: "wrong" };
      const update = telegram.say(14, { text: "Добрий день!" });
      telegram.deliverTo(url);
      await until(() => telegram.deliveries.length > 1);
      expect(new Set(telegram.deliveries)).toEqual(new Set([401]));
      telegram.webhook = { url: "https://bot.example.com/telegram/webhook", secret };
      telegram.again(update);
      await until(() => telegram.waiting === 0 && telegram.textsTo(14).length > 0);
      expect(await product.stop()).toBe(0);
      expect(telegram.textsTo(14)).toHaveLength(1);
    });
  });

  describe("as it starts", () => {
    beforeEach(prepare);
    afterEach(remove);

    it("ends cleanly, with the fix, when Telegram refuses the webhook's address", async () => {
      const description = "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443";
      telegram.fault = (method) => (method === "setWebhook" ? { code: 400, description } : "none");
      await expect(product.start(byWebhook)).rejects.toThrow("TELEGRAM_WEBHOOK_URL");
      expect(await product.stop()).toBe(2);
      expect(product.said()).toContain("only on ports");
      expect(product.said()).toContain('"process.stopping"');
      expect(product.said()).not.toContain("answers, by");
      await expect(fetch(`http://127.0.0.1:${product.port}/healthz`)).rejects.toThrow();
    });

    it("stops when told while it waits for Telegram", async () => {
      telegram.fault = () => "drop";
      const started = product.start(byWebhook);
      const ended = expect(started).rejects.toThrow("ended");
      await until(() => product.said().includes("Telegram cannot be reached; check the network"));
      expect(await product.stop()).toBe(0);
      await ended;
    });
  });
});
