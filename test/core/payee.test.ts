import { expect, it } from "vitest";
import { dueSchema, isRightTaxId, shopSchema } from "../../src/core/index.ts";
import { demoShop } from "../../src/shop/demo-shop.ts";

it.each([
  ["UA273000010000000000000000001", true],
  ["UA983999990000026000000000001", true],
  ["UA283000010000000000000000001", false],
  ["UA27300001000000000000000001", false],
  ["UA27 3000 0100 0000 0000 0000 0000 1", false],
  ["ua273000010000000000000000001", false],
  ["", false],
])("an account %j is one that the bank wrote: %s", (iban, isOne) => {
  const requisites = { ...demoShop.requisites, iban };
  expect(shopSchema.safeParse({ ...demoShop, requisites }).success).toBe(isOne);
});

it.each([
  // The National Bank, PrivatBank, and Oschadbank publish these; the last digit is wrong in those after them.
  ["00032106", true],
  ["14360570", true],
  ["00032129", true],
  ["00032107", false],
  ["14360571", false],
  ["1234567899", true],
  ["1234567890", false],
  ["АА123456", undefined],
  ["123", undefined],
])("the code %s has right check digits: %s", (code, isRight) => {
  expect(isRightTaxId(code)).toBe(isRight);
});

it.each([
  ["total", "total"],
  ["nothing", "nothing"],
  [200, 200],
  ["200 UAH", 200],
  ["199.50 UAH", 199.5],
  [0, undefined],
  ["0 UAH", undefined],
  ["200", undefined],
  ["200 грн", undefined],
  ["20 000 UAH", undefined],
])("what is due written as %j is %j", (written, due) => {
  expect(dueSchema.safeParse(written).data).toBe(due);
});
