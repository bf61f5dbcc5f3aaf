import type { Sku } from "./ids.ts";
import type { Language } from "./language.ts";
import type { Money } from "./money.ts";

type Localised = { readonly uk: string } & { readonly [L in Exclude<Language, "uk">]?: string | undefined };

/** One thing on the shelf: one colour of one model in one size. */
export interface Variant {
  readonly sku: Sku;
  readonly size: string;
  readonly price: Money;
  readonly stock: number;
}

/** A model in one colour, with its sizes. */
export interface Product {
  readonly id: string;
  readonly title: Localised;
  readonly category: string;
  readonly color: Localised;
  readonly keywords: readonly string[];
  readonly description?: Localised;
  readonly url?: string;
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
}

/** Read-only and in data: prices and stock reach the customer from here and from nowhere else. */
export interface Catalogue {
  search(query: CatalogueQuery): readonly Product[];
  bySku(sku: Sku): { readonly product: Product; readonly variant: Variant } | undefined;
  /**
   * The product of this id, or with an article of this SKU, as a link spells it: case and "_" for "-" do not matter.
   */
  byCode(code: string): Product | undefined;
  readonly currency: string;
}

/** Title and colour: what tells an article from another in a sentence, a cart and an order. */
export const labelOf = ({ title, color }: { readonly title: string; readonly color: string }): string =>
  // A title that names the colour ("Сукня синя") does not need it again, whatever the ending.
  color === "" || title.toLowerCase().includes(color.toLowerCase().slice(0, Math.max(3, color.length - 2)))
    ? title
    : `${title} (${color})`;

export const localised = (text: Localised, language: Language): string => text[language] ?? text.uk;
