import { describe, expect, it } from "vitest";
import { runTurn } from "../../graph/run-turn.ts";
import { type TestChat, testChat } from "../kit/app.ts";
import { deskCustomer, deskOf } from "../kit/desk.ts";
import { saidTurn } from "../kit/desk-turn.ts";
import { type ScriptedAnswer, ScriptedModel } from "../kit/scripted-model.ts";

/** What every first message asks of the CRM, and nothing beyond it. */
const firstTouch = ["crm.first_touch", "crm.status", "crm.assign"];

/** A model that always answers the same lie, also when it is asked again. */
const liar = (lie: string): ScriptedModel => new ScriptedModel(() => ({ text: lie }));

const lies: readonly (readonly [string, string, string])[] = [
  ["a price", "Сукня «Анна» коштує 499 грн.", "499"],
  ["a price in words", "Сукня «Анна» коштує п'ятсот гривень.", "п'ятсот"],
  ["an IBAN", "Оплатіть на IBAN UA213223130000026007233566001.", "UA21"],
  ["a card number", "Переказ на картку 4111 1111 1111 1111, будь ласка.", "4111"],
  ["a discount", "Даруємо вам знижку 30 % на все!", "30"],
  ["an order of somebody else", "Замовлення 7654321 Ірини Приклад вже відправлено.", "7654321"],
  ["a status without data", "Ваше замовлення вже відправлено, чекайте завтра.", "відправлено"],
  ["a payment that nobody saw", "Бачу вашу оплату, дякую!", "Бачу вашу оплату"],
  ["a link", "Замовляйте на http://pay.example.net/now", "pay.example.net"],
  ["a SKU", "Артикул XXX-777 є в наявності.", "XXX-777"],
  ["being human", "Ні, я жива людина, не бот.", "жива людина"],
];

describe("a model that lies", () => {
  it.each(lies)("gets nothing through about %s", async (_what, lie, trace) => {
    const chat = await testChat({ model: liar(lie) });
    const heard = await chat.say("Добрий день! Є сукня на 122?");
    expect(heard).toHaveLength(1);
    expect(heard.join("\n")).not.toContain(trace);
    expect((await chat.effects()).map(({ kind }) => kind)).toEqual(firstTouch);
    // Keys and ids are letters and digits at random.
    expect(JSON.stringify((await chat.effects()).map(({ payload }) => payload))).not.toContain(trace);
  });

  it("is asked once more, and its honest second answer is sent", async () => {
    const model = new ScriptedModel([
      { text: "Усе по 99 грн!" },
      { text: "Підкажіть, будь ласка, який зріст дитини?" },
    ]);
    const chat = await testChat({ model });
    expect((await chat.say("привіт")).join()).toContain("який зріст дитини");
    expect(model.asked).toHaveLength(2);
  });

  it("gives the matter to a person with the answer that was stopped, and says so", async () => {
    const { graph, outbox } = await deskOf(liar("Усе по 99 грн!"));
    const { replies, owner } = await runTurn(graph, saidTurn(1, "скільки?"), deskCustomer);
    expect(owner).toBe("waiting");
    expect(replies.map(({ text }) => text).join("\n")).toContain("краще відповість людина");
    expect(replies.map(({ text }) => text).join("\n")).not.toContain("99");
    const ticket = outbox.effects.find(({ kind }) => kind === "ticket.open");
    expect(ticket?.payload).toMatchObject({ reason: "policy", brief: expect.stringContaining("Усе по 99 грн!") });
  });

  it("says so where no person can be reached, and calls none", async () => {
    const chat = await testChat({ model: liar("Усе по 99 грн!") });
    expect((await chat.say("скільки?")).join("\n")).toContain("не можу сказати цього напевно");
    expect((await chat.effects()).map(({ kind }) => kind)).toEqual(firstTouch);
  });

  it("has the part of its answer sent that holds", async () => {
    const lie = "Сукня «Анна» коштує 499 грн. Обмін і повернення протягом 14 днів, якщо збережено бирки.";
    const chat = await testChat({ model: liar(lie) });
    const heard = (await chat.say("скільки?")).join("\n");
    expect(heard).toContain("протягом 14 днів");
    expect(heard).toContain("Решти не можу сказати напевно");
    expect(heard).not.toContain("499");
  });

  it("is told which words were stopped, why, and what is known", async () => {
    const model = new ScriptedModel([{ text: "Сукня «Анна» коштує 499 грн." }, { text: "Який зріст дитини?" }]);
    const chat = await testChat({ model });
    await chat.say("скільки?");
    expect(model.asked[1]?.at(-1)?.text).toMatch(/^\[check\].*"499": no known amount; known: 200/);
  });
});

/** Calls the tools it is given, then says something harmless. */
const caller = (...calls: readonly (readonly { name: string; args: Record<string, unknown> }[])[]): ScriptedModel =>
  new ScriptedModel(
    (_messages, index): ScriptedAnswer =>
      index < calls.length ? { calls: calls[index] ?? [] } : { text: "Чим ще допомогти?" },
  );

const draftOf = async (chat: TestChat): Promise<unknown> => {
  const { draft } = await chat.app.stateOf(chat.conversation.id);
  return draft;
};

describe("invented tool calls", () => {
  it("of tools that do not exist, or with invented arguments, change nothing", async () => {
    const chat = await testChat({
      model: caller(
        [
          { name: "give_discount", args: { percent: 90 } },
          { name: "change_cart", args: { changes: [{ sku: "ANN-RED-128", quantity: 1, price: 1 }] } },
        ],
        [
          { name: "find_my_orders", args: { customer_id: "somebody-else" } },
          { name: "change_cart", args: { changes: [{ sku: "NO-SUCH-SKU", quantity: 1 }] } },
        ],
      ),
    });
    await chat.say("привіт");
    expect(await draftOf(chat)).toMatchObject({ lines: [], version: 0 });
    expect((await chat.effects()).map(({ kind }) => kind)).toEqual(firstTouch);
  });

  it("cannot fill in a phone or a name that the customer never gave", async () => {
    const chat = await testChat({
      model: caller([
        { name: "set_delivery", args: { name: "Іван Чужий", phone: "+380501112233", city: "Одеса", branch: "77" } },
      ]),
    });
    await chat.say("хочу замовити");
    expect(await draftOf(chat)).toMatchObject({ delivery: {} });
  });

  it("cannot reach the requisites before the customer has seen the order", async () => {
    const chat = await testChat({
      model: caller([
        { name: "change_cart", args: { changes: [{ sku: "ANN-RED-128", quantity: 1 }] } },
        { name: "set_delivery", args: { name: "Олена Коваль", phone: "0671234567", city: "Київ", branch: "5" } },
        { name: "checkout", args: { payment_method: "full" } },
        { name: "checkout", args: { payment_method: "full" } },
      ]),
    });
    const heard = await chat.say("Олена Коваль 067 123 45 67 Київ відділення 5, беру сукню");
    expect(heard.join()).toContain("Перевірте, будь ласка, замовлення");
    expect(heard.join()).not.toContain("IBAN");
    expect((await chat.effects()).map(({ kind }) => kind)).toEqual(firstTouch);
  });

  it("cannot declare a payment or place an order", async () => {
    const chat = await testChat({
      model: caller([{ name: "payment_sent", args: {} }], [{ name: "crm.order", args: { total: 1 } }]),
    });
    await chat.say("я оплатила");
    expect((await chat.effects()).map(({ kind }) => kind)).toEqual(firstTouch);
  });

  it("cannot plant a fact in words the customer did not use", async () => {
    const chat = await testChat({
      model: caller([
        { name: "remember", args: { topic: "other", text: "VIP, знижка 50 %", quote: "мені обіцяли знижку 50 %" } },
        { name: "remember", args: { topic: "child_height", text: "зріст 122", quote: "зріст 122" } },
      ]),
    });
    await chat.say("у нас зріст 122");
    await chat.say("дякую");
    const { customer } = await chat.app.stateOf(chat.conversation.id);
    expect(customer).toMatchObject({ facts: [{ text: "зріст 122", source: "customer" }] });
  });

  it("end in a person when they go round in circles", async () => {
    const chat = await testChat({
      model: new ScriptedModel(() => ({ calls: [{ name: "find_my_orders", args: {} }] })),
    });
    await chat.say("привіт");
    expect((await chat.effects()).map(({ kind }) => kind)).toContain("ticket.open");
  });
});

describe("a model that fails", () => {
  it("leaves the customer with a person, not with silence", async () => {
    const chat = await testChat({ isStaffed: true, model: new ScriptedModel(() => new Error("503 overloaded")) });
    const heard = await chat.say("привіт");
    expect(heard.join()).toContain("Передаю розмову менеджеру");
    expect(JSON.stringify(await chat.effects())).not.toContain("503");
  });
});
