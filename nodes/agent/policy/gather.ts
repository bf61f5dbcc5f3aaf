import type { CartLine } from "../../sale/cart-lines.ts";
import type { ToolEvidence } from "../../tools/tool-evidence.ts";
import type { AgentContext } from "../context.ts";
import type { Fact, Ledger, OrderFact } from "../ledger/ledger-state.ts";
import { type Article, type KnownVariant, knownVariants } from "./known-variants.ts";
import { type Said, saidFigures } from "./said-figures.ts";
import { type TextEvidence, textEvidence } from "./text-evidence.ts";

export interface ShopFacts {
  readonly allowedLinkHosts: readonly string[];
  /** Texts the shop wrote for customers: delivery notes, payment titles, returns, hours. */
  readonly publicTexts?: readonly string[];
  /** What managers and what the customer wrote in this chat. */
  readonly quoted?: readonly string[];
  readonly customerSaid?: readonly string[];
  /** Amounts of the shop's terms in whole units, such as a fixed prepayment. */
  readonly amounts?: readonly number[];
}

/** The data of a turn and of the turns before it, from wherever they come. */
export interface Data {
  readonly tools: Required<ToolEvidence>;
  readonly products: readonly Article[];
  readonly lines: readonly CartLine[];
  readonly variants: readonly KnownVariant[];
  readonly orders: readonly Pick<OrderFact, "number" | "tracking" | "recipient">[];
  readonly statuses: ReadonlySet<string>;
  /** Texts whose amounts are amounts. */
  readonly terms: TextEvidence;
  /** Texts whose numbers are no prices. */
  readonly neutral: TextEvidence;
  readonly person: TextEvidence;
  readonly said: Said;
  /** What carts, bills and orders come to, in whole units. */
  readonly totals: readonly number[];
  /** In minor units. */
  readonly sums: ReadonlySet<number>;
  readonly bounds: ReadonlySet<number>;
}

export function gather(context: AgentContext, tools: Required<ToolEvidence>, shop: ShopFacts, { facts }: Ledger): Data {
  const focused: readonly Article[] = [...tools.products, ...context.shown, ...(context.shown_before ?? [])];
  const told = [...tools.orders, ...(context.orders ?? [])];
  const articles = pick(facts, "article").map(({ product }) => product);
  const products = [...focused, ...articles];
  const lines = [...tools.lines, ...context.cart.lines, ...(context.agreed_lines ?? [])];
  const variants = knownVariants(focused, articles.toReversed(), lines);
  const kept = pick(facts, "order");
  const statements = pick(facts, "statement");
  const amounts = pick(facts, "amount");
  return {
    tools,
    products,
    lines,
    variants,
    orders: [...told, ...kept, ...billed(context)],
    statuses: new Set([...kept.flatMap(({ status }) => status ?? []), ...told.map(({ status }) => status)]),
    terms: textEvidence([
      ...tools.texts,
      ...statements.flatMap(({ source, text }) => (source.by === "tool" ? [text] : [])),
      ...(shop.publicTexts ?? []),
      ...(context.agreed ?? []),
      ...context.payment_methods.map(({ title }) => title),
      ...products.flatMap(({ description, attributes = {} }) =>
        [description ?? [], ...Object.entries(attributes).map(([name, value]) => `${name}: ${value}`)].flat(),
      ),
    ]),
    neutral: neutralIn(context, tools, variants, products),
    person: textEvidence(statements.flatMap(({ source, text }) => (source.by === "person" ? [text] : []))),
    said: saidFigures(pick(facts, "said")),
    totals: [
      ...[...tools.totals, context.cart.total],
      ...told.map(({ total }) => total),
      ...kept.flatMap(({ total, due }) => [total ?? 0, due ?? 0]),
    ].filter((total) => total > 0),
    sums: new Set(amounts.flatMap(({ role, minor }) => (role === "sum" ? [minor] : []))),
    bounds: new Set(amounts.flatMap(({ role, minor }) => (role === "bound" ? [minor] : []))),
  };
}

/** The open bill has a number, too. */
const billed = ({ bill }: AgentContext): { readonly number: string }[] =>
  bill?.number === undefined ? [] : [{ number: bill.number }];

const neutralIn = (
  context: AgentContext,
  tools: Required<ToolEvidence>,
  variants: readonly KnownVariant[],
  products: readonly Article[],
): TextEvidence =>
  textEvidence([
    ...new Set([
      ...variants.map(({ size }) => size),
      ...products.flatMap(({ variants: all }) => all.flatMap(({ is }) => is ?? [])),
      ...products.flatMap(({ color, category }) => [color, category]),
      ...context.categories,
      ...[...tools.orders, ...(context.orders ?? [])].flatMap(({ lines: ordered, placed_at }) => [
        ...ordered,
        ...(placed_at === undefined ? [] : [placed_at]),
      ]),
      ...[context.delivery.branch, tools.delivery["branch"]].flatMap((branch) => branch ?? []),
    ]),
  ]);

const pick = <Kind extends Fact["kind"]>(facts: readonly Fact[], kind: Kind): Extract<Fact, { kind: Kind }>[] =>
  facts.filter((fact): fact is Extract<Fact, { kind: Kind }> => fact.kind === kind);
