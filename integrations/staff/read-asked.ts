import {
  type Act,
  fromMajor,
  type InboundBody,
  isDiscount,
  type Principal,
  readLineQuantities,
  type StaffHost,
} from "../../src/core/index.ts";
import type { Asked } from "./press.ts";

/** What is done by saying it. */
export const actAsked: Readonly<Record<Asked, Act>> = {
  grant_price: "agree_price",
  change_order: "change_order",
};

const percentForm = /^(?<percent>\d{1,2})\s*%$/u;
/** Up to 999,999,999.99: what is larger is a slip. */
const priceForm = /^(?<code>\S+)\s+(?<sum>\d{1,9}(?:[.,]\d{1,2})?)$/u;

type Reading = Pick<StaffHost, "currency" | "articleOf">;

/** What a person said in the form that was asked for: a price, or what changes. Undefined: it is none. */
export function readAsked(asked: Asked, text: string, by: Principal, staff: Reading): InboundBody | undefined {
  switch (asked) {
    case "grant_price":
      return priceIn(text.trim(), by, staff);
    case "change_order":
      return changeIn(text, by, staff);
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

/** "DR-ROM-122 x2, TEE-BLK-104 x0". */
function changeIn(text: string, by: Principal, { articleOf }: Reading): InboundBody | undefined {
  const lines = readLineQuantities(text, articleOf);
  return lines === undefined ? undefined : { kind: "order_changed", lines, by };
}
