import { describe, expect, it } from "vitest";
import { guidedTexts } from "../../../nodes/texts/guided/guided-texts.ts";
import type { Call, Exchange } from "./conversation.ts";
import { play } from "./play.ts";

const call = (name: string, args: Record<string, unknown> = {}): Call => ({ name, args });
const search = (args: Record<string, unknown>): Call => call("search_catalogue", args);
const cart = (...changes: readonly (readonly [sku: string, quantity: number])[]): Call =>
  call("change_cart", { changes: changes.map(([sku, quantity]) => ({ sku, quantity })) });
const person = (reason: string): Call => call("call_person", { reason });
const callsOf = (exchanges: readonly Exchange[]): (readonly Call[])[] => exchanges.map(({ calls }) => calls);

describe("a sale", () => {
  it("goes from a greeting to a payment in Ukrainian", async () => {
    const { exchanges, chat } = await play("wholeSale");
    expect(callsOf(exchanges)).toEqual([
      [],
      [search({ category: "сукні", size: "122" })],
      [cart(["MALVA-BLUE-122-128", 1])],
      [
        call("set_delivery", { name: "Олена Коваль", phone: "067 123 45 67", city: "Київ", branch: "5" }),
        call("checkout"),
      ],
      [call("checkout", { payment_method: "full" })],
      [call("payment_sent")],
      [call("shop_info", { topics: ["delivery"] })],
      [],
      [],
    ]);
    expect(exchanges[0]?.text).toMatch(/Соля.*AI-помічник.*людин/s);
    expect(exchanges[1]?.text).toMatch(/Мальва.*1\u00a0190\u00a0грн.*122-128.*1\u00a0290\u00a0грн/s);
    expect(exchanges[2]?.text).toMatch(/ім'я та прізвище.*телефон.*місто.*відділення/);
    expect(exchanges[6]?.text).toContain("Нова пошта: 1–3 дні");
    expect(exchanges[7]?.text).toContain("перевіряє оплату");
    expect(chat.situation.bill?.status).toBe("awaiting_confirmation");
  });

  it("takes delivery data in as many messages as the customer likes", async () => {
    const { exchanges } = await play("fiveMessages");
    expect(callsOf(exchanges)).toEqual([
      [
        call("remember", { topic: "child_height", text: "зріст 128", quote: "зріст 128" }),
        search({ size: "128", max_price: 800 }),
      ],
      [cart(["KOSMOS-128-134", 1])],
      [call("set_delivery", { name: "Іван Петренко" })],
      [call("set_delivery", { phone: "+38(050)1234567" })],
      [call("set_delivery", { city: "Львів" })],
      [call("set_delivery", { branch: "12" }), call("checkout")],
      [search({ category: "шорти", size: "128" })],
      [cart(["LITO-128-134", 1]), call("checkout")],
      [cart(["LITO-128-134", 2])],
      [],
      [call("checkout", { payment_method: "prepayment" })],
      [call("checkout", { payment_method: "prepayment" })],
    ]);
    expect(exchanges[3]?.text).not.toMatch(/прізвище|телефон/);
    expect(exchanges[3]?.text).toMatch(/місто.*відділення/);
    expect(exchanges[8]?.text).toContain("є лише 1 шт");
    expect(exchanges[9]?.text).toContain("Як вам зручно оплатити");
  });

  it("goes through in English, and repeats the order when the branch is corrected", async () => {
    const { exchanges } = await play("englishSale");
    expect(callsOf(exchanges)).toEqual([
      [search({ color: "червоний", max_price: 1500 })],
      [cart(["MALVA-RED-122-128", 1])],
      [call("set_delivery", { name: "Jane Smith" })],
      [call("set_delivery", { phone: "067 123 45 67" })],
      [call("set_delivery", { city: "Київ", branch: "5" }), call("checkout")],
      [call("set_delivery", { branch: "7" }), call("checkout")],
      [call("checkout", { payment_method: "full" })],
      [call("payment_sent")],
    ]);
    expect(exchanges[0]?.text).toMatch(/AI assistant.*Malva dress.*Wind jacket/s);
    expect(exchanges[1]?.text).toMatch(/In your order.*122-128.*name.*phone/s);
  });

  it("goes through in Russian, and asks for the way to pay when it was not named", async () => {
    const { exchanges } = await play("russianSale");
    expect(exchanges[0]?.text).toMatch(/AI-помощник.*Платье «Мальва»/s);
    expect(exchanges[1]?.calls).toEqual([cart(["MALVA-BLUE-122-128", 1])]);
    expect(exchanges[2]?.calls).toEqual([
      call("set_delivery", { name: "Мария Иванова", phone: "0501234567", city: "Одеса", branch: "3" }),
      call("checkout"),
    ]);
    expect(exchanges[3]).toMatchObject({ calls: [], text: expect.stringContaining("полная оплата или предоплата") });
    expect(exchanges[4]?.calls).toEqual([call("checkout", { payment_method: "full" })]);
    expect(exchanges[5]).toMatchObject({
      calls: [call("find_my_orders")],
      text: expect.stringContaining("не нашлось"),
    });
  });

  it("carries on from a price question in Russian", async () => {
    const { exchanges } = await play("russianSearch");
    expect(exchanges.flatMap(({ calls }) => calls).filter(({ name }) => name !== "remember")).toEqual([
      search({ category: "худі" }),
      search({ category: "худі", text: "Худи «Космос»", color: "фиолетовое", size: "134" }),
      cart(["KOSMOS-134-140", 1]),
      call("set_delivery", { name: "Анна Петренко" }),
      call("set_delivery", { phone: "0671234567" }),
      call("set_delivery", { city: "Київ" }),
      call("set_delivery", { branch: "3" }),
      call("checkout"),
      call("checkout", { payment_method: "prepayment" }),
    ]);
  });

  it("reads an order with everything in one message, and a corrected city", async () => {
    const { exchanges, chat } = await play("correctsCity");
    expect(exchanges[0]?.calls.map(({ name }) => name)).toEqual([
      "set_delivery",
      "search_catalogue",
      "change_cart",
      "checkout",
    ]);
    expect(exchanges[1]?.calls).toEqual([call("set_delivery", { city: "Львів" }), call("checkout")]);
    expect(exchanges[3]?.calls).toEqual([call("offer_choices", {})]);
    expect(exchanges[4]?.calls).toEqual([call("checkout", { payment_method: "full" })]);
    expect(chat.situation.draft.delivery.city).toBe("Львів");
  });

  it("reads a parcel locker and lower-case names", async () => {
    const locker = await play("parcelLocker");
    expect(locker.exchanges[1]?.calls[0]).toEqual(
      call("set_delivery", { name: "Olha Melnyk", phone: "+380501112233", city: "Львів", branch: "поштомат 4521" }),
    );
    const lower = await play("lowerCase");
    expect(lower.exchanges[1]?.calls[0]).toEqual(
      call("set_delivery", { name: "Олена Коваль", phone: "067 1234567", city: "Одеса", branch: "5" }),
    );
  });
});

describe("the cart", () => {
  it("takes several items of one message, and every change of mind after it", async () => {
    const { exchanges } = await play("severalItems");
    expect(exchanges[0]?.calls).toEqual([
      search({ category: "сукні", color: "синій", size: "122" }),
      search({ category: "шорти", size: "128" }),
      cart(["MALVA-BLUE-122-128", 1], ["LITO-128-134", 1]),
    ]);
    expect(callsOf(exchanges.slice(1, 4))).toEqual([
      [cart(["LITO-128-134", 0])],
      [cart(["MALVA-BLUE-122-128", 2])],
      [cart(["MALVA-BLUE-122-128", 1])],
    ]);
    expect(exchanges[4]?.calls.at(-1)).toEqual(cart(["MALVA-BLUE-122-128", 0], ["MALVA-BLUE-110-116", 1]));
  });

  it("asks for the size when several fit, and swaps the colour later", async () => {
    const { exchanges } = await play("changesColour");
    expect(exchanges[1]).toMatchObject({ calls: [], text: expect.stringContaining("Який розмір додати?") });
    expect(exchanges[2]?.calls).toEqual([cart(["MALVA-RED-122-128", 1])]);
    expect(exchanges[3]?.calls).toEqual([cart(["MALVA-RED-122-128", 0], ["MALVA-BLUE-122-128", 1])]);
  });

  it("knows which line is the red one", async () => {
    const { exchanges, chat } = await play("removesByColour");
    expect(exchanges[1]?.calls).toEqual([cart(["MALVA-RED-122-128", 0])]);
    expect(chat.situation.draft.lines.map(({ sku }) => sku)).toEqual(["MALVA-BLUE-122-128", "LITO-128-134"]);
  });

  it("looks up the new one when both are told by colour", async () => {
    const { exchanges } = await play("replacesByColour");
    expect(exchanges[1]?.calls).toEqual([
      search({ category: "сукні", color: "білий", size: "110" }),
      cart(["MALVA-BLUE-122-128", 0], ["ROMASHKA-110-116", 1]),
    ]);
  });

  it("follows changes of mind in English", async () => {
    const { exchanges } = await play("englishChanges");
    expect(callsOf(exchanges.slice(1))).toEqual([
      [cart(["MALVA-BLUE-122-128", 1])],
      [cart(["MALVA-BLUE-122-128", 2])],
      [cart(["MALVA-BLUE-122-128", 1])],
      [cart(["MALVA-BLUE-122-128", 0])],
    ]);
    expect(exchanges[4]?.text).toContain("nothing in your order");
  });

  it("empties an order that is cancelled before it is billed, and calls a person after that", async () => {
    const { exchanges } = await play("cancels");
    expect(exchanges[1]?.calls).toEqual([cart(["MALVA-BLUE-122-128", 0])]);
    expect(exchanges[2]?.calls).toEqual([person("order_problem")]);
  });

  it("puts together what a long sentence says about one thing", async () => {
    const { exchanges } = await play("mixedUp");
    expect(exchanges[0]?.calls).toContainEqual(search({ category: "сукні", size: "116" }));
    expect(exchanges[1]?.calls).toEqual([cart(["MALVA-BLUE-116-122", 1])]);
    expect(exchanges[2]).toMatchObject({ calls: [], text: expect.stringContaining("що виправити") });
  });

  it("takes both of two", async () => {
    const { exchanges } = await play("both");
    expect(exchanges[1]?.calls).toEqual([cart(["MALVA-BLUE-122-128", 1], ["MALVA-RED-122-128", 1])]);
  });

  it("says how many there are when there are too few", async () => {
    const { exchanges } = await play("notEnoughStock");
    expect(exchanges[1]).toMatchObject({
      calls: [cart(["MALVA-BLUE-122-128", 5])],
      text: expect.stringContaining("є лише 3 шт"),
    });
    expect(exchanges[2]?.calls).toEqual([cart(["MALVA-BLUE-122-128", 2])]);
  });

  it("asks for the phone again when it is none, and for nothing else", async () => {
    const { exchanges } = await play("wrongPhone");
    expect(exchanges[1]?.text).toMatch(/телефон/);
    expect(exchanges[1]?.text).not.toMatch(/прізвище|місто|відділення/);
    expect(exchanges[2]?.calls).toEqual([call("set_delivery", { phone: "0671234567" }), call("checkout")]);
  });

  it("does not touch an order whose payment a person is checking", async () => {
    const { exchanges, chat } = await play("lockedOrder");
    expect(exchanges[3]).toMatchObject({ calls: [], text: expect.stringMatching(/перевіряє оплату.*менеджера\?/) });
    expect(exchanges[4]?.calls).toEqual([person("person")]);
    expect(chat.handedOver).toBe("person");
  });
});

describe("questions about the catalogue", () => {
  it("go on with the subject", async () => {
    const { exchanges } = await play("followUps");
    expect(exchanges[0]?.calls).toEqual([search({ category: "куртки" })]);
    expect(exchanges[1]?.calls).toContainEqual(search({ category: "куртки", size: "128" }));
    expect(exchanges[2]).toMatchObject({ calls: [], text: expect.stringContaining("2\u00a0390\u00a0грн") });
    expect(exchanges[3]).toMatchObject({
      calls: [search({ category: "куртки", size: "128" })],
      text: expect.stringMatching(/кольори.*чорна.*червона/s),
    });
  });

  it("are answered honestly when there is nothing, with the nearest there is", async () => {
    const { exchanges } = await play("nothingLikeIt");
    expect(exchanges[0]?.calls).toEqual([
      search({ category: "сукні", color: "зелений", size: "122" }),
      search({ category: "сукні", size: "122" }),
    ]);
    expect(exchanges[0]?.text).toMatch(/такого зараз немає.*Мальва/s);
    expect(exchanges[1]?.text).toMatch(/немає.*сукні, шорти/);
    expect(exchanges[2]?.text).toContain("Саме такого зараз немає");
    expect(exchanges[2]?.text).not.toContain("300");
  });

  it("begin a new subject when they are about somebody else", async () => {
    const { exchanges } = await play("newSubject");
    expect(exchanges[2]?.calls).toContainEqual(search({ size: "128", max_price: 800 }));
    expect(exchanges[3]).toMatchObject({ calls: [], text: "Цього в замовленні немає." });
  });

  it("say that a size is sold out and which are there", async () => {
    const { exchanges } = await play("soldOutSize");
    expect(exchanges[0]?.text).toMatch(/немає.*Гірка.*128-134/s);
    expect(exchanges[0]?.text).not.toContain("134-140");
  });

  it("answer an objection with something cheaper or with the truth, never with a discount", async () => {
    const { exchanges } = await play("dearAndCheaper");
    expect(exchanges[1]?.calls).toEqual([search({ category: "сукні", size: "110", max_price: 889 })]);
    expect(exchanges[1]?.text).toContain("Дешевшого");
    expect(exchanges[3]?.text).toContain("Знижок від себе не обіцяю");
    expect(exchanges[4]?.text).toContain("не поспішайте");
  });

  it("never repeat a price that the customer claims", async () => {
    const { exchanges } = await play("promisedPrice");
    expect(exchanges[0]?.text).toContain("1\u00a0190\u00a0грн");
    for (const { text } of exchanges) expect(text).not.toContain("500");
  });

  it("advise a size from a height and from an age, and ask when neither is known", async () => {
    const { exchanges } = await play("sizeAdvice");
    expect(exchanges[0]?.text).toContain("На зріст 120 см підійде розмір 116-122");
    expect(exchanges[1]?.text).toContain("підійде розмір 122-128");
    expect(exchanges[1]?.calls).toContainEqual(
      call("remember", { topic: "child_age", text: "7 років", quote: "7 років" }),
    );
  });

  it("keep what is worth knowing in the customer's own words", async () => {
    const { exchanges } = await play("remembers");
    expect(exchanges[0]?.calls).toEqual([
      call("remember", { topic: "child_age", text: "7 років", quote: "7 років" }),
      call("remember", { topic: "occasion", text: "на випускний", quote: "на випускний" }),
      search({ size: "122" }),
    ]);
  });

  it("are answered with the description that the catalogue has", async () => {
    const { exchanges } = await play("details");
    expect(exchanges[1]?.text).toContain("Сукня з бавовни з кишенями.");
    // The picture comes with the product itself.
    expect(exchanges[2]?.calls.map(({ name }) => name)).toEqual(["product_details"]);
  });
});

describe("service", () => {
  it("tells the shop's terms word for word", async () => {
    const { exchanges } = await play("terms");
    expect(exchanges.flatMap(({ calls }) => calls)).toEqual(
      ["delivery", "payment", "returns", "hours"].map((topic) => call("shop_info", { topics: [topic] })),
    );
    expect(exchanges[2]?.text).toContain("Повернення протягом 14 днів.");
    expect(exchanges[3]?.text).toContain("09:00–18:00");
  });

  it("says that there are no orders and offers a person", async () => {
    const { exchanges } = await play("noOrders");
    expect(exchanges[0]).toMatchObject({ calls: [call("find_my_orders")], text: expect.stringContaining("Покликати") });
    expect(exchanges[1]?.calls).toEqual([person("person")]);
  });

  it.each([
    ["complaint", "complaint"],
    ["russianComplaint", "complaint"],
    ["refund", "return_or_refund"],
    ["person", "person"],
    ["englishPerson", "person"],
  ] as const)("calls a person at once: %s", async (script, reason) => {
    const { exchanges } = await play(script);
    expect(exchanges[0]?.calls).toEqual([person(reason)]);
  });

  it('does not take "без проблем" for a complaint', async () => {
    const { chat } = await play("noComplaint");
    expect(chat.handedOver).toBeUndefined();
  });

  it("declines what a shop does not do, and calls a person when the customer insists", async () => {
    const { exchanges } = await play("outOfDomain");
    expect(exchanges[0]).toMatchObject({ calls: [], text: expect.stringContaining("лише з покупками") });
    expect(exchanges[1]?.calls).toEqual([person("other")]);
    const politics = await play("politics");
    expect(politics.exchanges[0]).toMatchObject({
      calls: [],
      text: expect.stringContaining("only help with shopping"),
    });
  });
});

describe("talk", () => {
  it("says that it is an AI when asked", async () => {
    const { exchanges } = await play("bot");
    expect(exchanges[0]?.text).toMatch(/AI-помічник, не людина/);
    expect(exchanges[1]?.text).toMatch(/дякую/);
  });

  it("asks kindly when a message means nothing", async () => {
    const { exchanges } = await play("nonsense");
    for (const { text, calls } of exchanges) {
      expect(calls).toEqual([call("offer_choices", {})]);
      expect(guidedTexts.uk.notUnderstood).toContain(text);
    }
    expect(new Set(exchanges.slice(0, 2).map(({ text }) => text)).size).toBe(2);
  });

  it("says in Ukrainian and English which languages it speaks", async () => {
    const { exchanges } = await play("otherLanguages");
    for (const { text } of exchanges) expect(text).toMatch(/українську.*I speak Ukrainian/s);
  });

  it("speaks English all the way", async () => {
    const { exchanges } = await play("englishTalk");
    expect(exchanges[0]?.text).toContain("dresses, shorts, jackets");
    expect(exchanges[1]?.text).toContain("an AI assistant, not a human");
    expect(exchanges[2]?.text).toContain("Nova Poshta: 1–3 days");
    expect(exchanges[3]?.text).toContain("can't promise discounts");
    expect(exchanges[4]?.text).toContain("Goodbye");
  });

  it("admits that it sees no pictures", async () => {
    const { exchanges } = await play("photoOnly");
    expect(exchanges[0]).toMatchObject({ calls: [], text: expect.stringContaining("зображення не можу") });
  });

  it("says goodbye", async () => {
    const { exchanges } = await play("goodbye");
    expect(exchanges[0]?.text).toContain("До зустрічі");
  });
});
