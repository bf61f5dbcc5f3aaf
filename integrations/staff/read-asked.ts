import {
  type Act,
  fromMajor,
  type InboundBody,
  isDiscount,
  type Principal,
  type StaffHost,
} from "../../src/core/index.ts";
import type { Asked } from "./press.ts";

/** What is done by saying it. */
export const actAsked: Readonly<Record<Asked, Act>> = { grant_price: "agree_price" };

const percentForm = /^(?<percent>\d{1,2})\s*%$/u;
/** Up to 999,999,999.99: what is larger is a slip. */
const priceForm = /^(?<code>\S+)\s+(?<sum>\d{1,9}(?:[.,]\d{1,2})?)$/u;

type Reading = Pick<StaffHost, "currency" | "articleOf">;

/** What a person said in the form that was asked for: "10%", or an article and its price. Undefined: it is none. */
export function readAsked(asked: Asked, text: string, by: Principal, staff: Reading): InboundBody | undefined {
  switch (asked) {
    case "grant_price":
      return priceIn(text.trim(), by, staff);
  }
}

function priceIn(text: string, by: Principal, { currency, articleOf }: Reading): InboundBody | undefined {
  const percent = Number(percentForm.exec(text)?.groups?.["percent"]);
  if (isDiscount(percent)) return { kind: "price_agreed", terms: { of: "order", percent }, by };
  const { code = "", sum = "0" } = priceForm.exec(text)?.groups ?? {};
  const sku = articleOf(code);
  const price = fromMajor(Number(sum.replace(",", ".")), currency);
  if (sku === undefined || price.minor === 0) return undefined;
  return { kind: "price_agreed", terms: { of: "article", sku, price }, by };
}
