import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type Language, type Passage, passageSchema } from "../../src/core/index.ts";
import { createKnowledge } from "../../src/knowledge/create-knowledge.ts";
import demo from "../../src/knowledge/demo-knowledge.json" with { type: "json" };
import { cpuMs } from "../kit/cpu-time.ts";

const knowledge = createKnowledge(z.array(passageSchema).parse(demo));
const found = (question: string, language: Language): string | undefined =>
  knowledge.search(question, { language, limit: 3 })[0]?.title;

describe("a question about the shop", () => {
  it.each<[Language, string, string]>([
    ["uk", "чи можна прати сукню в машинці?", "Догляд за одягом"],
    ["uk", "а як доглядати за худі", "Догляд за одягом"],
    ["uk", "Можна прасувати футболку?", "Догляд за одягом"],
    ["uk", "що робити якщо розмір не підійшов", "Якщо не підійшов розмір"],
    ["uk", "обміняєте на більший розмір?", "Якщо не підійшов розмір"],
    ["uk", "запакуєте в подарунок?", "Подарункове пакування"],
    ["uk", "є у вас подарункова упаковка", "Подарункове пакування"],
    ["uk", "де можна поміряти? є примірка?", "Магазин і примірка"],
    ["uk", "відправляєте за кордон?", "Доставка за кордон"],
    ["uk", "відправляете за кардон?", "Доставка за кордон"],
    ["ru", "как стирать платье?", "Уход за одеждой"],
    ["ru", "можно гладить?", "Уход за одеждой"],
    ["ru", "если размер не подошел, обменяете?", "Если не подошёл размер"],
    ["ru", "есть подарочная упаковка?", "Подарочная упаковка"],
    ["ru", "отправляете за границу", "Доставка за границу"],
    ["en", "how do I wash it?", "Care"],
    ["en", "do you ship abroad", "Delivery abroad"],
    ["en", "can you gift wrap it?", "Gift wrapping"],
    ["en", "Is there a shop where I can try things on?", "Shop and fitting"],
  ])("in %s, %j, finds the page that answers it", (language, question, title) => {
    expect(found(question, language)).toBe(title);
  });

  it.each(["скільки коштує літак?", "яка столиця Франції", "хто засновник магазину?", "привіт", "", "???", "12345"])(
    "that the pages do not answer, %j, finds nothing",
    (question) => {
      expect(found(question, "uk")).toBeUndefined();
    },
  );

  it("finds a page in another language where there is none in the customer's", () => {
    const only = createKnowledge([{ title: "Доставка за кордон", text: "Не відправляємо.", language: "uk" }]);
    expect(only.search("доставляете за границу?", { language: "ru", limit: 3 })).toHaveLength(1);
  });

  it("finds its page among 1,000 in the time that a customer does not notice", () => {
    const topic = (n: number): string =>
      [...`${n}`]
        .map(
          (digit) =>
            ["лампа", "крем", "книга", "чашка", "килим", "плед", "свічка", "ваза", "стіл", "шафа"][Number(digit)],
        )
        .join(" ");
    const passages: Passage[] = Array.from({ length: 1_000 }, (_, n) => ({
      title: `Питання ${n}: ${topic(n)}`,
      text: `${"Тут написано, як користуватися річчю і що робити далі. ".repeat(8)} Артикул ${n}.`,
    }));
    const many = createKnowledge(passages);
    const ms = cpuMs(() => {
      for (let n = 0; n < 10; n += 1)
        many.search(`як доглядати за річчю, артикул ${n * 7}? `.repeat(10), { language: "uk", limit: 3 });
    });
    expect(many.search("артикул 777", { language: "uk", limit: 3 })[0]?.title).toContain("777");
    // 30 ms is the goal, and some 3 what a calm core takes.
    expect(ms / 10).toBeLessThan(4 * 30);
  });
});
