import { type Catalogue, missingDelivery, type OrderDraft, withLine } from "../../src/core/index.ts";
import { isLocked, locked, type ToolAction } from "./action.ts";

export const checkout: ToolAction<"checkout"> = ({ payment_method: method }, situation, { shop, catalogue }) => {
  if (isLocked(situation)) return locked;
  const { turn } = situation;
  if (situation.draft.lines.length === 0) return { result: { status: "cart_empty" } };
  const fields = missingDelivery(situation.draft);
  if (fields.length > 0) return { result: { status: "missing", fields } };
  const known = shop.paymentMethods.map(({ id }) => id);
  if (method !== undefined && !known.includes(method)) {
    return { result: { error: `unknown payment_method; one of: ${known.join(", ")}` } };
  }
  const gone = soldOut(situation.draft, catalogue);
  if (gone.length > 0) {
    return {
      result: { error: `no longer in stock: ${gone.join(", ")}; take it out with change_cart or offer another` },
    };
  }
  const draft = repriced(situation.draft, catalogue);
  return {
    result: { status: "accepted" },
    change: {
      draft: method === undefined ? draft : { ...draft, paymentMethod: method },
      request: { to: "payment", turnId: turn.id, action: "checkout" },
    },
  };
};

const soldOut = (draft: OrderDraft, catalogue: Catalogue): string[] =>
  draft.lines
    .filter(({ sku, quantity }) => (catalogue.bySku(sku)?.variant.stock ?? 0) < quantity)
    .map(({ title, size }) => `${title}, ${size}`);

/** A cart may be older than the price list. A changed price is a changed draft, so the customer sees it before paying. */
const repriced = (draft: OrderDraft, catalogue: Catalogue): OrderDraft =>
  draft.lines.reduce((sofar, line) => {
    const price = catalogue.bySku(line.sku)?.variant.price ?? line.price;
    return price.minor === line.price.minor ? sofar : withLine(sofar, { ...line, price });
  }, draft);
