import { describe, expect, it } from "vitest";
import { withDisclosure } from "../../../nodes/texts/disclosure.ts";
import { texts } from "../../../nodes/texts/texts.ts";
import { type Language, languages } from "../../../src/core/index.ts";
import { demoShop } from "../../../src/shop/demo-shop.ts";

const first = (text: string, language: Language = "uk"): string => withDisclosure(text, true, demoShop, language);
const persona = demoShop.persona.name;

describe("the first answer", () => {
  it.each<[string, Language]>([
    ["Так, підкладка штучна, а верх із бавовни.", "uk"],
    ["Є сумка зі штучної шкіри. Якщо треба, напишіть «людина».", "uk"],
    ["Да, мех искусственный.", "ru"],
    ["Yes, model AI-20 is available, I am sure. Write to a person if in doubt.", "en"],
    ["I'm not a bot! To talk to a person, write here.", "en"],
    [`Я ${persona}, не бот. Напишіть «людина».`, "uk"],
    [`Я ${persona}, AI-помічник. Що шукаєте?`, "uk"],
    ["Я бот, а не людина.", "uk"],
    ["Я шукаю. Бот? Покликати людину?", "uk"],
    ["", "uk"],
  ])("%s: says first that this is an AI, and how to reach a person", (text, language) => {
    const disclosure = texts[language].disclosure({ persona, shop: demoShop.name });
    expect(first(text, language)).toBe(`${disclosure}\n\n${text}`);
  });

  it.each<[string, Language]>([
    ...languages.map((each): [string, Language] => [texts[each].disclosure({ persona, shop: "Лілея" }), each]),
    [
      `Вітаю! Я ${persona}, AI-помічник магазину «Лілея», а людину можна покликати будь-коли: просто напишіть «людина».`,
      "uk",
    ],
    [`Вас вітає AI-помічник ${persona}. Щоб покликати менеджера, напишіть «людина».`, "uk"],
    [`Я бот ${persona}. Якщо треба, покличте оператора.`, "uk"],
    ["Hi! I’m a chatbot. Type “person” to talk to a human.", "en"],
    ["Здравствуйте! Я искусственный интеллект; чтобы позвать человека, напишите «человек».", "ru"],
  ])("%s: says it itself, and it is not said twice", (text, language) => {
    expect(first(text, language)).toBe(text);
  });

  it("is the only one that says so", () => {
    expect(withDisclosure("Є.", false, demoShop, "uk")).toBe("Є.");
  });

  it("a persona's name with signs in it is only a name", () => {
    const shop = { ...demoShop, persona: { ...demoShop.persona, name: "A.I. (+1" } };
    expect(withDisclosure("Так.", true, shop, "uk")).toContain("A.I. (+1");
  });
});
