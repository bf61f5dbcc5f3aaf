import { describe, expect, it } from "vitest";
import { billSchema } from "../../nodes/sale/bill.ts";
import { draftSchema } from "../../nodes/sale/order-schemas.ts";
import { answerTimes } from "../../nodes/texts/answer-times.ts";
import { guidedTexts } from "../../nodes/texts/guided/guided-texts.ts";
import { shopSchema, writeOffer } from "../../src/core/index.ts";
import { type GuidedChat, guidedChat } from "../kit/guided-chat.ts";
import { kindsOf, kindsOfSale } from "../kit/kinds-of-effects.ts";
import { ScriptedModel } from "../kit/scripted-model.ts";

const start = (chat: GuidedChat) => chat.asManager({ kind: "message", text: "", attachments: [], command: "start" });
const draftOf = async (chat: GuidedChat) => draftSchema.parse((await chat.app.stateOf(chat.conversation.id))["draft"]);
const billOf = async (chat: GuidedChat) =>
  billSchema.nullable().parse((await chat.app.stateOf(chat.conversation.id))["bill"]);
const said = (read: readonly string[]): string => read.join("\n");

async function untilInCart(chat: GuidedChat): Promise<void> {
  await start(chat);
  await chat.press("Сукні");
  await chat.press("Сукня «Анна», синя");
  await chat.press("122-128");
  await chat.press("Додати в кошик");
}

describe("a sale without a model", () => {
  it("goes from /start to the paid order by buttons, and by typing only what nobody can choose", async () => {
    const chat = await guidedChat();
    const greeting = said(await start(chat));
    expect(greeting).toContain("AI-помічник");
    expect(greeting).toContain("Що вам показати?");
    expect(said(await chat.press("Сукні"))).toContain("Сукні");
    expect(said(await chat.press("Сукня «Анна», синя"))).toMatch(/Сукня «Анна», синя, від 1\u00a0190/);
    expect(said(await chat.press("122-128"))).toMatch(/122-128: 1\u00a0190/);
    expect(said(await chat.press("Додати в кошик"))).toMatch(/Додано[\s\S]*Разом: 1\u00a0190/);
    expect(said(await chat.press("Оформити замовлення"))).toContain("прізвище");
    expect(said(await chat.say("Олена Приклад"))).toContain("телефон");
    expect(said(await chat.say("067 000 00 00"))).toContain("місто");
    expect(said(await chat.say("Київ"))).toContain("відділення");
    expect(said(await chat.say("5"))).toMatch(/Перевірте[\s\S]*Олена Приклад[\s\S]*Київ/);
    expect(said(await chat.press("повна оплата"))).toMatch(/UA\d{27}/);
    expect(said(await chat.press("Оплачено"))).toContain("Передаю на перевірку");
    expect(said(await chat.decide(true))).toContain("Оплату підтверджено");
    expect(await kindsOf(chat)).toEqual(kindsOfSale);
    const order = (await chat.effects()).find((effect) => effect.kind === "crm.order");
    expect(order?.kind === "crm.order" && order.payload.lines).toMatchObject([{ sku: "ANN-BLU-128", quantity: 1 }]);
  });

  it("goes the same way by numbers where the channel has no buttons, and reads a branch as a branch", async () => {
    const chat = await guidedChat();
    const number = async (label: string) =>
      String((await chat.offers()).findIndex((offer) => offer.label.startsWith(label)) + 1);
    const choose = async (label: string) => said(await chat.say(await number(label)));
    await start(chat);
    await choose("Сукні");
    await choose("Сукня «Анна», синя");
    await choose("122-128");
    expect(await choose("Додати в кошик")).toContain("Додано");
    await choose("Оформити");
    await chat.say("Олена Приклад");
    await chat.say("067 000 00 00");
    await chat.say("Київ");
    expect(said(await chat.say("1"))).toContain("Перевірте");
    expect((await draftOf(chat)).delivery.branch).toBe("1");
    expect(await choose("повна оплата")).toMatch(/UA\d{27}/);
    expect(await choose("Оплачено")).toContain("Передаю на перевірку");
  });

  it("shows more, goes back, changes the colour, takes out, and tells the terms", async () => {
    const chat = await guidedChat();
    await untilInCart(chat);
    expect(said(await chat.press("Ще одну"))).toMatch(/2 шт\.[\s\S]*2\u00a0380/);
    expect(said(await chat.press("Прибрати"))).toContain("Кошик порожній");
    await chat.press("Показати товари");
    await chat.press("Сукні");
    const page = (await chat.offers()).filter(({ act }) => act === "show").map(({ label }) => label);
    expect(page.length).toBeGreaterThan(1);
    await chat.press("Сукня «Анна», синя");
    expect(said(await chat.press("Інші кольори"))).toContain("Ось що є");
    expect((await chat.offers()).filter(({ act }) => act === "show").map(({ label }) => label)).toEqual(
      expect.arrayContaining([expect.stringContaining("червона")]),
    );
    await chat.press("Показати товари");
    expect(said(await chat.press("Доставка, оплата"))).toContain("Нов");
    expect(said(await chat.press("Назад до списку"))).toContain("Ось що є");
  });

  it("is no flood, however often the same button is pressed", async () => {
    const chat = await guidedChat();
    await start(chat);
    for (let count = 0; count < 10; count += 1) {
      chat.passTime(-29_500);
      const data = writeOffer({ act: "list", ids: ["сукні", "0"] });
      const label = "Сукня «Анна», синя — 1 190 грн";
      expect(said(await chat.asManager({ kind: "button_pressed", label, data }))).toContain("Сукні");
    }
  });

  it("gives a person to who chooses one", async () => {
    const chat = await guidedChat();
    await start(chat);
    expect(said(await chat.press("Покликати людину"))).toContain("менеджер");
    expect(await kindsOf(chat)).toContain("ticket.open");
  });

  it("speaks the languages of the shop", async () => {
    for (const language of ["en", "ru"] as const) {
      const chat = await guidedChat();
      const body = { kind: "message", text: "", attachments: [], command: "start", appLanguage: language } as const;
      expect(said(await chat.asManager(body))).toContain(guidedTexts[language].kinds);
    }
  });
});

describe("a choice that is old", () => {
  it("says that the order changed since, and shows it", async () => {
    const chat = await guidedChat();
    await untilInCart(chat);
    const order = (await chat.offers()).find(({ act }) => act === "order");
    await chat.press("Ще одну");
    if (order === undefined) throw new Error("it was offered");
    expect(said(await chat.pressOffer(order))).toMatch(/змінилося[\s\S]*2 шт\./);
    expect(await billOf(chat)).toBeNull();
  });

  it("of another bill, or of another chat's, pays nothing", async () => {
    const chat = await guidedChat();
    await untilInCart(chat);
    const read = await chat.asManager({
      kind: "button_pressed",
      label: "Оплачено",
      data: writeOffer({ act: "paid", ids: ["o_of_another_chat"] }),
    });
    expect(said(read)).toContain("уже не чекає на оплату");
    expect(await kindsOf(chat)).not.toContain("staff.post");
  });

  it.each([
    ["an article that is gone", writeOffer({ act: "add", ids: ["NO-SUCH-1"] }), /вже немає/],
    ["what is not in the cart", writeOffer({ act: "remove", ids: ["ANN-RED-116"] }), /немає в кошику/],
    ["an act of another version", "c:dance:1", /вже не діє/],
    ["a kind that is gone", writeOffer({ act: "list", ids: ["кораблі", "0"] }), /нічого немає/],
    ["sold out", writeOffer({ act: "add", ids: ["ANN-RED-152"] }), /уже немає в наявності/],
    ["ids that are too many", "c:show:::::::", /вже немає/],
  ])("or made up is answered and changes nothing: %s", async (_what, data, shows) => {
    const chat = await guidedChat();
    await start(chat);
    expect(said(await chat.asManager({ kind: "button_pressed", label: "кнопка", data }))).toMatch(shows);
    expect((await draftOf(chat)).lines).toEqual([]);
  });

  it("does nothing while a person checks the payment, and says so", async () => {
    const chat = await guidedChat();
    await untilInCart(chat);
    const more = (await chat.offers()).find(({ act }) => act === "add");
    await chat.press("Оформити");
    for (const line of ["Олена Приклад", "067 000 00 00", "Київ", "5"]) await chat.say(line);
    await chat.press("повна оплата");
    await chat.press("Оплачено");
    if (more === undefined) throw new Error("it was offered");
    expect(said(await chat.pressOffer(more))).toContain("перевіряє людина");
    expect((await draftOf(chat)).lines).toMatchObject([{ quantity: 1 }]);
  });
});

describe("when the model goes away in the middle of a sale", () => {
  const search = { calls: [{ name: "search_catalogue", args: { category: "сукні", size: "122" } }] };
  /** Answers once with what it found, and never again. */
  const leaving = () =>
    new ScriptedModel((_messages, at) =>
      at === 0 ? search : at === 1 ? { text: "Ось що знайшлося." } : new Error("503 overloaded"),
    );

  it("one honest sentence comes with what was found, and the sale goes on by choices", async () => {
    const chat = await guidedChat({ model: leaving() });
    await chat.say("шукаю сукню на 122");
    expect((await chat.offers()).filter(({ act }) => act === "show").length).toBeGreaterThan(0);
    const away = said(await chat.say("а з чого вона пошита і чи не линяє?"));
    expect(away).toBe(guidedTexts.uk.away);
    const acts = (await chat.offers()).map(({ act }) => act);
    expect(acts.filter((act) => act !== "show")).toEqual(["kinds", "terms", "person"]);
    expect(acts).toContain("show");
    expect(await kindsOf(chat)).not.toContain("ticket.open");
    expect(said(await chat.press((await chat.offers())[0]?.label ?? ""))).toContain("122-128");
    expect(said(await chat.press("Додати"))).toContain("Додано");
  });

  it("who asks on gets a person, with the choices still there, and nobody reads the same twice in a row", async () => {
    const chat = await guidedChat({ model: leaving() });
    await chat.say("шукаю сукню на 122");
    const read = [];
    for (const line of ["а чи вона тепла?", "то яка ж вона?", "ви тут є?", "агов"])
      read.push(said(await chat.say(line)));
    expect(read[1]).toContain(answerTimes.uk.nobody.modelTrouble);
    expect(await kindsOf(chat)).toContain("ticket.open");
    for (const [at, text] of read.entries()) expect(text).not.toBe(read[at - 1]);
  });

  it("typed lines are still read: a size, an agreement, data in one line, what the shop sells", async () => {
    const chat = await guidedChat();
    expect(said(await chat.say("сукня Анна"))).toContain("Ось що є");
    await chat.press("Сукня «Анна», синя");
    expect(said(await chat.say("на 122"))).toMatch(/122-128/);
    expect(said(await chat.say("так"))).toContain("Додано");
    expect(said(await chat.say("Олена Приклад, 067 000 00 00, Київ, відділення 5"))).toContain("Перевірте");
  });

  it("an answer that cannot be read is asked for once more, in other words", async () => {
    const chat = await guidedChat();
    await untilInCart(chat);
    await chat.press("Оформити");
    await chat.say("Олена Приклад");
    const first = said(await chat.say("зараз гляну"));
    expect(first).toContain("067 000 00 00");
    expect(said(await chat.say("0671234"))).not.toBe(first);
  });

  it("a customer whose budget is used up buys by choices, and hears when the rest is answered", async () => {
    const modelLimits = shopSchema.shape.modelLimits.parse({ customer: { callsPerHour: 1 } });
    const chat = await guidedChat({ model: new ScriptedModel([{ text: "Добрий день!" }]), shop: { modelLimits } });
    await chat.say("Добрий день");
    expect(said(await chat.say("Яка сукня краща?"))).toContain("роблю перерву");
    await chat.press("Показати товари");
    await chat.press("Сукні");
    await chat.press("Сукня «Анна», синя");
    await chat.press("122-128");
    await chat.press("Додати");
    expect(said(await chat.say("а коли будуть знижки?"))).toBe(guidedTexts.uk.away);
    await chat.press("Оформити");
    expect(said(await chat.say("Олена Приклад, 067 000 00 00, Київ, відділення 5"))).toContain("Перевірте");
  });
});
