import { describe, expect, it } from "vitest";
import { money, type Product, sku } from "../../../src/core/index.ts";
import { createCatalogue } from "../../../src/shop/catalogue.ts";
import { Conversation, type Goods } from "./conversation.ts";
import { demoGoods } from "./demo-goods.ts";

async function talk(lines: readonly string[], goods: Goods = demoGoods) {
  const chat = new Conversation({ goods });
  let text = "";
  for (const line of lines) ({ text } = await chat.say(line));
  return { cart: chat.situation.draft.lines.map((line) => `${line.sku} × ${line.quantity}`), text, chat };
}

const soap = (scent: string, code: string): Product["variants"][number] => ({
  sku: sku(code),
  price: money(12_000, "UAH"),
  stock: 5,
  attributes: [{ name: { uk: "Аромат" }, value: { uk: scent } }],
});
const catalogue = createCatalogue(
  [
    {
      id: "soap",
      title: { uk: "Мило «Туман»" },
      category: "мило",
      keywords: [],
      variants: [soap("лаванда", "SOAP-LAV"), soap("м'ята", "SOAP-MINT")],
    },
  ],
  "UAH",
);

describe("the rehearsal model", () => {
  it.each([
    [
      "both of what two searches found",
      ["потрібна футболка молочна і чорні штани карго на 128", "обидва"],
      ["TEE-MLK-128 × 1", "CAR-BLK-128 × 1"],
    ],
    [
      "both, in Russian",
      ["нужны чёрные шорты и молочная футболка на 140", "оба"],
      ["PLA-BLK-140 × 1", "TEE-MLK-140 × 1"],
    ],
    [
      "one thing instead of the other, which lies there already",
      ["беру синю сукню Анна на 122 і чорні шорти на 122", "ні, шорти не треба, давайте дві таких сукні"],
      ["ANN-BLU-128 × 2"],
    ],
    [
      "a count of what is there, and something else",
      ["I'll take the blue Anna dress, size 122", "make it two, and add black shorts 122"],
      ["ANN-BLU-128 × 2", "PLA-BLK-128 × 1"],
    ],
    [
      "another colour in place of the first",
      ["беру куртку север синюю на 128", "лучше чёрную вместо синей"],
      ["NOR-BLK-128 × 1"],
    ],
    ["the cheapest", ["є сукні на 122?", "беру найдешевшу"], ["ANN-RED-128 × 1"]],
    ["in Latin letters", ["dobryi den, ye suknia na 122?", "beru syniu"], ["ANN-BLU-128 × 1"]],
  ] as const)("puts into the cart what is meant: %s", async (_what, lines, cart) => {
    expect((await talk(lines)).cart.sort()).toEqual([...cart].sort());
  });

  it("writes names down as they were written, also in Latin letters", async () => {
    const { chat } = await talk(["beru syniu suknyu 122", "Olena Pryklad, 0670000001, Kyiv, viddilennia 5"]);
    expect(chat.situation.draft.delivery).toMatchObject({ name: "Olena Pryklad", branch: "5" });
  });

  it("answers in Russian who takes something out in Russian", async () => {
    const { text, cart } = await talk(["беру синее платье Анна на 122 и чёрные шорты на 122", "уберите шорты"]);
    expect(cart).toEqual(["ANN-BLU-128 × 1"]);
    expect(text).toContain("В заказе");
  });

  it("sells what differs by a scent", async () => {
    const goods = { catalogue, categories: ["мило"] };
    expect((await talk(["є мило?", "беру лаванда"], goods)).cart).toEqual(["SOAP-LAV × 1"]);
    expect((await talk(["є мило Туман?", "беру", "м'ята"], goods)).cart).toEqual(["SOAP-MINT × 1"]);
  });

  it("answers each of several questions of one line", async () => {
    const { text } = await talk(["скільки коштує доставка, чи є сукні на 122 і до котрої ви працюєте?"]);
    expect(text).toMatch(/Нова пошта[\s\S]*18:00[\s\S]*Сукня «Анна»/);
  });

  it("takes a slip in a word of buying for it right after an offer, and nowhere else", async () => {
    expect((await talk(["є худі сіре на 134?", "беу"])).cart).toEqual(["COZ-GRY-140 × 1"]);
    expect((await talk(["доброго дня", "беу"])).cart).toEqual([]);
  });

  it.each([
    ["сукня Джинс на 116 є?", "«Джинс»", "«Анна»"],
    ["сукня Роза на 122 є?", "«Роза»", "«Анна»"],
    ["які сукні є, розмір 122?", "«Анна»", "«Джинс»"],
  ])("shows of what is named in %s nothing else", async (question, shown, hidden) => {
    const { text } = await talk([question]);
    expect(text).toContain(shown);
    expect(text).not.toContain(hidden);
  });

  it.each([
    ["by the name among things of its kind", ["червоні сукні на 116 є?", "сукню Роза червону"], ["ROS-RED-116 × 1"]],
    [
      "what is wanted, and not what is given up before it was taken",
      ["хочу глянути сукню Роза рожеву на 116", "рожеву не треба, тільки червона одна"],
      ["ROS-RED-116 × 1"],
    ],
    ["fewer of what is named", ["беру чорні шорти на 122, 3 шт", "стоп, шортів двох хватить"], ["PLA-BLK-128 × 2"]],
    ["the bigger one of two sizes", ["є костюм Спорт сірий?", "беру, зріст 142"], ["SPO-GRY-152 × 1"]],
  ])("takes %s", async (_what, lines, wanted) => {
    expect((await talk(lines)).cart).toEqual(wanted);
  });

  it("hears a corrected city, and no colour in it", async () => {
    const { chat, cart } = await talk(["беру бежевий тренч на 140", "Одесса", "ой нет, Чорноморськ"]);
    expect(chat.situation.draft.delivery.city).toBe("Чорноморськ");
    expect(cart).toEqual(["CIT-BEI-140 × 1"]);
  });

  it("hears no wish to buy in what was bought before", async () => {
    const { cart, text } = await talk(["Минулого тижня купили у вас худі, де воно їде?"]);
    expect(cart).toEqual([]);
    expect(text).not.toContain("Що з цього додати");
  });

  it("knows a misspelled question for an order", async () => {
    expect((await talk(["де моє замовленя"])).text).toContain("не знайшлося");
  });

  it("never says the same twice in a row, unless it is asked for again", async () => {
    const chat = new Conversation({ goods: demoGoods });
    const read: string[] = [];
    for (const line of ["є сукні на 122?", "так", "ну", "так", "на картку"]) read.push((await chat.say(line)).text);
    for (const [at, text] of read.entries()) expect(text).not.toBe(read[at - 1]);
  });
});
