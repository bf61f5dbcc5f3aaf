import type { Sku } from "./ids.ts";
import type { Language } from "./language.ts";
import type { Money } from "./money.ts";

type Localised = { readonly uk: string } & { readonly [L in Exclude<Language, "uk">]?: string | undefined };

/** What else is known of a thing: its material, its care, its measurements, where it was made. */
export interface Attribute {
  readonly name: Localised;
  readonly value: Localised;
}

/** One thing on the shelf. Variants of one product differ by size, or by any attributes. */
export interface Variant {
  readonly sku: Sku;
  readonly size?: string;
  readonly price: Money;
  /** What it cost before. */
  readonly oldPrice?: Money;
  readonly stock: number;
  /** The shop says that it is there, and not how often: it never runs out, and `stock` is what one order may have. */
  readonly isUncounted?: true;
  /** What tells it from the other variants of the product, besides its size. */
  readonly attributes?: readonly Attribute[];
}

/** A model (in one colour, where it has one), with its variants. */
export interface Product {
  readonly id: string;
  readonly title: Localised;
  readonly category: string;
  readonly color?: Localised;
  readonly keywords: readonly string[];
  readonly description?: Localised;
  readonly url?: string;
  /** Addresses of pictures, the best one first. */
  readonly images?: readonly string[];
  /** What is true of every variant. */
  readonly attributes?: readonly Attribute[];
  readonly variants: readonly Variant[];
}

export interface CatalogueQuery {
  readonly text?: string | undefined;
  readonly category?: string | undefined;
  readonly color?: string | undefined;
  readonly size?: string | undefined;
  readonly maxPriceMajor?: number | undefined;
  readonly minPriceMajor?: number | undefined;
  readonly limit?: number | undefined;
  /** How many pieces of a variant there are, where that is less than its stock: what has run out is not offered. */
  readonly leftOf?: ((variant: Variant) => number) | undefined;
}

/** What a search came to. */
export interface CatalogueAnswer {
  /** At most as many as were asked for, the best one first, with the variants that fit. */
  readonly products: readonly Product[];
  /** How many more fit. */
  readonly more: number;
  /** The free words that say nothing about any product. */
  readonly unknownWords: readonly string[];
  /** Where nothing is there in the size that was asked for: the sizes that come nearest, of what fits otherwise. */
  readonly nearestSizes: readonly string[];
}

/** Read-only and in data: prices and stock reach the customer from here and from nowhere else. */
export interface Catalogue {
  search(query: CatalogueQuery): CatalogueAnswer;
  bySku(sku: Sku): { readonly product: Product; readonly variant: Variant } | undefined;
  /**
   * The product of this id, or with an article of this SKU, as a link spells it: case and "_" for "-" do not matter.
   */
  byCode(code: string): Product | undefined;
  readonly currency: string;
  /** Of one that may change from one moment to the next: the one that answers now. */
  now?(): Catalogue;
}

/** Title and colour: what tells a product from another in a sentence, a cart and an order. */
export const labelOf = ({ title, color }: { readonly title: string; readonly color?: string | undefined }): string =>
  // A title that names the colour ("Сукня синя") does not need it again, whatever the ending.
  color === undefined ||
  color === "" ||
  title.toLowerCase().includes(color.toLowerCase().slice(0, Math.max(3, color.length - 2)))
    ? title
    : `${title} (${color})`;

/** A variant in a cart, a bill and an order, without its size: that stands beside it. */
export function articleLabel({ title, color }: Product, { attributes = [] }: Variant, language: Language): string {
  const label = labelOf({ title: localised(title, language), color: color && localised(color, language) });
  const told = attributes.map(({ value }) => localised(value, language)).filter((value) => !label.includes(value));
  return told.length === 0 ? label : `${label}, ${told.join(", ")}`;
}

export const localised = (text: Localised, language: Language): string => text[language] ?? text.uk;

/** "Сукня, 122-128": what has no size is its title alone. */
export const titleAndSize = ({ title, size }: { readonly title: string; readonly size: string }): string =>
  size === "" ? title : `${title}, ${size}`;
