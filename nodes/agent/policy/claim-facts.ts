import type { ToolEvidence } from "../../tools/tool-evidence.ts";
import type { AgentContext } from "../context.ts";
import { plainText } from "./claims/plain-text.ts";
import { titleParts } from "./claims/title-parts.ts";
import { type Article, formOf } from "./known-variants.ts";
import type { SizeForm } from "./measures.ts";
import { markStems, tellingMarks } from "./variant-marks.ts";
import { withDigits } from "./with-digits.ts";

/** What data say of one article, together: its size, its colour and its stock belong to each other. */
export interface ArticleFacts {
  readonly title: string;
  /** Words by which a sentence names it: «Анна», or the model's own name. */
  readonly name: readonly string[];
  /** What it is: the first word of its title. */
  readonly noun: string;
  readonly color: string;
  /** All that its texts say of it. */
  readonly texts: string;
  readonly variants: readonly VariantFacts[];
}

export interface VariantFacts {
  /** Without a size the measure that tells it: "33 Вт". */
  readonly size: string;
  readonly stock: number;
  readonly form: SizeForm;
  /** Beginnings of the words for what else tells it from the others. */
  readonly marks: readonly string[];
}

/** What claims in words are compared with. Texts are `plainText`. */
export interface ClaimFacts {
  readonly articles: readonly ArticleFacts[];
  /** Titles and sizes in the cart as it is now. */
  readonly cart: readonly string[];
  readonly isCartTouched: boolean;
  /** The delivery data that are kept, and whether this turn wrote some of them down. */
  readonly delivery: string;
  readonly isDeliveryTouched: boolean;
  /** A person of the shop agreed a price with this customer. */
  readonly isPriceAgreed: boolean;
  readonly bill: NonNullable<AgentContext["bill"]>["status"] | undefined;
  readonly orders: readonly { readonly number: string; readonly status: string }[];
  /** The shop's own terms; no text of a product. */
  readonly shopTexts: string;
  /** Something that is talked of costs less than it did. */
  readonly isReduced: boolean;
  /** What managers wrote in this chat, and what the customer did. */
  readonly quoted: string;
  readonly customerSaid: string;
}

interface ClaimSources {
  readonly context: AgentContext;
  readonly tools: Required<ToolEvidence>;
  readonly products: readonly Article[];
  readonly publicTexts?: readonly string[] | undefined;
  readonly quoted?: readonly string[] | undefined;
  readonly customerSaid?: readonly string[] | undefined;
}

export function claimFacts({ context, tools, products, publicTexts = [], ...chat }: ClaimSources): ClaimFacts {
  // A cart that a tool changed in this turn has taken the place of the one in the context.
  const isCartTouched = tools.totals.length > 0;
  const cart = isCartTouched ? tools.lines : context.cart.lines;
  const titles = context.payment_methods.map(({ title }) => title);
  return {
    articles: [...Map.groupBy(products, ({ title, color }) => `${title}\n${color}`).values()].map((same) =>
      articleFacts(asOne(same)),
    ),
    cart: cart.map(({ title, size }) => plainText(`${title} ${size}`)),
    isCartTouched,
    delivery: joined(Object.values({ ...context.delivery, ...tools.delivery })),
    isDeliveryTouched: Object.keys(tools.delivery).length > 0,
    isPriceAgreed: (context.agreed ?? []).length > 0,
    bill: context.bill?.status,
    orders: [...tools.orders, ...(context.orders ?? [])].map(({ number, status }) => ({
      number: plainText(number),
      status,
    })),
    isReduced: products.some(({ variants }) => variants.some(({ old_price: before }) => before !== undefined)),
    shopTexts: joined([...tools.texts, ...publicTexts, ...titles]),
    quoted: joined(chat.quoted ?? []),
    customerSaid: joined(chat.customerSaid ?? []),
  };
}

/** One article as several lists told it, the newest first: a list of one size must not hide the others. */
function asOne(same: readonly Article[]): Article {
  const [newest] = same;
  if (newest === undefined) throw new Error("a group has an article");
  const bySku = new Map(
    same
      .flatMap(({ variants }) => variants)
      .toReversed()
      .map((each) => [each.sku, each]),
  );
  return Object.assign({}, ...same.toReversed(), { variants: [...bySku.values()].toReversed() });
}

const articleFacts = (article: Article): ArticleFacts => {
  const marked = article.variants.map(({ is = "" }) => markStems(plainText(is)));
  return {
    title: plainText(article.title),
    name: titleParts(article.title),
    noun: plainText(article.title).split(/[^\p{L}\p{N}'-]+/u)[0] ?? "",
    color: plainText(article.color),
    texts: withDigits(
      joined([
        ...[article.title, article.color, article.category, article.description],
        ...Object.entries(article.attributes ?? {}).map(([name, value]) => `${name}: ${value}`),
        ...article.variants.flatMap(({ size, is }) => [size, is]),
      ]),
    ),
    variants: article.variants.map(({ size, is = "", stock }, at) => {
      const form = formOf(plainText(size), plainText(is));
      const named = size === "" && form.measures.length > 0 ? is : size;
      return { size: plainText(named), stock, form, marks: tellingMarks(marked[at] ?? [], marked) };
    }),
  };
};

const joined = (texts: readonly (string | undefined)[]): string =>
  texts.map((text) => plainText(text ?? "")).join("\n");
