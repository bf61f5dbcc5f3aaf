import { joinEvidence, type ToolEvidence } from "../../tools/tool-evidence.ts";
import type { AgentContext } from "../context.ts";
import { emptyLedger, type Ledger } from "../ledger/ledger-state.ts";
import { type ClaimFacts, claimFacts } from "./claim-facts.ts";
import { type Data, gather, type ShopFacts } from "./gather.ts";
import { type KnownName, knownNames } from "./known-names.ts";
import { type KnownSpans, knownSpans } from "./known-spans.ts";
import type { KnownVariant } from "./known-variants.ts";
import { readable } from "./readable.ts";
import type { Said } from "./said-figures.ts";
import { minorOf, phoneKey, type TextEvidence, textEvidence } from "./text-evidence.ts";
import type { Topic } from "./topics.ts";

/** What data say in this conversation: the only things an answer may state. Amounts are minor units of `currency`. */
export interface Evidence {
  readonly currency: string;
  /** Every known amount, whatever it is of. */
  readonly amounts: ReadonlySet<number>;
  /** What goods cost, and what stands in the shop's terms. */
  readonly prices: ReadonlySet<number>;
  /** Amounts of the shop's terms and descriptions: what a delivery, a floor, a limit comes to. */
  readonly fees: ReadonlySet<number>;
  /** What reduced goods cost before. */
  readonly oldPrices: ReadonlySet<number>;
  /** What carts, bills and orders come to, what is due and what is left, as the product or a person said it. */
  readonly sums: ReadonlySet<number>;
  /** What the customer is to pay by the cart and the bill of this moment; empty while there is neither. */
  readonly dues: ReadonlySet<number>;
  /** What the bill that waits asks for now. */
  readonly dueNow: number | undefined;
  /** What may remain of the cart or the bill after what is paid now. */
  readonly rests: ReadonlySet<number>;
  /** Limits of price that a search kept to. */
  readonly bounds: ReadonlySet<number>;
  /** Numbers that data holds, but not as prices: sizes, stock, branches, numbers in the shop's texts. */
  readonly numbers: ReadonlySet<number>;
  readonly sizes: ReadonlySet<number>;
  readonly durations: ReadonlySet<number>;
  readonly percents: ReadonlySet<number>;
  readonly stocks: ReadonlySet<number>;
  /** Names that data spells: blanked before numbers are read. */
  readonly skus: readonly string[];
  readonly titles: readonly string[];
  /** Title, size, price and stock together, by SKU. */
  readonly variants: readonly KnownVariant[];
  readonly goods: readonly KnownName[];
  readonly spans: KnownSpans;
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
  /** What people of the shop wrote in this chat: it holds as their word. */
  readonly person: TextEvidence;
  /** What the customer wrote: figures and codes to echo, to deny or to ask back. */
  readonly said: Said;
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

const paidStatuses: ReadonlySet<string> = new Set(["paid", "processing", "shipped", "delivered"]);

/**
 * Gathers the evidence from data alone: of this turn, and of the ledger. Remembered facts and the summary are left out,
 * and the customer's figures stand apart: "you promised 100 UAH" proves nothing.
 */
export function evidenceOf(
  context: AgentContext,
  fromTools: readonly ToolEvidence[],
  shop: ShopFacts,
  ledger: Ledger = emptyLedger(),
): Evidence {
  const data = gather(context, joinEvidence(fromTools), shop, ledger);
  const { tools, products, lines, variants, terms, neutral, person } = data;
  const stocks = [...variants.flatMap(({ stock }) => stock ?? []), ...tools.stocks];
  const phone = tools.delivery["phone"] ?? context.delivery.phone;
  return {
    currency: context.shop.currency,
    ...amountsIn(data, context, shop),
    numbers: new Set([...terms.numbers, ...neutral.numbers, ...stocks, ...lines.map(({ quantity }) => quantity)]),
    sizes: neutral.numbers,
    durations: new Set([...terms.durations, ...neutral.durations]),
    percents: terms.percents,
    stocks: new Set(stocks),
    ...goodsIn(data),
    links: new Set([...terms.links, ...person.links, ...products.flatMap(({ url }) => url ?? [])]),
    linkHosts: new Set(shop.allowedLinkHosts.map((host) => host.toLowerCase().replace(/^www\./, ""))),
    phones: new Set([...terms.phones, ...person.phones, ...(phone === undefined ? [] : [phoneKey(phone)])]),
    contacts: new Set([...terms.contacts, ...person.contacts]),
    names: namesIn(context, data),
    words: [terms.words, neutral.words, ...variants.map(({ title }) => title)].join("\n").toLowerCase(),
    topics: terms.topics,
    person,
    said: data.said,
    facts: claimFacts({ context, tools, products, ...shop }),
    canSay: sayable(data, context, stocks),
  };
}

type Goods = Pick<Evidence, "skus" | "titles" | "variants" | "goods" | "spans" | "orderNumbers" | "tracking">;

function goodsIn({ variants, orders }: Data): Goods {
  const skus = variants.map(({ sku }) => readable(sku));
  const orderNumbers = orders.map(({ number }) => readable(number));
  const tracking = orders.flatMap(({ tracking: number }) => number ?? []).map(readable);
  const goods = knownNames(variants);
  const titles = [...new Set(variants.map(({ title }) => title))];
  return {
    skus,
    orderNumbers,
    tracking,
    titles,
    variants,
    goods,
    spans: knownSpans([...skus, ...orderNumbers, ...tracking], goods),
  };
}

type Amounts = Pick<
  Evidence,
  "amounts" | "prices" | "fees" | "oldPrices" | "sums" | "dues" | "dueNow" | "rests" | "bounds"
>;

function amountsIn(data: Data, context: AgentContext, shop: ShopFacts): Amounts {
  const { tools, lines, variants, terms, person, totals } = data;
  const { due, paid, rest } = context.bill ?? {};
  const billed = [due, paid, rest].flatMap((sum) => sum ?? []);
  const parts = [
    ...textEvidence(context.payment_methods.map(({ title }) => title)).amounts,
    ...[...(shop.amounts ?? []), ...billed].map(minorOf),
  ];
  const now = [context.cart.total, ...tools.totals, ...billed];
  const dues = dueAmounts(now.filter((total) => total > 0).map(minorOf), parts);
  const prices = new Set([
    ...terms.amounts,
    ...variants.flatMap((variant) => [...variant.prices]),
    ...tools.amounts.map(minorOf),
  ]);
  const sums = new Set([
    ...dueAmounts(totals.map(minorOf), parts),
    ...lines.map(({ price, quantity }) => minorOf(price * quantity)),
    ...data.sums,
    ...person.amounts,
  ]);
  return {
    amounts: new Set([...prices, ...sums]),
    prices,
    fees: terms.amounts,
    oldPrices: new Set(variants.flatMap(({ oldPrice }) => oldPrice ?? [])),
    sums,
    dues: new Set(now.some((total) => total > 0) ? dues : []),
    dueNow: due === undefined || context.bill?.status === "paid" ? undefined : minorOf(due),
    rests: new Set(
      rest !== undefined
        ? [minorOf(rest), ...person.amounts]
        : now
            .flatMap((total) => parts.map((part) => minorOf(total) - part))
            .filter((left) => left > 0)
            .concat(...person.amounts),
    ),
    bounds: data.bounds,
  };
}

/** A prepayment leaves a rest, and that is arithmetic of data, not of the model. */
const dueAmounts = (totals: readonly number[], parts: readonly number[]): number[] => [
  ...totals,
  ...parts,
  ...totals.flatMap((total) => parts.map((part) => total - part)).filter((rest) => rest > 0),
];

function namesIn({ delivery, customer, shop }: AgentContext, { tools, orders, said }: Data): string {
  const given = Object.values({ ...delivery, ...tools.delivery }).filter((value) => value !== undefined);
  const recipients = orders.flatMap(({ recipient }) => recipient ?? []);
  return readable(
    [...given, ...recipients, ...said.names, customer.name ?? "", shop.name, shop.persona].join("\n"),
  ).toLowerCase();
}

const sayable = (
  { tools, lines, statuses }: Data,
  { bill }: AgentContext,
  stocks: readonly number[],
): Evidence["canSay"] => ({
  orderStatuses: statuses,
  paymentReceived: bill?.status === "paid" || [...statuses].some((status) => paidStatuses.has(status)),
  handedOver: tools.isHandedOver,
  inStock: stocks.some((stock) => stock > 0) || lines.length > 0,
  outOfStock: stocks.some((stock) => stock === 0) || tools.products.length === 0,
});
