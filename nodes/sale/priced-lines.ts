import {
  articleLabel,
  type Catalogue,
  type Language,
  type OrderDraft,
  priceFor,
  sku,
  withLine,
} from "../../src/core/index.ts";

/** A quantity that is wanted of an article; 0 takes it out. */
interface LineChange {
  readonly sku: string;
  readonly quantity: number;
}

interface LineProblem {
  readonly sku: string;
  readonly problem: "unknown_sku" | "out_of_stock";
  readonly stock?: number;
}

/** The draft with these quantities, at the prices of now. What is not there stays as it was, and is told. */
export function withChanges(
  before: OrderDraft,
  changes: readonly LineChange[],
  catalogue: Catalogue,
  language: Language,
): { readonly draft: OrderDraft; readonly problems: LineProblem[] } {
  const problems: LineProblem[] = [];
  let draft = before;
  for (const { sku: wanted, quantity } of changes) {
    const article = catalogue.bySku(sku(wanted));
    const known = draft.lines.find((line) => line.sku === wanted);
    if (known !== undefined && quantity === 0) {
      draft = withLine(draft, { ...known, quantity });
    } else if (article === undefined) {
      problems.push({ sku: wanted, problem: "unknown_sku" });
    } else if (quantity > article.variant.stock) {
      problems.push({ sku: wanted, problem: "out_of_stock", stock: article.variant.stock });
    } else {
      const { product, variant } = article;
      // Two colours of one title are two things, for the customer, the bill and the order.
      const title = articleLabel(product, variant, language);
      const price = priceFor(variant.sku, variant.price, draft.agreed);
      draft = withLine(draft, { sku: variant.sku, title, size: variant.size ?? "", price, quantity });
    }
  }
  return { draft, problems };
}

/**
 * A cart may be older than the price list, and than what a person agreed. A changed price is a changed draft, so the
 * customer sees it before paying.
 */
export const repriced = (draft: OrderDraft, catalogue: Catalogue): OrderDraft =>
  draft.lines.reduce((sofar, line) => {
    const shelf = catalogue.bySku(line.sku)?.variant.price;
    const price = shelf === undefined ? line.price : priceFor(line.sku, shelf, draft.agreed);
    return price.minor === line.price.minor ? sofar : withLine(sofar, { ...line, price });
  }, draft);
