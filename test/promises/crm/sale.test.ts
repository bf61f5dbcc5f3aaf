import { afterEach, describe, expect, it } from "vitest";
import { buy, type CrmChat, crmChat } from "../../kit/crm-chat.ts";
import { person } from "../../kit/person.ts";

describe("the CRM follows the chat", () => {
  let chat: CrmChat;
  afterEach(() => chat.stop());

  it("through a sale: taken, billed, paid; the AI's; one order with everything in it", async () => {
    chat = await crmChat();
    await buy(chat);
    await chat.crmIsQuiet();
    const [at] = chat.sitniks.chats.values();
    expect(at?.statusHistory).toEqual(["Взято в роботу", "Виставлено рахунок", "ОПЛАЧЕНО"]);
    expect(at?.managerHistory).toEqual([301]);
    expect(chat.sitniks.orders).toHaveLength(1);
    const [order] = chat.sitniks.orders;
    expect(order).toMatchObject({
      client: { fullname: "Олена Приклад", phone: "+380670000000" },
      payment: { amount: 1_190 },
      npDelivery: { city: "Київ" },
    });
    const paid = chat.sitniks.orderStatuses.find(({ title }) => title === "ОПЛАЧЕНО");
    expect(order?.statusHistory).toEqual([paid?.id]);
    const mapping = await chat.app.mappings.byUser(chat.conversation.customerId);
    expect(mapping).toMatchObject({ crmChatId: at?.id, currentStatus: "ОПЛАЧЕНО" });
    expect(mapping?.crmManagerId).toBeUndefined();
  });

  it("through a prepayment: the order is formed", async () => {
    chat = await crmChat();
    await chat.say("сукня на 122 є?");
    await chat.say("беру першу");
    await chat.say("Олена Приклад, 067 000 00 00, Київ, відділення 5");
    await chat.say("передплата");
    await chat.say("оплатила");
    await chat.decide(true);
    await chat.crmIsQuiet();
    const [at] = chat.sitniks.chats.values();
    expect(at?.statusHistory).toEqual(["Взято в роботу", "Виставлено рахунок", "Оформлено замовлення"]);
    expect(chat.sitniks.orders[0]?.payment).toMatchObject({ amount: 200 });
  });

  it("through a complaint: it calls for a person, and one gets the chat", async () => {
    chat = await crmChat();
    await chat.say("Добрий день!");
    await chat.crmIsQuiet();
    await chat.say("Це жах, сукня прийшла порвана! Хочу скаргу");
    await chat.crmIsQuiet();
    const [at] = chat.sitniks.chats.values();
    expect(at?.statusHistory).toEqual(["Взято в роботу", "AI Увага"]);
    expect(at?.managerHistory).toEqual([301, 302]);
  });

  it("within the vendor's own limit, so that it never says 429", async () => {
    chat = await crmChat({ isPaced: true });
    chat.sitniks.limit = { calls: 10, perMs: 10_000 };
    await chat.say("Добрий день!");
    await chat.crmIsQuiet();
    await chat.say("Це жах, сукня прийшла порвана! Хочу скаргу");
    await chat.crmIsQuiet();
    const [at] = chat.sitniks.chats.values();
    expect(at?.statusHistory).toEqual(["Взято в роботу", "AI Увага"]);
    expect(chat.sitniks.calls.filter(({ status }) => status === 429)).toEqual([]);
  });

  it("a person who answers in Sitniks, or takes the chat there, silences the AI, and nothing is sent twice", async () => {
    chat = await crmChat();
    await chat.say("сукня на 122 є?");
    await chat.crmIsQuiet();
    const [at] = chat.sitniks.chats.values();
    if (at === undefined) throw new Error("no chat");
    // What the AI manager is told of itself changes nothing.
    await chat.hook(chat.sitniks.webhookOf(at.id, { text: "Добрий день" }));
    const body = chat.sitniks.webhookOf(at.id, { text: "Вітаю, це Ірина", managerName: "Ірина" });
    await chat.hook(body);
    await chat.hook(body);
    await chat.app.settle(chat.conversation.id);
    expect((await chat.app.store.conversation(chat.conversation.id))?.owner).toBe("person");
    const said = await chat.app.store.transcript(chat.conversation.id, 20);
    expect(said.filter(({ author }) => author === "person")).toMatchObject([{ text: "Вітаю, це Ірина" }]);
    expect((await chat.replies()).map(({ text }) => text)).not.toContain("Вітаю, це Ірина");
    expect(await chat.say("а синя є?")).toEqual([]);

    await chat.asManager({ kind: "given_back", by: person("manager") });
    at.assignedManagerId = 302;
    at.assignedManagerName = "Ірина";
    await chat.hook(chat.sitniks.webhookOf(at.id, { text: "клієнт пише" }));
    await chat.app.settle(chat.conversation.id);
    expect((await chat.app.store.conversation(chat.conversation.id))?.owner).toBe("person");
  });
});
