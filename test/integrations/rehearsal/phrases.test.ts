import { describe, expect, it } from "vitest";
import { phrases } from "../../../integrations/rehearsal/phrases.ts";

describe("phrases", () => {
  const label = "Сукня «Анна», червона";
  it("leave the name of an article as the catalogue has it", () => {
    expect(phrases.uk.notInSize({ label, size: "146", sizes: "134-140" })).toBe(
      "Сукня «Анна», червона: розміру 146 зараз немає. Є розміри: 134-140.",
    );
    expect(phrases.uk.sizesOf({ label, sizes: "134-140" })).toBe("Сукня «Анна», червона: є розміри 134-140.");
  });

  it("count one piece as one", () => {
    expect([1, 2].map((quantity) => phrases.en.cartLine({ title: "Dress", size: "122", quantity }))).toEqual([
      "Dress, size 122, 1 pc",
      "Dress, size 122, 2 pcs",
    ]);
  });
});
