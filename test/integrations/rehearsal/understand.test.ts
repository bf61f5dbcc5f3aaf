import { describe, expect, it } from "vitest";
import { fitOf } from "../../../integrations/rehearsal/slots/sizes.ts";
import { understand } from "../../../integrations/rehearsal/understand.ts";
import { categories } from "./catalogue.ts";
import { shop } from "./shop.ts";

const around = {
  categories,
  paymentMethods: shop.paymentMethods.map(({ id, title, keywords }) => ({ id, title: title.uk, keywords })),
  awaited: ["name", "phone", "city", "branch"] as const,
};
const hear = (text: string) => understand(text, { ...around, awaited: [...around.awaited] });

describe("delivery data", () => {
  it.each([
    [
      "Олена Коваль, 067 123 45 67, Київ, відділення 5",
      { name: "Олена Коваль", phone: "067 123 45 67", city: "Київ", branch: "5" },
    ],
    [
      "Коваль Олена Петрівна\nБіла Церква\nвід. №3\n0501112233",
      { name: "Коваль Олена Петрівна", phone: "0501112233", city: "Біла Церква", branch: "3" },
    ],
    ["Олена Коваль 0671234567 Київ 5", { name: "Олена Коваль", phone: "0671234567", city: "Київ", branch: "5" }],
    [
      "олена коваль одеса 067 1234567 5 відділення",
      { name: "Олена Коваль", phone: "067 1234567", city: "Одеса", branch: "5" },
    ],
    [
      "Іван Франко Львів поштомат №1234 (093) 111 22 33",
      { name: "Іван Франко", phone: "(093) 111 22 33", city: "Львів", branch: "поштомат 1234" },
    ],
    [
      "Kateryna Bilyk +380 67 123 45 67 Kyiv branch 12",
      { name: "Kateryna Bilyk", phone: "+380 67 123 45 67", city: "Київ", branch: "12" },
    ],
    [
      "Мария Иванова, 0501234567, Одесса, отд. 3",
      { name: "Мария Иванова", phone: "0501234567", city: "Одеса", branch: "3" },
    ],
    ["+38(050)1234567", { phone: "+38(050)1234567" }],
    ["380671234567", { phone: "380671234567" }],
    ["НП №12", { branch: "12" }],
    ["№12", { branch: "12" }],
    ["5-те відділення", { branch: "5" }],
    ["5", { branch: "5" }],
    ["067", { phone: "067" }],
    ["067 12", { phone: "067 12" }],
    ["+380 67", { phone: "+380 67" }],
    ["671234567", { phone: "671234567" }],
    ["Київ, 067", { phone: "067", city: "Київ" }],
    ["122", { branch: "122" }],
    ["відділення номер 5 нової пошти, Київ", { city: "Київ", branch: "5" }],
    ["почтомат 555", { branch: "поштомат 555" }],
    ["м. Стрий", { city: "Стрий" }],
    ["з Харкова", { city: "Харків" }],
    ["мене звати Іван Петренко", { name: "Іван Петренко" }],
    ["my name is Jane Smith", { name: "Jane Smith" }],
    ["місто не Київ, а Львів", { city: "Львів" }],
    ["дякую", {}],
    ["Подобається колір", {}],
    ["беру", {}],
    ["Вирішила, беру синю", {}],
    ["а скільки йде до Львова?", {}],
  ])("are read from %j", (text, delivery) => {
    expect(hear(text).delivery).toEqual(delivery);
  });

  it("are not looked for while no order is being made", () => {
    expect(understand("доставка у Львів, Олена Коваль", { ...around, awaited: undefined }).delivery).toEqual({});
  });
});

describe("wishes", () => {
  const dress = { garment: { category: "сукні", word: "сукню" } };
  it.each([
    ["сукню 122", [{ ...dress, size: "122" }]],
    [
      "сукню 122 і 128",
      [
        { ...dress, size: "122" },
        { ...dress, size: "128" },
      ],
    ],
    [
      "сукню 122, синю, і шорти",
      [{ ...dress, size: "122", colour: "синій" }, { garment: { category: "шорти", word: "шорти" } }],
    ],
    [
      "сукню 122 і дві футболки 128",
      [
        { ...dress, size: "122" },
        { quantity: 2, garment: { word: "футболки" }, size: "128" },
      ],
    ],
    ["другу", [{ place: 2 }]],
    ["другую", []],
    ["дві", [{ quantity: 2 }]],
    ["the blue one in 122 please", [{ colour: "синій", size: "122" }]],
    ["зріст 128 см", [{ size: "128" }]],
    ["на 7 років", [{ size: "122" }]],
    ["дитині п'ять років", [{ size: "110" }]],
    ["сукню на 6 років, зріст 122", [{ ...dress, size: "122" }]],
    ["сукню на зріст 128, їй 6 років", [{ ...dress, size: "128" }]],
    ["сукню 122, їй 5 років", [{ ...dress, size: "122" }]],
    [
      "сукню на зріст 128 і шорти на 6 років",
      [
        { ...dress, size: "128" },
        { garment: { category: "шорти", word: "шорти" }, size: "116" },
      ],
    ],
    ["розмір M", [{ size: "M" }]],
    ["116-122", [{ size: "116-122" }]],
    ["до 1500 грн", []],
    ["моєму сину 122", [{ size: "122" }]],
    ["0671234567", []],
    ["моя дочка важить 20 кг", []],
    ["костюм, але не сірий", [{ garment: { category: "костюми", word: "костюм" } }]],
  ])("are read from %j", (text, wishes) => {
    expect(understand(text, { ...around, awaited: undefined }).wishes).toEqual(wishes);
  });
});

describe("amounts", () => {
  it.each([
    ["до 800 грн", { max: 800 }],
    ["under 1500", { max: 1500 }],
    ["до 1 500", { max: 1500 }],
    ["від 500 до 900", { min: 500, max: 900 }],
    ["between 500 and 900 UAH", { min: 500, max: 900 }],
    ["не дороже 2 тыс", { max: 2000 }],
    ["до 128", {}],
  ])("are read from %j", (text, budget) => {
    expect(hear(text).budget).toEqual(budget);
  });
});

describe("ways to pay", () => {
  it.each([
    ["повна оплата", "full"],
    ["передоплату", "prepayment"],
    ["yes, full payment", "full"],
    ["наложенный платеж", "prepayment"],
    ["картою", undefined],
    ["оплатила", undefined],
    ["як оплатити", undefined],
    ["так", undefined],
  ])("are read from %j", (text, method) => {
    expect(hear(text).paymentMethod).toBe(method);
  });
});

describe("look-alikes", () => {
  it.each([
    ["без проблем", "complaint"],
    ["ви людина?", "person"],
    ["ще не оплатила", "paid"],
    ["чи можна повернути, якщо не підійде?", "return"],
    ["недорого", "expensive"],
    ["відділення №5", "no"],
  ] as const)("%j is not %s", (text, intent) => {
    expect(hear(text).intents).not.toContain(intent);
  });
});

describe("a size", () => {
  it("fits best exactly, then inside, then at the upper border", () => {
    expect(["122", "122-128", "116-122", "134-140"].map((size) => fitOf(size, "122"))).toEqual([3, 2, 1, 0]);
    expect(fitOf("m", "M")).toBe(3);
  });
});
