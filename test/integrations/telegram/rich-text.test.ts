import { describe, expect, it } from "vitest";
import { richText } from "../../../integrations/telegram/reading/rich-text.ts";

describe("the words of a rich message", () => {
  it("come block by block, tables and captions too", () => {
    const text = richText({
      blocks: [
        { text: ["Добрий ", { text: "день" }] },
        { items: [{ label: "1.", blocks: [{ text: "сукня" }] }] },
        { cells: [[{ text: "122" }, { text: "є" }]] },
        { caption: { text: "фото" } },
      ],
    });
    expect(text.split("\n")).toEqual(["Добрий день", "1.", "сукня", "122 | є", "фото"]);
  });

  it.each([undefined, null, "words", 7, [], {}, { blocks: {} }, { blocks: [{}, [], null] }])(
    "are none, and cost nothing, where there are none (%#)",
    (message) => {
      expect(richText(message)).toBe("");
    },
  );

  it("end where blocks are nested deeper than anybody writes", () => {
    let message: object = { text: "на дні" };
    for (let depth = 0; depth < 10_000; depth += 1) message = { blocks: [message], items: [] };
    expect(richText(message)).toBe("");
  });
});
