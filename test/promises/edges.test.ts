import { describe, expect, it } from "vitest";
import { billSchema } from "../../nodes/sale/bill.ts";
import type { Effect } from "../../src/core/index.ts";
import { type TestChat, testChat } from "../kit/app.ts";
import { kindsOf } from "../kit/kinds-of-effects.ts";
import { person } from "../kit/person.ts";
import { ScriptedModel } from "../kit/scripted-model.ts";

const answer = { kind: "person_message", text: "Вітаю, дивлюсь.", by: person("manager") } as const;
const staffPosts = async (chat: TestChat): Promise<Extract<Effect, { kind: "staff.post" }>["payload"][]> =>
  (await chat.effects()).flatMap((effect) => (effect.kind === "staff.post" ? [effect.payload] : []));
const billOf = async (chat: TestChat) =>
  billSchema.nullable().parse((await chat.app.stateOf(chat.conversation.id))["bill"]);

async function upToRequisites(chat: TestChat): Promise<void> {
  await chat.say("Добрий день! Сукня на 122 є?");
  await chat.say("беру першу");
  await chat.say("Олена Коваль, 067 123 45 67, Київ, відділення 5");
  expect((await chat.say("так, повна оплата")).join()).toContain("IBAN");
}

describe("an alarm", () => {
  it.each([
    ["while a person is awaited", "прийшло не те, жахливий сервіс, скарга"],
    ["while a person has the chat", undefined],
  ])("is heard %s: help at once, and the staff are told", async (_when, complaint) => {
    const chat = await testChat();
    await chat.say("Добрий день");
    if (complaint === undefined) await chat.asManager(answer);
    else await chat.say(complaint);
    const heard = await chat.say("я не хочу більше жити, хочу померти");
    expect(heard.join()).toContain("7333");
    expect((await staffPosts(chat)).at(-1)?.text).toContain("загроза життю");
  });
});

describe("a decision about a payment", () => {
  it("counts for the bill it was made about, and for no other", async () => {
    const chat = await testChat();
    await upToRequisites(chat);
    const first = await billOf(chat);
    await chat.say("ще шорти на 122, сині");
    await chat.say("так, додайте сині шорти 122-128");
    await chat.say("оформлюємо");
    await chat.say("так, повна оплата");
    const second = await billOf(chat);
    expect(second?.id).not.toBe(first?.id);
    expect(second?.earlier).toMatchObject([{ number: first?.number }]);
    await chat.say("оплатила");
    expect((await staffPosts(chat)).at(-1)?.text).toContain(first?.number);
    expect(await chat.decide(true, first?.id ?? "")).toEqual([]);
    expect(await kindsOf(chat)).not.toContain("crm.order");
    expect((await chat.decide(true)).join()).toContain("Оплату підтверджено");
  });

  it("works for a receipt that came while a person had the chat", async () => {
    const chat = await testChat();
    await upToRequisites(chat);
    await chat.asManager(answer);
    await chat.photo();
    expect((await staffPosts(chat)).at(-1)?.text).toContain("[фото]");
    expect((await chat.decide(true)).join()).toContain("Оплату підтверджено");
    expect((await kindsOf(chat)).filter((kind) => kind === "crm.order")).toHaveLength(1);
  });
});

describe("a bill", () => {
  it("survives a new phone number: its receipt is its receipt", async () => {
    const chat = await testChat();
    await upToRequisites(chat);
    const bill = await billOf(chat);
    await chat.say("ой, телефон інший: 050 111 22 33");
    expect((await chat.say("оплатила")).join()).toContain("Передаю на перевірку");
    expect((await staffPosts(chat)).at(-1)).toMatchObject({ topic: "payment_proof", billId: bill?.id });
    await chat.decide(true);
    const order = (await chat.effects()).find(({ kind }) => kind === "crm.order");
    expect(order?.payload).toMatchObject({ delivery: { phone: "+380501112233" } });
    const invoices = (await chat.effects()).filter(
      (effect) => effect.kind === "crm.status" && effect.payload.stage === "invoice_sent",
    );
    expect(invoices).toHaveLength(1);
  });

  it("is not voided by a model that fills in the same cart again", async () => {
    const model = new ScriptedModel((messages) => {
      const text = messages.findLast((message) => message.getType() === "human")?.text ?? "";
      const newest = messages.at(-1)?.getType();
      if (newest === "tool") return { text: "Готово." };
      if (text.includes("беру")) {
        return {
          calls: [
            { name: "change_cart", args: { changes: [{ sku: "ANN-RED-128", quantity: 1 }] } },
            { name: "set_delivery", args: { name: "Олена Коваль", phone: "0671234567", city: "Київ", branch: "5" } },
            { name: "checkout", args: {} },
          ],
        };
      }
      if (text.includes("повна")) return { calls: [{ name: "checkout", args: { payment_method: "full" } }] };
      return {
        calls: [
          { name: "change_cart", args: { changes: [{ sku: "ANN-RED-128", quantity: 1 }] } },
          { name: "payment_sent", args: {} },
        ],
      };
    });
    const chat = await testChat({ model });
    await chat.say("беру сукню. Олена Коваль, 067 123 45 67, Київ, відділення 5");
    await chat.say("так, повна");
    expect((await chat.say("оплатила")).join()).toContain("Передаю на перевірку");
  });

  it("is replaced when the customer would rather pay the other way", async () => {
    const chat = await testChat();
    await upToRequisites(chat);
    expect((await chat.say("ні, краще передплата")).join()).toContain("До сплати зараз: 200");
    expect(await billOf(chat)).toMatchObject({ method: "prepay", earlier: [{ due: { minor: 119_000 } }] });
  });

  it("for a prepayment forms the order and does not call it paid", async () => {
    const chat = await testChat();
    await chat.say("Сукня на 122 є?");
    await chat.say("беру першу");
    await chat.say("Олена Коваль, 067 123 45 67, Київ, відділення 5");
    await chat.say("так, передплата");
    await chat.say("оплатила");
    expect((await chat.decide(true)).join()).toContain("залишиться сплатити 990");
    const stages = (await chat.effects()).flatMap((effect) =>
      effect.kind === "crm.status" ? [effect.payload.stage] : [],
    );
    expect(stages).toEqual(["first_touch", "invoice_sent", "order_formed"]);
  });
});

describe("a person that was called", () => {
  it("stays called when the model asks for something else in the same breath", async () => {
    const chat = await testChat({
      model: new ScriptedModel([
        {
          calls: [
            { name: "call_person", args: { reason: "complaint" } },
            { name: "payment_sent", args: {} },
            { name: "checkout", args: {} },
          ],
        },
      ]),
    });
    await chat.say("жах");
    expect(await kindsOf(chat)).toContain("ticket.open");
  });

  it("can be called again after the chat was given back", async () => {
    const chat = await testChat({ isStaffed: true });
    await chat.say("прийшло не те, скарга");
    await chat.asManager(answer);
    await chat.asManager({ kind: "given_back", by: person("manager") });
    expect((await chat.say("покличте людину")).join()).toContain("Передаю розмову менеджеру");
    expect((await kindsOf(chat)).filter((kind) => kind === "ticket.open")).toHaveLength(2);
  });

  it("is told what a customer writes to them, also without a ticket", async () => {
    const chat = await testChat();
    await chat.say("Добрий день");
    await chat.asManager(answer);
    await chat.say("чекаю на вас");
    expect((await staffPosts(chat)).at(-1)).toMatchObject({
      topic: "message",
      text: expect.stringContaining("чекаю на вас"),
    });
  });
});

describe("a model whose network fails", () => {
  it("leaves the customer with a person, whatever class its error has", async () => {
    const chat = await testChat({ isStaffed: true, model: new ScriptedModel(() => new TypeError("fetch failed")) });
    expect((await chat.say("привіт")).join()).toContain("Передаю розмову менеджеру");
  });
});
