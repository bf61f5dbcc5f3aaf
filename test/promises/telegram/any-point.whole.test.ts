import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { texts } from "../../../nodes/texts/texts.ts";
import { crashPoints } from "../../../src/core/index.ts";
import { type FakeTelegram, startTelegram } from "../../fakes/telegram.ts";
import { type ProductProcess, productProcess } from "../../kit/product-process.ts";
import { until } from "../../kit/until.ts";

/** Each costs two starts of the product. In small: crash.test.ts (every write of a turn). */
describe("killed at any point of receiving and sending", () => {
  let telegram: FakeTelegram;
  let product: ProductProcess;

  beforeEach(async () => {
    telegram = await startTelegram();
    product = await productProcess(telegram);
  });
  afterEach(async () => {
    await product.remove();
    await telegram.stop();
  });

  it.each(crashPoints)("%s: the customer is answered, and at most one message comes twice", async (point) => {
    const isByWebhook = crashPoints.indexOf(point) % 2 === 1;
    const env: Record<string, string> = isByWebhook ? { TELEGRAM_WEBHOOK_URL: "https://bot.example.com" } : {};
    if (isByWebhook) telegram.deliverTo(`http://127.0.0.1:${product.port}/telegram/webhook`);

    await product.start(env, point);
    telegram.say(1, { text: "сукня на 122 є?" });
    await product.ended();
    await product.start(env);
    await until(() => telegram.textsTo(1).length > 0);
    telegram.say(2, { text: "Добрий день!" });
    telegram.say(1, { text: "беру першу" });
    await until(
      () => telegram.textsTo(2).length > 0 && telegram.textsTo(1).some((text) => text.includes("У замовленні")),
    );

    const [first] = telegram.textsTo(1);
    const repeats = telegram.textsTo(1).filter((text) => text === first).length - 1;
    // Sent, and nobody wrote down that it was: the one moment that cannot be told from "not sent".
    expect(repeats).toBeLessThanOrEqual(point === "effect.delivered" ? 1 : 0);
    // On a slow machine the customer is told to wait, too.
    const others = telegram.textsTo(1).filter((text) => text !== first && text !== texts.uk.holding);
    expect(others).toHaveLength(1);
    expect(telegram.waiting).toBe(0);
  });
});
