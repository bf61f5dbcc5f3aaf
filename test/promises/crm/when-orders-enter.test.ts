import { afterEach, describe, expect, it } from "vitest";
import { sitniksSettings } from "../../../integrations/sitniks/settings.ts";
import { paymentTexts } from "../../../nodes/texts/payments.ts";
import { formatMoney, type Shop } from "../../../src/core/index.ts";
import { type CrmChat, crmChat } from "../../kit/crm-chat.ts";

type Method = Shop["paymentMethods"][number];
const method = (id: string, title: string, more: Partial<Method> = {}): Method => ({
  id,
  title: { uk: title },
  due: "total",
  by: "requisites",
  keywords: [title],
  ...more,
});
const atBill = method("full", "повна оплата", { crmOrder: "at_bill" });
const onReceipt = method("cod", "накладений платіж", { due: "nothing", rest: { uk: "готівкою на пошті" } });
const other = method("other", "інша оплата");

describe("an order enters the CRM", () => {
  let chat: CrmChat;
  afterEach(() => chat.stop());

  async function open(way: Method): Promise<void> {
    const crm = sitniksSettings.parse({ orderStatuses: { cancelled: "Скасовано" } });
    chat = await crmChat({ shop: { paymentMethods: [way, other] }, crm });
    chat.sitniks.orderStatuses.push({ id: 990, title: "Скасовано" });
    for (const text of ["сукня на 122 є?", "беру першу", "Олена Приклад, 067 000 00 00, Київ, відділення 5"]) {
      await chat.say(text);
    }
  }
  const titles = (at = 0) =>
    chat.sitniks.orders[at]?.statusHistory.map(
      (id) => chat.sitniks.orderStatuses.find((status) => status.id === id)?.title,
    );

  it("with its bill, and is brought on when its money comes: one order, and its money is booked once", async () => {
    await open(atBill);
    await chat.say("повна оплата");
    await chat.crmIsQuiet();
    expect([titles(), chat.sitniks.transactions]).toEqual([["Виставлено рахунок"], []]);
    expect(chat.sitniks.orders[0]?.payment).toBeUndefined();
    await chat.say("оплатила");
    await chat.decide(true);
    await chat.crmIsQuiet();
    expect([chat.sitniks.orders.length, titles()]).toEqual([1, ["Виставлено рахунок", "ОПЛАЧЕНО"]]);
    const [order] = chat.sitniks.orders;
    expect(chat.sitniks.transactions).toMatchObject([{ orderId: order?.id, amount: order?.totalPrice }]);
  });

  it("with its bill, and is brought on once where three in ten answers are lost", async () => {
    await open(atBill);
    let calls = 0;
    chat.sitniks.fault = ({ method }) => {
      calls += 1;
      return method !== "GET" && calls % 3 === 0 ? "lose" : "none";
    };
    await chat.say("повна оплата");
    await chat.say("оплатила");
    await chat.decide(true);
    await chat.crmIsQuiet();
    expect([chat.sitniks.orders.length, titles()?.at(-1)]).toEqual([1, "ОПЛАЧЕНО"]);
    const notes = (await chat.app.store.effects(chat.conversation.id)).flatMap(({ receipt }) => receipt?.note ?? []);
    const isToldOf = notes.some((note) => note.includes("is booked there"));
    // Nothing there finds a booking of before: it is there once, or a person is told to look.
    expect(chat.sitniks.transactions.length === 1 || isToldOf).toBe(true);
    expect(chat.sitniks.transactions.length).toBeLessThanOrEqual(1);
  });

  it("with its bill, and is cancelled there with it", async () => {
    await open(atBill);
    await chat.say("повна оплата");
    await chat.say("скасуйте замовлення");
    await chat.crmIsQuiet();
    expect(titles()).toEqual(["Виставлено рахунок", "Скасовано"]);
  });

  it("with its bill, and is left alone where people gave it another status themselves", async () => {
    await open(atBill);
    await chat.say("повна оплата");
    await chat.crmIsQuiet();
    const own = chat.sitniks.orderStatuses.find((status) => status.title === "Скасовано");
    const [order] = chat.sitniks.orders;
    if (order === undefined || own === undefined) throw new Error("the order is there");
    order.statusId = own.id;
    await chat.say("оплатила");
    await chat.decide(true);
    await chat.crmIsQuiet();
    expect([order.statusId, chat.sitniks.transactions]).toEqual([own.id, []]);
    const receipts = (await chat.app.store.effects(chat.conversation.id)).map(({ receipt }) => receipt?.note);
    expect(receipts).toContain("a person's own status stays");
  });

  it("at once where it is paid on receipt: the customer owes nothing now, and the staff read so", async () => {
    await open(onReceipt);
    const said = await chat.say("накладений платіж");
    await chat.crmIsQuiet();
    const [order] = chat.sitniks.orders;
    const total = formatMoney({ minor: Math.round((order?.totalPrice ?? 0) * 100), currency: "UAH" }, "uk");
    const number = /замовлення (\d+)/i.exec(said.join("\n"))?.[1] ?? "";
    expect(said.at(-1)).toBe(paymentTexts.uk.ordered({ number, total, how: "готівкою на пошті" }));
    expect([titles(), order?.payment]).toEqual([["Нові заявки"], undefined]);
    const staff = (await chat.staffPosts()).map(({ text }) => text);
    expect(staff).toContain(paymentTexts.uk.staff.ordered({ number, total }));
  });
});
