import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { paymentCommand } from "../../../src/cli/payment.ts";
import { openHome } from "../../../supabase/home/home.ts";
import { type FakeTelegram, startTelegram } from "../../fakes/telegram.ts";
import { testConfig } from "../../kit/app.ts";
import { keepPrinted } from "../../kit/printed.ts";
import { memoryOf } from "../../kit/process-memory.ts";
import { type ProductProcess, productProcess } from "../../kit/product-process.ts";
import { until } from "../../kit/until.ts";

/**
 * In small: what it does while it lives (started.test.ts), deaths at every write of a turn (crash.test.ts), of a process
 * that stores (home.test.ts), and how much memory a start takes (commands.test.ts).
 */
describe("the product in Telegram, in a process of its own", () => {
  let telegram: FakeTelegram;
  let product: ProductProcess;

  beforeAll(async () => {
    telegram = await startTelegram();
    product = await productProcess(telegram);
    await product.start();
  });
  afterEach(() => {
    telegram.fault = () => "none";
  });
  afterAll(async () => {
    await product.remove();
    await telegram.stop();
  });

  /** Says it and waits for one more answer. */
  async function ask(chat: number, text: string): Promise<string> {
    const before = telegram.textsTo(chat).length;
    telegram.say(chat, { text });
    await until(() => telegram.textsTo(chat).length > before);
    return telegram.textsTo(chat).at(-1) ?? "";
  }

  it.skipIf(process.platform !== "linux")("opens the embedded home in half a gigabyte", async () => {
    // V8 begins to compile for speed a moment after the first statements.
    expect(await ask(6, "Добрий день!")).not.toBe("");
    expect(memoryOf(product.pid(), "VmHWM")).toBeLessThan(500_000_000);
  });

  // It has a second life from here on.
  it("loses nothing when it is killed while Telegram's answer is on its way, and repeats one message at most", async () => {
    const sale = ["сукня на 122 є?", "беру першу", "Олена Приклад, 067 000 00 00, Київ, відділення 5", "повна оплата"];
    for (const text of sale) await ask(7, text);
    let swallowed = 0;
    telegram.fault = (method) => (method === "sendMessage" && swallowed++ === 0 ? "swallow" : "none");
    telegram.say(11, { text: "сукня на 122 є?" });
    await until(() => telegram.textsTo(11).length === 1);
    // This one waits for a person's word on the money.
    expect(await ask(7, "оплатила")).toContain("Передаю на перевірку");
    await product.kill();
    telegram.say(12, { text: "куртки на 134 є?" });
    await product.start();
    await until(() => telegram.textsTo(12).length === 1 && telegram.textsTo(11).length >= 1);
    telegram.say(11, { text: "беру першу" });
    await until(() => telegram.textsTo(11).some((text) => text.includes("У замовленні")));
    // Telegram took the first one and nobody heard of it: that one may be seen twice, and no other.
    expect(telegram.textsTo(11).filter((text) => text.includes("Сукня «Анна», червона: ")).length).toBeLessThanOrEqual(
      2,
    );
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
