import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatMoney, fromMajor, money, sum, times } from "../../src/core/index.ts";

describe("money", () => {
  it("is written the way each language writes it", () => {
    expect(formatMoney(money(159_000, "UAH"), "uk")).toBe("1\u00a0590\u00a0грн");
    expect(formatMoney(money(159_050, "UAH"), "uk")).toBe("1\u00a0590,50\u00a0грн");
    expect(formatMoney(money(123_456_789, "UAH"), "en")).toBe("1\u00a0234\u00a0567.89\u00a0UAH");
    expect(formatMoney(money(99_00, "EUR"), "ru")).toBe("99\u00a0EUR");
  });

  it("adds without losing a kopeck", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 1e7 }), fc.integer({ min: 1, max: 20 }))), (lines) => {
        const amounts = lines.map(([minor, quantity]) => times(money(minor, "UAH"), quantity));
        expect(sum(amounts, "UAH").minor).toBe(lines.reduce((total, [minor, quantity]) => total + minor * quantity, 0));
      }),
    );
    expect(fromMajor(1_590.1, "UAH").minor).toBe(159_010);
  });

  it.each([
    [19.99, 1_999],
    [1.15, 115],
    [0.29, 29],
    [1_190, 119_000],
    [4.35, 435],
    [-19.99, -1_999],
    [0, 0],
  ])("takes %d in whole units as exactly %d kopecks", (major, minor) =>
    expect(fromMajor(major, "UAH")).toEqual(money(minor, "UAH")),
  );

  it("is never a kopeck less or more than what was written with two decimals", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), (minor) => {
        expect(fromMajor(Number((minor / 100).toFixed(2)), "UAH").minor).toBe(minor);
      }),
    );
  });

  it("refuses to add two currencies", () =>
    expect(() => sum([money(1, "EUR")], "UAH")).toThrow("cannot add EUR to UAH"));
});
