import { wordKey } from "../../../src/core/reading/number-words.ts";
import type { CartLine } from "../../sale/cart-lines.ts";
import type { FoundProduct } from "../../sale/found-product.ts";
import type { AgentContext } from "../context.ts";
import { type SizeForm, sizeForm } from "./measures.ts";
import { readable } from "./readable.ts";
import { minorOf } from "./text-evidence.ts";
import { markStems, tellingMarks } from "./variant-marks.ts";

/** A product of the context carries less than one that a tool found. */
export type Article = AgentContext["shown"][number] & Partial<FoundProduct>;

/** A size of an article with what is known of it. Sums are minor units. */
export interface KnownVariant {
  readonly sku: string;
  readonly title: string;
  readonly size: string;
  /** What it may be said to cost: its price, and each price times its quantity in the cart. */
  readonly prices: ReadonlySet<number>;
  /** What it cost before it was reduced. */
  readonly oldPrice: number | undefined;
  readonly stock: number | undefined;
  /** Its size as it may be said. */
  readonly form: SizeForm;
  /** Beginnings of the words by which it differs from an article of the same name: its kind, its colour. */
  readonly traits: readonly string[];
  /** The same of what tells it from the other variants of its article: a scent, a composition, a colour. */
  readonly marks: readonly string[];
  /** The beginning of the word for what it is: "сукня", "шапка". */
  readonly kind: string;
  /** It was looked up in this turn, was shown last, or lies in the cart. */
  readonly isInFocus: boolean;
}

/** Each SKU once: as it was looked up last, with what its line in the cart comes to. */
export function knownVariants(
  focused: readonly Article[],
  known: readonly Article[],
  lines: readonly CartLine[],
): KnownVariant[] {
  const bySku = new Map<string, KnownVariant>();
  for (const [articles, isInFocus] of [
    [focused, true],
    [known, false],
  ] as const) {
    for (const { title, color, category, variants } of articles) {
      const traits = traitsOf([title, color, category]);
      const marked = variants.map(({ is = "" }) => markStems(readable(is)));
      for (const { sku, size, is = "", price, stock, old_price: before } of variants) {
        if (bySku.has(sku)) continue;
        const prices = new Set([minorOf(price)]);
        const oldPrice = before === undefined ? undefined : minorOf(before);
        const marks = tellingMarks(markStems(readable(is)), marked);
        bySku.set(sku, { sku, ...namesOf(title, size, is), marks, prices, oldPrice, stock, traits, isInFocus });
      }
    }
  }
  for (const line of lines) bySku.set(line.sku, withLine(bySku.get(line.sku), line));
  return [...bySku.values()];
}

function withLine(known: KnownVariant | undefined, { sku, title, size, price, quantity }: CartLine): KnownVariant {
  const sums = [minorOf(price), minorOf(price * quantity)];
  const variant = known ?? {
    sku,
    ...namesOf(title, size, ownPart(title)),
    prices: new Set<number>(),
    oldPrice: undefined,
    stock: undefined,
    traits: traitsOf([title]),
  };
  return { ...variant, prices: new Set([...variant.prices, ...sums]), isInFocus: true };
}

const namesOf = (title: string, size: string, is: string) => ({
  title: readable(title),
  size: readable(size),
  form: formOf(readable(size).toLowerCase(), readable(is).toLowerCase()),
  marks: markStems(readable(is)),
  kind: kindOf(title),
});

/** What has no size may be told by a measure of another name: "33 Вт", "250 г". */
export function formOf(size: string, is: string): SizeForm {
  const form = sizeForm(is);
  return size === "" && form.measures.length > 0 ? form : sizeForm(size);
}

/** A line of the cart tells its variant behind the title: "Свічка соєва, кедр". */
const ownPart = (title: string): string => /, ([^,]+)$/u.exec(title)?.[1] ?? "";

/** Endings change: what is left without the last two letters is found in every form of the word. */
export const stemOf = (word: string): string => word.toLowerCase().slice(0, Math.max(3, word.length - 2));

const traitsOf = (texts: readonly string[]): string[] => [
  ...new Set(
    readable(texts.join(" "))
      .match(/\p{L}{3,}/gu)
      ?.map((word) => stemOf(wordKey(word))) ?? [],
  ),
];

const kindOf = (title: string): string => stemOf(wordKey(/\p{L}+/u.exec(readable(title))?.[0] ?? ""));
