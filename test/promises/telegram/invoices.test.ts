import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PaymentMethod } from "../../../src/core/index.ts";
import { SlowModel } from "../../kit/slow-model.ts";
import { type TelegramApp, telegramApp } from "../../kit/telegram-app.ts";

const card = {
  id: "card",
  title: { uk: "карткою тут", en: "by card here", ru: "картой здесь" },
  due: "total",
  by: "invoice",
  keywords: ["карткою"],
} satisfies PaymentMethod;

describe("invoices of Telegram's own", () => {
  let desk: TelegramApp;
  let thinking: Promise<void>;
  beforeEach(async () => {
    thinking = Promise.resolve();
    desk = await telegramApp({
      model: new SlowModel(() => thinking),
      shop: { paymentMethods: [card] },
      env: { TELEGRAM_PAYMENT_TOKEN: "381764678:TEST:12345" },
    });
  });
  afterEach(() => desk.stop());

  async function billed(chat: number) {
    await desk.ask(chat, "сукня на 122 є?");
    await desk.ask(chat, "беру першу");
    await desk.ask(chat, "Олена Приклад, 067 000 00 00, Київ, відділення 5");
    await desk.answered(chat, () => desk.telegram.say(chat, { text: "так, все вірно" }));
    await desk.until(() => desk.lastTo(chat)?.invoice !== undefined);
    const invoice = desk.lastTo(chat)?.invoice;
    if (invoice === undefined) throw new Error("no invoice");
    return invoice;
  }
  const ordersOf = async (chat: number): Promise<number> =>
    (await desk.effects(chat)).filter(({ kind }) => kind === "crm.order").length;

  it("is paid with the button: asked before, confirmed at once, ordered once, however often it is told", async () => {
    const invoice = await billed(1);
    expect(invoice).toMatchObject({ currency: "UAH", amount: 119_000 });
    const paid = await desk.answered(1, async () => expect(await desk.telegram.pay(1, invoice)).toBe("paid"));
    expect(paid).toContain("Оплату підтверджено");
    const told = desk.telegram.requests.length;
    // The very same payment under another update.
    const { id } = await desk.app.open({ channel: "telegram", channelChatId: "1" });
    desk.telegram.say(1, {
      successful_payment: {
        currency: "UAH",
        total_amount: 119_000,
        invoice_payload: invoice.payload,
        telegram_payment_charge_id: chargeOf(desk),
      },
    });
    await desk.ask(99, "Добрий день!");
    await desk.app.settle(id);
    expect(told).toBeGreaterThan(0);
    expect(await ordersOf(1)).toBe(1);
    expect(desk.textsTo(1).filter((text) => text.includes("підтверджено"))).toHaveLength(1);
  });

  it("is not taken once the order has changed, and the reason stands beside the button", async () => {
    const invoice = await billed(2);
    expect(await desk.telegram.pay(2, { ...invoice, amount: 1 })).toContain("змінився");
    expect(await desk.telegram.pay(2, { ...invoice, payload: "another" })).toContain("змінився");
    expect(await desk.telegram.pay(3, invoice)).toContain("змінився");
    expect(await ordersOf(2)).toBe(0);
  });

  it("is not taken a second time while the first payment waits behind a slow answer", async () => {
    const invoice = await billed(6);
    const { id } = await desk.app.open({ channel: "telegram", channelChatId: "6" });
    const isThinking = async (): Promise<boolean> =>
      (await desk.app.store.isBusy(id)) && (await desk.app.store.waiting(id)).length === 0;
    const { promise, resolve: answer } = Promise.withResolvers<void>();
    thinking = promise;
    desk.telegram.say(6, { text: "а коли відправите?" });
    await desk.until(isThinking);
    expect(await desk.telegram.pay(6, invoice)).toBe("paid");
    await desk.until(() => desk.telegram.waiting === 0);
    expect(await desk.telegram.pay(6, invoice)).toContain("змінився");
    // Both were asked while the model still thought: the answer above came out of what is stored.
    expect(await isThinking()).toBe(true);
    answer();
    await desk.app.settle(id);
    expect(await ordersOf(6)).toBe(1);
    expect(desk.textsTo(6).filter((text) => text.includes("менеджер перевірить"))).toEqual([]);
  });

  it("is taken once where two devices pay at the same moment; a declined card waits until its money can come no more", async () => {
    const invoice = await billed(7);
    const both = await Promise.all([
      desk.telegram.pay(7, invoice, { isDeclined: true }),
      desk.telegram.pay(7, invoice, { isDeclined: true }),
    ]);
    expect(both.toSorted()).toEqual(["declined", expect.stringContaining("вже розпочато")]);
    expect(await desk.telegram.pay(7, invoice)).toContain("вже розпочато");
    desk.passTime(300_000);
    await desk.answered(7, async () => expect(await desk.telegram.pay(7, invoice)).toBe("paid"));
    expect(await ordersOf(7)).toBe(1);
  });

  it("a second payment goes to a person with its charge, is said to be one, and counts for nothing", async () => {
    const invoice = await billed(8);
    await desk.answered(8, () => desk.telegram.pay(8, invoice));
    const second = {
      currency: "UAH",
      total_amount: 119_000,
      invoice_payload: invoice.payload,
      telegram_payment_charge_id: "second-charge",
    };
    expect(await desk.ask(8, { successful_payment: second })).toContain("яке вже оплачено");
    const post = (await desk.effects(8)).findLast(({ kind }) => kind === "staff.post");
    expect(JSON.stringify(post)).toMatch(/ДВІЧІ.*second-charge/);
    expect(await ordersOf(8)).toBe(1);
    const refund = await desk.ask(8, { refunded_payment: second });
    expect(refund).toContain("Кошти повернено");
    // It is not the order's money.
    expect(refund).not.toContain("за замовлення");
  });

  it("the payment token stays out of everything that is kept", async () => {
    await billed(5);
    expect(JSON.stringify(await desk.effects(5))).not.toContain("381764678");
  });
});

const chargeOf = (desk: TelegramApp): string => {
  const answered = desk.telegram.requests.findLast(({ method }) => method === "answerPreCheckoutQuery");
  return `charge-${String(answered?.payload["pre_checkout_query_id"])}`;
};
