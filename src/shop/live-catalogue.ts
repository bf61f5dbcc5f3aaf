import type { ShopCatalogue } from "./catalogue.ts";

/** A catalogue that can be another one from one moment to the next; each answer comes from one whole catalogue. */
export interface LiveCatalogue extends ShopCatalogue {
  /** The one that answers now. Who asks it several things gets answers that fit together. */
  now(): ShopCatalogue;
  /** Its kinds of goods: always the same list, whose content follows. */
  readonly kinds: readonly string[];
  put(next: ShopCatalogue): void;
}

export function createLiveCatalogue(first: ShopCatalogue): LiveCatalogue {
  let shown = first;
  const kinds = [...first.categories()];
  return {
    now: () => shown,
    kinds,
    put: (next) => {
      shown = next;
      kinds.splice(0, kinds.length, ...next.categories());
    },
    get currency() {
      return shown.currency;
    },
    byCode: (code) => shown.byCode(code),
    bySku: (sku) => shown.bySku(sku),
    search: (query) => shown.search(query),
    categories: () => shown.categories(),
    products: () => shown.products(),
    counts: () => shown.counts(),
    uncounted: () => shown.uncounted(),
  };
}
