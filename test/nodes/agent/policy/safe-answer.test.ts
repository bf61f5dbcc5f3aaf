import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkReply, maxReplyChars } from "../../../../nodes/agent/policy/check-reply.ts";
import { safeAnswer } from "../../../../nodes/agent/policy/safe-answer.ts";
import { languages } from "../../../../src/core/language.ts";
import { desks, emptyContext } from "./desk.ts";
import { catalogue, evidenceFor } from "./generated.ts";

describe("the safe answer", () => {
  it("lists what was found, with prices and sizes from the data", () => {
    const shown = [
      {
        title: "Сукня «Ромашка»",
        category: "сукні",
        color: "білий",
        variants: [
          { sku: "A-1", size: "122-128", price: 1590, stock: 2 },
          { sku: "A-2", size: "134-140", price: 1690, stock: 1 },
          { sku: "A-3", size: "146", price: 990, stock: 0 },
        ],
      },
    ];
    expect(safeAnswer({ ...emptyContext, shown }, "uk")).toContain(
      "• Сукня «Ромашка» — від 1\u00a0590\u00a0грн, розміри: 122-128, 134-140",
    );
  });

  it.each(languages)("offers to look again or to call a person when nothing was found (%s)", (language) => {
    const text = safeAnswer(emptyContext, language);
    expect(text).toMatch(/людина|human|человек/);
    expect(checkReply(text, desks.nothing, language)).toEqual({ ok: true });
  });

  it("passes its own check, whatever the catalogue", () => {
    fc.assert(
      fc.property(catalogue, fc.constantFrom(...languages), (shown, language) => {
        const text = safeAnswer({ ...emptyContext, shown: [...shown] }, language);
        expect(text.length).toBeLessThanOrEqual(maxReplyChars);
        expect(checkReply(text, evidenceFor(shown), language), text).toEqual({ ok: true });
      }),
      { seed: 20_261_120, numRuns: 300 },
    );
  });

  it("stays short when much was found under long names", () => {
    const shown = Array.from({ length: 20 }, (_, at) => ({
      title: `Дуже довга назва товару, яку хтось вигадав для каталогу, номер ${at} ${"слово ".repeat(30)}`,
      category: "",
      color: "",
      variants: Array.from({ length: 30 }, (_unused, size) => ({
        sku: `s${at}-${size}`,
        size: `${size + 80}`,
        price: 100,
        stock: 1,
      })),
    }));
    expect(safeAnswer({ ...emptyContext, shown }, "en").length).toBeLessThanOrEqual(maxReplyChars);
  });
});
