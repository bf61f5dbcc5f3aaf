import { describe, expect, it } from "vitest";
import { isOrderPattern, orderNumber } from "../../src/core/index.ts";

describe("an order's number", () => {
  it.each([
    ["{n}", "1042"],
    ["{n:6}", "001042"],
    ["{n:2}", "1042"],
    ["A-{n:5}", "A-01042"],
    ["Зірка {n}/26", "Зірка 1042/26"],
  ])("%s is written as %s", (pattern, written) => {
    expect(isOrderPattern(pattern)).toBe(true);
    expect(orderNumber(pattern, 1_042)).toBe(written);
  });

  it.each(["", "A-", "{m}", "{n}{n}", "{n:12}", "{n}$&", "{n}\n", "a very long name {n}"])(
    "%j is no pattern",
    (pattern) => {
      expect(isOrderPattern(pattern)).toBe(false);
    },
  );
});
