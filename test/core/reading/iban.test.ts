import { describe, expect, it } from "vitest";
import { ibansIn } from "../../../src/core/reading/iban.ts";
import { slowest } from "../../kit/hostile.ts";

const found = (text: string): string[] => ibansIn(text).map(({ start, end }) => text.slice(start, end));

describe("an account number", () => {
  it.each([
    ["UA213223130000026007233566001", "UA213223130000026007233566001"],
    ["на UA21 3223 1300 0002 6007 2335 6600 1 дякую", "UA21 3223 1300 0002 6007 2335 6600 1"],
    ["DE89-3704-0044-0532-0130-00, так", "DE89-3704-0044-0532-0130-00"],
    ["no9386011117947", "no9386011117947"],
    ["IBAN GB29 NWBK 6016 1331 9268 19 for refunds", "GB29 NWBK 6016 1331 9268 19"],
  ])("is found in %j", (text, iban) => expect(found(text)).toEqual([iban]));

  it.each([
    ["a wrong check digit", "UA213223130000026007233566002"],
    ["a missing digit", "UA21322313000002600723356600"],
    ["a country that has none", "XX213223130000026007233566001"],
    ["a letter too much in front", "AUA213223130000026007233566001"],
  ])("is not found with %s", (_what, text) => expect(found(text)).toEqual([]));

  it("is looked for in 10,000 hostile characters within 20 ms", () => {
    const { ms, text } = slowest(ibansIn, 20);
    expect(ms, text).toBeLessThan(20);
  });
});
