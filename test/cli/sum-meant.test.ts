import { expect, it } from "vitest";
import { sumMeant } from "../../src/cli/sum-meant.ts";
import { fromMajor } from "../../src/core/index.ts";

it.each([
  ["300", 30_000],
  ["300,5", 30_050],
  ["0.01", 1],
  ["999999999.99", 99_999_999_999],
])("%s is a sum that a person may say", (written, minor) => {
  expect(fromMajor(sumMeant(written, "sum"), "UAH").minor).toBe(minor);
});

it.each(["1e308", "1e3", "0x10", "Infinity", "0", "0.001", "0,00", "-5", "", " ", "12345678901", "5грн"])(
  "%j is none: it would be kept as nothing, or as more than a number holds",
  (written) => {
    expect(() => sumMeant(written, "sum")).toThrow("--sum is an amount of money");
  },
);
