import type { ToolName } from "../../tools/contract.ts";
import type { AgentContext } from "../context.ts";
import { readable } from "./readable.ts";
import { minorOf, phoneKey, textEvidence } from "./text-evidence.ts";
import { type EvidenceLine, type EvidenceProduct, toolEvidence } from "./tool-evidence.ts";
import type { Topic } from "./topics.ts";

/** What data said in this turn: the only things an answer may state. All amounts are minor units of `currency`. */
export interface Evidence {
  readonly currency: string;
  readonly amounts: ReadonlySet<number>;
  /** Numbers that data holds, but not as prices: sizes, stock, branches, numbers in the shop's texts. */
  readonly numbers: ReadonlySet<number>;
  readonly sizes: ReadonlySet<number>;
  readonly durations: ReadonlySet<number>;
  readonly percents: ReadonlySet<number>;
  readonly stocks: ReadonlySet<number>;
  /** Names that data spells: blanked before numbers are read. */
  readonly skus: readonly string[];
  readonly titles: readonly string[];
  /** By title, what it may be said to cost: prices of its variants, sums of its cart lines, and the whole cart. */
  readonly titlePrices: readonly ReadonlySet<number>[];
  readonly orderNumbers: readonly string[];
  readonly tracking: readonly string[];
  readonly links: ReadonlySet<string>;
  readonly linkHosts: ReadonlySet<string>;
  readonly phones: ReadonlySet<string>;
  readonly contacts: ReadonlySet<string>;
  /** Lower-case text of this customer's own data and the shop's: names and addresses in it are no one else's. */
  readonly names: string;
  readonly words: string;
  readonly topics: ReadonlySet<Topic>;
  readonly canSay: {
    readonly orderStatuses: ReadonlySet<string>;
    readonly paymentReceived: boolean;
    readonly handedOver: boolean;
    readonly inStock: boolean;
    readonly outOfStock: boolean;
  };
}

export interface ShopFacts {
  readonly allowedLinkHosts: readonly string[];
  /** Texts the shop wrote for customers: delivery notes, payment titles, returns, hours. */
  readonly publicTexts?: readonly string[];
  /** Amounts of the shop's terms in whole units, such as a fixed prepayment. */
  readonly amounts?: readonly number[];
}

const paidStatuses: ReadonlySet<string> = new Set(["paid", "processing", "shipped", "delivered"]);

/**
 * Gathers the evidence from code-written data alone. The customer's words, remembered facts and the summary are left
 * out: "you promised 100 UAH" proves nothing.
 */
export function evidenceOf(
  context: AgentContext,
  toolResults: readonly { readonly name: ToolName; readonly result: unknown }[],
  shop: ShopFacts,
): Evidence {
  const tools = toolEvidence(toolResults);
  const products: readonly EvidenceProduct[] = [...tools.products, ...context.shown];
  const lines = [...tools.lines, ...context.cart.lines];
  const variants = products.flatMap((product) => product.variants);
  const delivery = Object.values({ ...context.delivery, ...tools.delivery }).filter((value) => value !== undefined);
  const phone = tools.delivery["phone"] ?? context.delivery.phone;
  const terms = textEvidence([
    ...tools.texts,
    ...(shop.publicTexts ?? []),
    ...context.payment_methods.map(({ title }) => title),
    ...products.flatMap(({ description }) => description ?? []),
  ]);
  const prepayments = textEvidence(context.payment_methods.map(({ title }) => title)).amounts;
  const neutral = textEvidence([
    ...[...variants, ...lines].map(({ size }) => size),
    ...products.flatMap(({ color, category }) => [color, category]),
    ...context.categories,
    ...tools.orders.flatMap(({ lines: ordered, placed_at }) => [...ordered, placed_at]),
    ...[context.delivery.branch, tools.delivery["branch"]].flatMap((branch) => branch ?? []),
  ]);
  const stocks = [...variants.map(({ stock }) => stock), ...tools.stocks];
  const totals = [...tools.totals, context.cart.total].filter((total) => total > 0);
  const titles = titlesOf(products, lines);
  return {
    currency: context.shop.currency,
    amounts: new Set([
      ...terms.amounts,
      ...prices(variants),
      ...lineSums(lines),
      ...tools.orders.map(({ total }) => minorOf(total)),
      ...dueAmounts(totals.map(minorOf), [
        ...prepayments,
        ...[...(shop.amounts ?? []), ...(context.bill === null ? [] : [context.bill.due])].map(minorOf),
      ]),
    ]),
    numbers: new Set([...terms.numbers, ...neutral.numbers, ...stocks, ...lines.map(({ quantity }) => quantity)]),
    sizes: neutral.numbers,
    durations: terms.durations,
    percents: terms.percents,
    stocks: new Set(stocks),
    skus: [...variants, ...lines].map(({ sku }) => readable(sku)),
    titles,
    titlePrices: titles.map((title) => pricesOf(title, products, lines, totals)),
    orderNumbers: tools.orders.map(({ number }) => readable(number)),
    tracking: tools.orders.flatMap(({ tracking }) => tracking ?? []).map(readable),
    links: new Set([...terms.links, ...products.flatMap(({ url }) => url ?? [])]),
    linkHosts: new Set(shop.allowedLinkHosts.map((host) => host.toLowerCase().replace(/^www\./, ""))),
    phones: new Set([...terms.phones, ...(phone === undefined ? [] : [phoneKey(phone)])]),
    contacts: terms.contacts,
    names: readable(
      [...delivery, context.customer.name ?? "", context.shop.name, context.shop.persona].join("\n"),
    ).toLowerCase(),
    words: [terms.words, neutral.words, ...titles].join("\n").toLowerCase(),
    topics: terms.topics,
    canSay: {
      orderStatuses: new Set(tools.orders.map(({ status }) => status)),
      paymentReceived: context.bill?.status === "paid" || tools.orders.some(({ status }) => paidStatuses.has(status)),
      handedOver: ["call_person", "payment_sent", "checkout"].some((name) => tools.accepted.has(name as ToolName)),
      inStock: stocks.some((stock) => stock > 0) || lines.length > 0,
      outOfStock: stocks.some((stock) => stock === 0) || tools.products.length === 0,
    },
  };
}

const prices = (of: readonly { readonly price: number }[]): number[] => of.map(({ price }) => minorOf(price));
const lineSums = (lines: readonly EvidenceLine[]): number[] =>
  lines.flatMap(({ price, quantity }) => [minorOf(price), minorOf(price * quantity)]);

/** A prepayment leaves a rest, and that is arithmetic of data, not of the model. */
const dueAmounts = (totals: readonly number[], parts: readonly number[]): number[] => [
  ...totals,
  ...parts,
  ...totals.flatMap((total) => parts.map((part) => total - part)).filter((rest) => rest > 0),
];

const titlesOf = (...named: readonly (readonly { readonly title: string }[])[]): string[] => [
  ...new Set(named.flat().map(({ title }) => readable(title))),
];

function pricesOf(
  title: string,
  products: readonly EvidenceProduct[],
  lines: readonly EvidenceLine[],
  totals: readonly number[],
): ReadonlySet<number> {
  const variants = products.filter((product) => readable(product.title) === title).flatMap((p) => p.variants);
  const own = lines.filter((line) => readable(line.title) === title);
  return new Set([...prices(variants), ...lineSums(own), ...(own.length > 0 ? totals.map(minorOf) : [])]);
}
