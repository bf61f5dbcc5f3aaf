import type { CartLine } from "../../sale/cart-lines.ts";
import type { FoundProduct } from "../../sale/found-product.ts";
import { joinEvidence, type ToolEvidence } from "../../tools/tool-evidence.ts";
import type { AgentContext } from "../context.ts";
import { type ClaimFacts, claimFacts } from "./claim-facts.ts";
import { readable } from "./readable.ts";
import { minorOf, phoneKey, type TextEvidence, textEvidence } from "./text-evidence.ts";
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
  /** What claims in words are compared with. */
  readonly facts: ClaimFacts;
  readonly canSay: {
    readonly orderStatuses: ReadonlySet<string>;
    readonly paymentReceived: boolean;
    readonly handedOver: boolean;
    readonly inStock: boolean;
    readonly outOfStock: boolean;
  };
}

interface ShopFacts {
  readonly allowedLinkHosts: readonly string[];
  /** Texts the shop wrote for customers: delivery notes, payment titles, returns, hours. */
  readonly publicTexts?: readonly string[];
  /** What managers and what the customer wrote in this chat. */
  readonly quoted?: readonly string[];
  readonly customerSaid?: readonly string[];
  /** Amounts of the shop's terms in whole units, such as a fixed prepayment. */
  readonly amounts?: readonly number[];
}

/** A product of the context carries less than one that a tool found. */
type Article = AgentContext["shown"][number] & Partial<FoundProduct>;

const paidStatuses: ReadonlySet<string> = new Set(["paid", "processing", "shipped", "delivered"]);

/**
 * Gathers the evidence from code-written data alone. The customer's words, remembered facts and the summary are left
 * out: "you promised 100 UAH" proves nothing.
 */
export function evidenceOf(context: AgentContext, fromTools: readonly ToolEvidence[], shop: ShopFacts): Evidence {
  const data = gather(context, joinEvidence(fromTools), shop);
  const { tools, products, lines, variants, terms, neutral, totals } = data;
  const stocks = [...variants.map(({ stock }) => stock), ...tools.stocks];
  const titles = titlesOf(products, lines);
  const phone = tools.delivery["phone"] ?? context.delivery.phone;
  return {
    currency: context.shop.currency,
    amounts: amountsIn(data, context, shop),
    numbers: new Set([...terms.numbers, ...neutral.numbers, ...stocks, ...lines.map(({ quantity }) => quantity)]),
    sizes: neutral.numbers,
    durations: terms.durations,
    percents: terms.percents,
    stocks: new Set(stocks),
    skus: [...variants, ...lines].map(({ sku }) => readable(sku)),
    titles,
    titlePrices: titles.map((title) => pricesOf(title, products, lines, totals)),
    orderNumbers: [
      ...[...tools.orders, ...(context.orders ?? [])].map(({ number }) => number),
      context.bill?.number ?? [],
    ]
      .flat()
      .map(readable),
    tracking: [...tools.orders, ...(context.orders ?? [])].flatMap(({ tracking }) => tracking ?? []).map(readable),
    links: new Set([...terms.links, ...products.flatMap(({ url }) => url ?? [])]),
    linkHosts: new Set(shop.allowedLinkHosts.map((host) => host.toLowerCase().replace(/^www\./, ""))),
    phones: new Set([...terms.phones, ...(phone === undefined ? [] : [phoneKey(phone)])]),
    contacts: terms.contacts,
    names: namesIn(context, tools),
    words: [terms.words, neutral.words, ...titles].join("\n").toLowerCase(),
    topics: terms.topics,
    facts: claimFacts({ context, tools, products, ...shop }),
    canSay: sayable(data, context, stocks),
  };
}

/** The data of a turn, from wherever they come. */
interface Data {
  readonly tools: Required<ToolEvidence>;
  readonly products: readonly Article[];
  readonly lines: readonly CartLine[];
  readonly variants: Article["variants"];
  /** Texts whose amounts are amounts. */
  readonly terms: TextEvidence;
  /** Texts whose numbers are no prices. */
  readonly neutral: TextEvidence;
  readonly totals: readonly number[];
}

function gather(context: AgentContext, tools: Required<ToolEvidence>, shop: ShopFacts): Data {
  const products: readonly Article[] = [...tools.products, ...context.shown, ...(context.shown_before ?? [])];
  const lines = [...tools.lines, ...context.cart.lines];
  const variants = products.flatMap((product) => product.variants);
  return {
    tools,
    products,
    lines,
    variants,
    terms: textEvidence([
      ...tools.texts,
      ...(shop.publicTexts ?? []),
      ...context.payment_methods.map(({ title }) => title),
      ...products.flatMap(({ description }) => description ?? []),
    ]),
    neutral: textEvidence([
      ...[...variants, ...lines].map(({ size }) => size),
      ...products.flatMap(({ color, category }) => [color, category]),
      ...context.categories,
      ...tools.orders.flatMap(({ lines: ordered, placed_at }) => [...ordered, placed_at]),
      ...[context.delivery.branch, tools.delivery["branch"]].flatMap((branch) => branch ?? []),
    ]),
    totals: [...tools.totals, context.cart.total].filter((total) => total > 0),
  };
}

function amountsIn(
  { tools, lines, variants, terms, totals }: Data,
  context: AgentContext,
  shop: ShopFacts,
): Set<number> {
  const prepayments = textEvidence(context.payment_methods.map(({ title }) => title)).amounts;
  const { due, paid, rest } = context.bill ?? {};
  const billed = [due, paid, rest].flatMap((sum) => sum ?? []);
  return new Set([
    ...terms.amounts,
    ...prices(variants),
    ...lineSums(lines),
    ...tools.amounts.map(minorOf),
    ...[...tools.orders, ...(context.orders ?? [])].map(({ total }) => minorOf(total)),
    ...dueAmounts(totals.map(minorOf), [...prepayments, ...[...(shop.amounts ?? []), ...billed].map(minorOf)]),
  ]);
}

function namesIn({ delivery, customer, shop }: AgentContext, tools: Required<ToolEvidence>): string {
  const given = Object.values({ ...delivery, ...tools.delivery }).filter((value) => value !== undefined);
  return readable([...given, customer.name ?? "", shop.name, shop.persona].join("\n")).toLowerCase();
}

const sayable = (
  { tools, lines }: Data,
  { bill, orders = [] }: AgentContext,
  stocks: readonly number[],
): Evidence["canSay"] => ({
  orderStatuses: new Set([...tools.orders, ...orders].map(({ status }) => status)),
  paymentReceived: bill?.status === "paid" || tools.orders.some(({ status }) => paidStatuses.has(status)),
  handedOver: tools.isHandedOver,
  inStock: stocks.some((stock) => stock > 0) || lines.length > 0,
  outOfStock: stocks.some((stock) => stock === 0) || tools.products.length === 0,
});

const prices = (of: readonly { readonly price: number }[]): number[] => of.map(({ price }) => minorOf(price));
const lineSums = (lines: readonly CartLine[]): number[] =>
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
  products: readonly Article[],
  lines: readonly CartLine[],
  totals: readonly number[],
): ReadonlySet<number> {
  const variants = products.filter((product) => readable(product.title) === title).flatMap((p) => p.variants);
  const own = lines.filter((line) => readable(line.title) === title);
  return new Set([...prices(variants), ...lineSums(own), ...(own.length > 0 ? totals.map(minorOf) : [])]);
}
