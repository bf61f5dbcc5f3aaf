import { expect, it } from "vitest";
import { bankLink, bankLinkSchema } from "../../src/core/index.ts";

const payment = {
  payee: "ФОП Зразок Ґанна",
  iban: "UA273000010000000000000000001",
  taxId: "1234567899",
  dueMinor: 119_050,
  purpose: "Оплата замовлення 1001",
};
const settings = (part: object = {}) => bankLinkSchema.parse(part);
const bytesOf = (link: string | undefined): Buffer => Buffer.from(link?.split("/").at(-1) ?? "", "base64url");

it("the National Bank's link is off until the shop turns it on", () => {
  expect([bankLink(payment, undefined), bankLink(payment, "off")]).toEqual([undefined, undefined]);
});

it("has the fields of structure 002 in their lines, in the charset that its third line names", () => {
  const link = bankLink(payment, settings());
  expect(link).toMatch(/^https:\/\/bank\.gov\.ua\/qr\/[A-Za-z0-9_-]+$/);
  expect(new TextDecoder("windows-1251").decode(bytesOf(link)).split("\r\n")).toEqual([
    ...["BCD", "002", "2", "UCT", "", payment.payee, payment.iban, "UAH1190.50", payment.taxId, "", ""],
    ...[payment.purpose, ""],
  ]);
  const utf8 = bankLink(payment, settings({ charset: "utf-8", lineEnd: "lf", host: "https://qr.bank.gov.ua/" }));
  expect(utf8).toMatch(/^https:\/\/qr\.bank\.gov\.ua\//);
  expect(bytesOf(utf8).toString("utf8").split("\n")[2]).toBe("1");
});

it("writes each letter of the three languages in one byte, and keeps a field in its line", () => {
  const letters = "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯЁЫЭЪабвгґдеєжзиіїйклмнопрстуфхцчшщьюяёыэъ«№»–…’";
  const link = bankLink({ ...payment, payee: letters, purpose: "один\r\nдва ₴" }, settings());
  const [, , , , , payee, , , , , , purpose] = new TextDecoder("windows-1251").decode(bytesOf(link)).split("\r\n");
  expect([payee, purpose]).toEqual([letters, "один два ?"]);
});

it("is no link where the fields do not fit into one", () => {
  expect(bankLink({ ...payment, purpose: "п".repeat(420) }, settings())).toBeUndefined();
});
