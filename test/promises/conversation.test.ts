import { describe, expect, it } from "vitest";
import { type TestChat, testChat } from "../kit/app.ts";
import { kindsOf, kindsOfSale } from "../kit/kinds-of-effects.ts";
import { person } from "../kit/person.ts";
import { until } from "../kit/until.ts";

async function upToProof(chat: TestChat): Promise<void> {
  await chat.say("Добрий день! Сукня на 122 є?");
  await chat.say("беру першу");
  await chat.say("Олена Коваль, 067 123 45 67, Київ, відділення 5");
  await chat.say("так, повна оплата");
  await chat.say("оплатила");
}

describe("a payment that waits for a person", () => {
  it("is answered around, stays, and ends in one order after any number of confirmations", async () => {
    const chat = await testChat();
    await upToProof(chat);
    expect((await chat.say("а які умови повернення?")).join()).toContain("14 днів");
    expect((await chat.say("дякую")).length).toBeGreaterThan(0);
    expect((await chat.decide(true)).join()).toContain("Оплату підтверджено");
    const [order1] = (await chat.effects()).filter(({ kind }) => kind === "crm.order");
    expect(order1).toBeDefined();
    const effects = await chat.effects();
    expect(await chat.decide(true)).toEqual([]);
    expect((await kindsOf(chat)).filter((kind) => kind === "crm.order")).toHaveLength(1);
    expect(effects.map(({ kind }) => kind)).toEqual(kindsOfSale);
    const order = effects.find(({ kind }) => kind === "crm.order");
    expect(order?.payload).toMatchObject({
      delivery: { name: "Олена Коваль", phone: "+380671234567", city: "Київ", branch: "5" },
      total: { minor: 119_000, currency: "UAH" },
      status: "paid",
    });
  });

  it("keeps the order when the money is not there, and takes the receipt again", async () => {
    const chat = await testChat();
    await upToProof(chat);
    const declined = await chat.decide(false);
    expect(declined.join()).toContain("поки не бачить оплати");
    await chat.photo();
    await chat.decide(true);
    expect((await kindsOf(chat)).filter((kind) => kind === "crm.order")).toHaveLength(1);
  });

  it("survives a complaint in between: the person gets it, and the decision still works", async () => {
    const chat = await testChat();
    await upToProof(chat);
    await chat.say("жахливий сервіс, хочу поскаржитись!");
    expect(await kindsOf(chat)).toContain("ticket.open");
    const heard = await chat.decide(true);
    expect(heard.join()).toContain("Оплату підтверджено");
    expect((await kindsOf(chat)).filter((kind) => kind === "crm.order")).toHaveLength(1);
  });
});

describe("ownership", () => {
  it("tells the customer once that a person was called, serves on, and is silent once the person answered", async () => {
    const chat = await testChat({ isStaffed: true });
    await chat.say("Добрий день");
    expect((await chat.say("прийшло не те, що замовляла, жах")).join()).toContain("Передаю розмову менеджеру");
    expect(await chat.say("дуже прикро")).toHaveLength(1);
    expect((await chat.say("є сукня на 122?")).join()).toContain("Сукня");
    // What is not through when a person comes is withheld, and its question goes to the ticket as an open one.
    await until(async () => {
      const waiting = await chat.app.desk.list({ states: ["waiting"], destination: "reply", limit: 1 });
      return waiting.length === 0;
    });
    await chat.asManager({ kind: "person_message", text: "Вітаю, розберемось.", by: person("manager") });
    expect(await chat.say("є сукня на 122?")).toEqual([]);
    const kinds = await kindsOf(chat);
    expect(kinds.filter((kind) => kind === "ticket.open")).toHaveLength(1);
    expect(kinds.filter((kind) => kind === "ticket.note")).toHaveLength(3);
    await chat.asManager({ kind: "given_back", by: person("manager") });
    expect((await chat.say("є сукня на 122?")).join()).toContain("Сукня");
  });
});

describe("memory", () => {
  it("does not ask a returning customer again for what they gave, and knows their order", async () => {
    const chat = await testChat();
    await upToProof(chat);
    await chat.decide(true);
    const where = (await chat.say("де моє замовлення?")).join();
    const [order] = (await chat.effects()).filter(({ kind }) => kind === "crm.order");
    expect(order).toBeDefined();
    expect(where).toMatch(/\d{4}/);
    await chat.say("є шорти на 122?");
    const review = (await chat.say("беру сині, оформлюємо")).join();
    expect(review).toContain("+380671234567");
  });
});

describe("moderation in the conversation", () => {
  it("hides a card number everywhere it is kept, and says why", async () => {
    const chat = await testChat();
    const heard = (await chat.say("моя картка 4111 1111 1111 1111, спишіть")).join("\n");
    expect(heard).toContain("не надсилайте номер картки");
    const kept = JSON.stringify([
      await chat.app.stateOf(chat.conversation.id),
      await chat.app.store.transcript(chat.conversation.id, 50),
      await chat.effects(),
    ]);
    expect(kept.replace(/\D/g, "")).not.toContain("4111111111111111");
    const { rows } = await chat.app.home.pool.query(
      "select body::text, convert_from(raw, 'UTF8') as raw from deskgraph.inbounds where tenant_id = $1",
      [chat.app.home.tenant],
    );
    expect(JSON.stringify(rows)).not.toContain("4111 1111");
  });

  it("calls a person at once, and gives the crisis line, when a life may be at risk", async () => {
    const chat = await testChat();
    const heard = (await chat.say("не хочу більше жити")).join();
    expect(heard).toContain("7333");
    const ticket = (await chat.effects()).find(({ kind }) => kind === "ticket.open");
    expect(ticket?.payload).toMatchObject({ reason: "safety", priority: "urgent" });
  });
});
