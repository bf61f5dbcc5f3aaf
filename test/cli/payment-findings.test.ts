import { expect, it } from "vitest";
import { paymentFindings } from "../../src/cli/payment-findings.ts";
import { type Shop, shopSchema } from "../../src/core/index.ts";
import { demoShop } from "../../src/shop/demo-shop.ts";

const findings = (requisites: Partial<Shop["requisites"]>, due: number | string = 200) => {
  const [method] = demoShop.paymentMethods;
  const paymentMethods = [{ ...method, id: "prepay", due }];
  const { taxId: _demos, ...payee } = demoShop.requisites;
  return paymentFindings({
    shop: shopSchema.parse({ ...demoShop, requisites: { ...payee, ...requisites }, paymentMethods }),
  });
};
const own = { iban: "UA273000010000000000000000001" };

it("the payee's code is asked for, and its check digits are looked at", () => {
  expect(findings({ ...own })).toMatchObject([{ is: "note", text: expect.stringContaining("requisites.taxId") }]);
  expect(findings({ ...own, taxId: "1234567890" })).toMatchObject([{ is: "wrong" }]);
  expect(findings({ ...own, taxId: "1234567899" })).toMatchObject([{ is: "well" }]);
  expect(findings({ ...own, taxId: "АА123456" })).toMatchObject([{ text: expect.stringContaining("has none") }]);
});

it("a prepayment that looks like kopecks is named with the sum that it would be", () => {
  expect(findings({ ...own, taxId: "1234567899" }, "4999 UAH")).toMatchObject([{ is: "well" }]);
  expect(findings({ ...own, taxId: "1234567899" }, 20_000)).toContainEqual({
    is: "wrong",
    text: expect.stringMatching(/"prepay".*20\s000\sUAH.*not in hundredths/),
  });
});
