import { describe, expect, it } from "vitest";
import { draftTotal, emptyDraft, missingDelivery, money, sku, withDelivery, withLine } from "../../src/core/index.ts";

const line = (code: string, quantity: number) => ({
  sku: sku(code),
  title: code,
  size: "122",
  price: money(50_000, "UAH"),
  quantity,
});

describe("the order draft", () => {
  it("sets quantities, removes on 0 and keeps the order of lines", () => {
    const two = withLine(withLine(emptyDraft, line("A", 1)), line("B", 2));
    const changed = withLine(two, line("A", 3));
    expect(changed.lines.map(({ sku, quantity }) => [sku, quantity])).toEqual([
      ["A", 3],
      ["B", 2],
    ]);
    expect(draftTotal(changed, "UAH").minor).toBe(250_000);
    expect(withLine(changed, line("A", 0)).lines.map(({ sku }) => sku)).toEqual(["B"]);
  });

  it("counts a version for every real change, so a review cannot be taken for another draft's", () => {
    const named = withDelivery(emptyDraft, { name: "Олена" });
    expect(named.version).toBe(1);
    expect(withDelivery(named, { name: "Олена" })).toBe(named);
    expect(missingDelivery(named)).toEqual(["phone", "city", "branch"]);
  });
});
