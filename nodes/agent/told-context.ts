import { labelOf } from "../../src/core/index.ts";
import { type FoundProduct, priceSpan } from "../sale/found-product.ts";
import { toldLine } from "../sale/told-cart.ts";
import { toldProducts } from "../sale/told-product.ts";
import type { AgentContext } from "./context.ts";
import { toldMethods, toldNow, toldRecipient, toldTitles, toldWords } from "./short-forms.ts";

/**
 * The context as the model reads it: JSON between <context> and </context>. Every word is paid for in every call, so
 * what is empty is left out, and so is what stands in this turn's tool results already (`alreadyTold`: SKUs).
 */
export function renderContext(context: AgentContext, alreadyTold: ReadonlySet<string> = new Set()): string {
  const told = {
    language: context.language,
    ...filled({ first_contact: context.first_contact }),
    ...(context.now === undefined ? {} : { now: toldNow(context.now) }),
    shop: context.shop,
    ...filled({ categories: toldWords(context.categories) }),
    ...saleOf(context),
    ...filled({ agreed: context.agreed }),
    ...goodsOf(context, alreadyTold),
    ...filled({ customer: filled(context.customer), orders: context.orders ?? [] }),
    ...filled({ attachments: context.attachments, seen: context.seen, replied_to: context.replied_to }),
    ...(context.started_with === undefined ? {} : { started_with: context.started_with }),
    ...filled({ summary: context.summary, awaited: context.awaited }),
  };
  // "<" is escaped, so that no product name or fact can close the block.
  return `<context>\n${JSON.stringify(told).replaceAll("<", "\\u003c")}\n</context>`;
}

/** Without what is empty, false, none or zero. */
const filled = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value === "object" && value !== null) return Object.keys(value).length === 0;
  return value === null || value === undefined || value === "" || value === false || value === 0;
}

function saleOf({ cart, delivery, missing, payment_methods: methods, payment_method: chosen, bill }: AgentContext) {
  const isBuying = cart.lines.length > 0 || (bill !== null && bill.status !== "paid");
  // Before the order is whole nobody pays; the shop's terms are asked of shop_info. The words by which customers name
  // a way to pay help where one is being chosen, and nowhere else.
  const isChoosing = cart.reviewed && chosen === null;
  return {
    ...(cart.lines.length === 0
      ? {}
      : { cart: { lines: cart.lines.map(toldLine), total: cart.total, ...filled({ reviewed: cart.reviewed }) } }),
    ...filled({ delivery: toldRecipient(delivery) }),
    ...(isBuying || missing.length === 0 ? { missing } : {}),
    ...(isBuying && missing.length === 0 ? { payment_methods: toldMethods(methods, isChoosing) } : {}),
    ...filled({ payment_method: chosen, bill }),
  };
}

/** A title that names the colour does not need it again. */
const withoutToldColour = (product: AgentContext["shown"][number]) =>
  labelOf(product) === product.title ? { ...product, color: "" } : product;

function goodsOf({ shown, shown_before: before = [], cart, bill }: AgentContext, alreadyTold: ReadonlySet<string>) {
  // Once the order was repeated to the customer, what was looked at before is behind them; a search finds it again.
  const isChosen = cart.reviewed || (bill !== null && bill.status !== "paid");
  const isTold = ({ variants }: Pick<FoundProduct, "variants">): boolean =>
    variants.length > 0 && variants.every(({ sku }) => alreadyTold.has(sku));
  return filled({
    // Whole or not at all: "the second one" counts in it.
    shown: shown.every(isTold) ? [] : toldProducts(shown.map(withoutToldColour)),
    shown_before: toldTitles(
      (isChosen ? [] : before)
        .filter((product) => !isTold(product))
        .map(({ title, variants }) => ({ title, price: priceSpan(variants) })),
    ),
  });
}
