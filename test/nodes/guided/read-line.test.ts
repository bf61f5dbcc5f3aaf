import { describe, expect, it } from "vitest";
import { dataIn, readHopefully, readPlainLine } from "../../../nodes/guided/read-line.ts";
import { deliveryFields } from "../../../src/core/index.ts";
import { toolSituation } from "../../kit/tool-situation.ts";

const offer = (act: string, label: string) => ({ act, label, ids: [label] });
const goods = [offer("show", "Сукня — 1 190 грн"), offer("show", "Шорти — 490 грн"), offer("cart", "Кошик")];
const chosen = (line: ReturnType<typeof readPlainLine>) => (line?.is === "choice" ? line.offer.ids[0] : line);

describe("a line right after choices", () => {
  it.each(["2", "№ 2", "2.", "2)"])("that is the number %s chooses the second", (text) => {
    expect(chosen(readPlainLine(text, { offers: goods, isNumbered: true }))).toBe("Шорти — 490 грн");
  });

  it.each(["0", "9", "2 штуки", "дві", "122", "2 2", "так", ""])(
    "that is no number of the list is not eaten: %s",
    (text) => {
      expect(readPlainLine(text, { offers: goods, isNumbered: true })).toBeUndefined();
    },
  );

  it("counts places of goods alone where the customer sees no numbers", () => {
    expect(chosen(readPlainLine("1", { offers: goods, isNumbered: false }))).toBe("Сукня — 1 190 грн");
    expect(readPlainLine("3", { offers: goods, isNumbered: false })).toBeUndefined();
  });

  it("that is a size outweighs a place", () => {
    const sizes = [offer("size", "2 — 300 грн"), offer("size", "1 — 300 грн")];
    expect(chosen(readPlainLine("1", { offers: sizes, isNumbered: true }))).toBe("1 — 300 грн");
  });

  it("that repeats a button is that button", () => {
    expect(chosen(readPlainLine("кошик", { offers: goods, isNumbered: false }))).toBe("Кошик");
  });

  it("answers what was asked for before it chooses", () => {
    const asked = { offers: goods, asks: "branch", isNumbered: true } as const;
    expect(readPlainLine("2", asked)).toEqual({ is: "data", data: { branch: "2" } });
  });
});

describe("a line that no model can answer", () => {
  const read = (text: string, asked: Parameters<typeof readHopefully>[1]) =>
    readHopefully(text, asked, toolSituation());

  it("chooses a size by a height within it, and agrees to the one thing that is offered", () => {
    const sizes = [offer("size", "110-116 — 1 190 грн"), offer("size", "122-128 — 1 190 грн")];
    expect(chosen(read("на 124, будь ласка", { offers: sizes, isNumbered: true }))).toBe("122-128 — 1 190 грн");
    expect(chosen(read("так", { offers: [offer("add", "Додати")], isNumbered: true }))).toBe("Додати");
    expect(
      read("так", { offers: [offer("method", "Картка"), offer("method", "Рахунок")], isNumbered: true }),
    ).toBeUndefined();
  });

  it("is asked for once more where it answers a question of ours badly, and not where it asks itself", () => {
    expect(read("зараз гляну", { offers: [], asks: "phone", isNumbered: true })).toMatchObject({
      is: "unread",
      field: "phone",
    });
    expect(read("а навіщо вам номер?", { offers: [], asks: "phone", isNumbered: true })).toBeUndefined();
  });

  it("gives several data at once, each for the first one that it looks like", () => {
    expect(dataIn("Олена Приклад, 067 000 00 00, Київ, відділення 5", deliveryFields)).toEqual({
      name: "Олена Приклад",
      phone: "+380670000000",
      city: "Київ",
      branch: "відділення 5",
    });
  });
});
