import { describe, expect, it } from "vitest";
import { money, sku } from "../../src/core/index.ts";
import { fittingSize } from "../../src/shop/sizes.ts";

const fitting = (sizes: readonly string[], asked: string): string[] =>
  fittingSize(asked)(sizes.map((size) => ({ sku: sku(size), size, price: money(100, "UAH"), stock: 1 }))).map(
    ({ size = "" }) => size,
  );

const overlapping = ["104-110", "110-116", "116-122", "122-128"];

describe("a size that is asked for", () => {
  it.each<[readonly string[], string, readonly string[]]>([
    [overlapping, "122", ["122-128", "116-122"]],
    [overlapping, "зріст 118 см", ["116-122"]],
    [overlapping, "116-122", ["116-122"]],
    [overlapping, "116 – 122", ["116-122"]],
    [["98-104", "110-116"], "104-110", ["110-116"]],
    [["98-104", "110-116"], "107", ["110-116"]],
    [["98-104", "110-116"], "86", []],
    [["98-104", "110-116"], "130", []],
    [["S", "M", "L"], "m", ["M"]],
    [["S", "M", "L"], "розмір М", ["M"]], // a Cyrillic М
    [["S", "M", "XL"], "ХЛ", ["XL"]],
    [["S", "M", "L"], "122", []],
    [["40", "42", "44"], "42", ["42"]],
    [["40", "42", "44"], "розмір 42", ["42"]],
    [["one size"], "122", ["one size"]],
    [["універсальний"], "52", ["універсальний"]],
    [["one size", "110-116"], "86", []],
    [overlapping, "на п'ять років", []],
  ])("of %j, asked for %j: %j", (sizes, asked, expected) => expect(fitting(sizes, asked)).toEqual(expected));
});
