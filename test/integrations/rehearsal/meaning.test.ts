import { describe, expect, it } from "vitest";
import { checkReply } from "../../../nodes/agent/policy/check-reply.ts";
import { evidenceOf } from "../../../nodes/agent/policy/evidence.ts";
import { type Call, Conversation, type Exchange, evidenceIn } from "./conversation.ts";
import { demoGoods } from "./demo-goods.ts";

async function chatOf(...lines: readonly string[]): Promise<{ readonly chat: Conversation; readonly last: Exchange }> {
  const chat = new Conversation({ goods: demoGoods });
  for (const line of lines) {
    const { by, text, context, results } = await chat.say(line);
    // Whatever is said has to pass the check that any model has to pass.
    const checked = checkReply(
      text,
      evidenceOf(context, evidenceIn(results), { allowedLinkHosts: [] }),
      context.language,
    );
    if (by === "model") expect(checked, text).toEqual({ ok: true });
  }
  const last = chat.exchanges.at(-1);
  if (last === undefined) throw new Error("nothing was said");
  return { chat, last };
}

const added = (sku: string): Call => ({ name: "change_cart", args: { changes: [{ sku, quantity: 1 }] } });

describe('"it"', () => {
  it.each([
    [["сукня 122", "а є молочна?", "яка тканина?"], "беру її"],
    [["сукня 122", "яка тканина у молочної?"], "беру її"],
    [["сукня 122", "а є молочна?", "яка доставка?", "скільки вона коштує?"], "беру її"],
    [["a dress in 122", "do you have it in milky white?", "what is it made of?"], "I'll take it"],
    [["платье 122", "а молочное есть?", "какая ткань?"], "беру"],
  ])("is what was spoken of last: %j, %s", async (before, taken) => {
    const { last } = await chatOf(...before, taken);
    expect(last.calls).toEqual([added("ANN-MLK-128")]);
  });

  it("is what a question about the fabric is answered for", async () => {
    const { last } = await chatOf("сукня 122", "а є молочна?", "яка тканина?");
    expect(last.text).toContain("«Анна», молочна");
    expect(last.text).not.toContain("червона");
  });
});

describe("a question for the price", () => {
  it.each([
    ["what dresses do you have in 122", "how much is the blue one", "1\u00a0190"],
    ["what dresses do you have in 122", "the price of the blue one please", "1\u00a0190"],
    ["what dresses do you have in 122", "I'll take the blue one, what's the price", "1\u00a0190"],
    ["what dresses do you have in 122", "and the price of the last one", "1\u00a0690"],
    ["сукня 122", "скільки коштує синя", "1\u00a0190"],
    ["сукня 122", "почім синя", "1\u00a0190"],
    ["сукня 122", "за скільки віддасте синю", "1\u00a0190"],
    ["сукня 122", "беру синю, скільки коштує", "1\u00a0190"],
    ["платье 122", "сколько стоит синее", "1\u00a0190"],
  ])("is answered and adds nothing: %s, %s", async (before, question, price) => {
    const { last, chat } = await chatOf(before, question);
    expect(last.text).toContain(price);
    expect(chat.situation.draft.lines).toEqual([]);
  });

  it("is not heard where a price suits", async () => {
    const { last } = await chatOf("сукня 122", "ціна підходить, беру синю");
    expect(last.calls).toEqual([added("ANN-BLU-128")]);
  });
});

describe("a question without its mark", () => {
  it.each([
    ["what dresses do you have in 122", "is the blue one warm"],
    ["what dresses do you have in 122", "which is better, the blue one"],
    ["сукня 122", "чи тепла синя"],
    ["платье 122", "чем хороша синяя"],
  ])("adds nothing: %s, %s", async (before, question) => {
    const { chat } = await chatOf(before, question);
    expect(chat.situation.draft.lines).toEqual([]);
  });

  it("is not seen where a thing is pointed at", async () => {
    const { last } = await chatOf("what dresses do you have in 122", "the blue one please");
    expect(last.calls).toEqual([added("ANN-BLU-128")]);
  });
});

describe("a height", () => {
  it.each([
    ["сукня на 6 років, зріст 122?", "122"],
    ["сукня на зріст 128, їй 6 років", "128"],
    ["a dress for a 6 year old, height 122", "122"],
    ["платье на 6 лет, рост 122", "122"],
  ])("outweighs an age, and both are worth knowing: %s", async (text, size) => {
    const { last } = await chatOf(text);
    expect(last.calls.filter(({ name }) => name === "search_catalogue").map(({ args }) => args["size"])).toEqual([
      size,
    ]);
    expect(last.calls.flatMap(({ args }) => args["topic"] ?? []).sort()).toEqual(["child_age", "child_height"]);
  });
});

describe("a size", () => {
  it.each([
    [["Хочу костюм", "146"], "«Дует», бежевий: 1\u00a0910\u00a0грн, розмір 146-152\n"],
    [["what suits do you have", "what about 146"], "“Duo”, beige: 1\u00a0910\u00a0UAH, size 146-152\n"],
    [["какие есть костюмы", "146"], "«Дуэт», бежевый: 1\u00a0910\u00a0грн, размер 146-152\n"],
  ])("that was asked for is listed alone, with its price: %j", async (lines, line) => {
    const { last } = await chatOf(...lines);
    expect(last.text).toContain(line);
    expect(last.text).not.toContain("98-104");
  });

  it.each([
    ["Хочу костюм", "від 1\u00a0850\u00a0грн до 1\u00a0910\u00a0грн, розміри 98-104"],
    ["what suits do you have", "from 1\u00a0850\u00a0UAH to 1\u00a0910\u00a0UAH, sizes 98-104"],
    ["какие есть костюмы", "от 1\u00a0850\u00a0грн до 1\u00a0910\u00a0грн, размеры 98-104"],
  ])("that was not asked for has its part in the span of prices: %s", async (text, span) => {
    expect((await chatOf(text)).last.text).toContain(span);
  });

  it.each(["які розміри є?", "а які ще розміри?", "які розміри залишилися"])(
    "is one of all when all are asked for, whatever was looked for before: %s",
    async (text) => {
      const { last } = await chatOf("сукня 122", "а є молочна?", text);
      expect(last.text).toContain(
        "молочна: від 1\u00a0190\u00a0грн до 1\u00a0250\u00a0грн, розміри 98-104, 110-116, 122-128",
      );
    },
  );
});

describe("a size said for one thing", () => {
  it("hides no size of another", async () => {
    const { last } = await chatOf("сукня 122", "беру першу", "скільки коштують шорти");
    expect(last.text).toContain("сині: 490\u00a0грн, розміри 98-104, 110-116, 122-128");
  });
});

describe("a question for the sum", () => {
  it.each([
    [["беру синю сукню 122"], "скільки з мене", /Разом 1\u00a0190.*номер телефону/s],
    [["I'll take the blue dress in 122"], "how much in total?", /Total 1\u00a0190.*phone/s],
    [["беру синее платье 122"], "сколько всего?", /Итого 1\u00a0190.*телефон/s],
  ])("is answered before the next thing is asked: %j, %s", async (before, question, sum) => {
    expect((await chatOf(...before, question)).last.text).toMatch(sum);
  });
});

describe("the start of a phone number", () => {
  const ordering = ["беру синю сукню 122", "Олена Коваль"] as const;
  it.each(["067", "067 12", "+380 67"])("is asked for again, and is no branch: %s", async (text) => {
    const { last, chat } = await chatOf(...ordering, text);
    expect(last.text).toContain("у номері телефону помилка");
    expect(chat.situation.draft.delivery).toEqual({ name: "Олена Коваль" });
  });

  it("is so when nothing but the phone is missing, too", async () => {
    const { last, chat } = await chatOf(...ordering, "Київ, відділення 5", "067");
    expect(last.text).toContain("у номері телефону помилка");
    expect(chat.situation.draft.lines.map(({ quantity }) => quantity)).toEqual([1]);
  });

  it("is not seen in a branch that follows the phone", async () => {
    const { chat } = await chatOf(...ordering, "0671234567", "Київ", "12");
    expect(chat.situation.draft.delivery).toMatchObject({ phone: "+380671234567", branch: "12" });
  });
});

describe("to have paid before there were requisites", () => {
  it.each([
    [["беру синю сукню 122", "Олена Коваль 0671234567 Київ 5"], "оплатила", /Реквізити з'являться.*повна оплата чи/],
    [["беру синю сукню 122"], "вже оплатила", /Реквізити з'являться.*номер телефону/],
    [["I'll take the blue dress in 122", "Jane Smith 0671234567 Kyiv, branch 5"], "payment sent", /full payment or/],
    [["беру синее платье 122", "Мария Иванова 0671234567 Киев, отделение 5"], "оплатил", /полная оплата или/],
  ])("chooses no way to pay, and is told what comes next: %j, %s", async (before, text, next) => {
    const { last, chat } = await chatOf(...before, text);
    expect(last).toMatchObject({ calls: [], text: expect.stringMatching(next) });
    expect(chat.situation.draft.paymentMethod).toBeUndefined();
    expect(chat.situation.bill).toBeNull();
  });

  it("is answered with the requisites where the way to pay is said beside it", async () => {
    const { last } = await chatOf("беру синю сукню 122", "Олена Коваль 0671234567 Київ 5", "оплатила, повна оплата");
    expect(last).toMatchObject({ by: "product", text: "[requisites]" });
  });
});
