import { describe, expect, it } from "vitest";
import { labelOf, localised } from "../../src/core/catalogue.ts";

describe("what an article is called", () => {
  it.each([
    ["Сукня", "червона", "Сукня (червона)"],
    ["Сукня", "", "Сукня"],
    ["Сукня червоного кольору", "червона", "Сукня червоного кольору"],
    ["СУКНЯ ЧЕРВОНА", "Червона", "СУКНЯ ЧЕРВОНА"],
    // Three letters at least: a colour of four is not found in its first two.
    ["Плаття біфлекс", "біле", "Плаття біфлекс (біле)"],
  ])("%s, colour %j: %s", (title, color, label) => expect(labelOf({ title, color })).toBe(label));

  it("is said in the language asked for, in Ukrainian where there is none", () => {
    expect([localised({ uk: "так", en: "yes" }, "en"), localised({ uk: "так" }, "en")]).toEqual(["yes", "так"]);
  });
});
