import {
  draftTotal,
  type Language,
  labelOf,
  localised,
  missingDelivery,
  type Product,
  sku,
  withLine,
} from "../../src/core/index.ts";
import { cartLines } from "../sale/cart-lines.ts";
import { isLocked, locked, type ToolAction } from "./action.ts";
import type { ToolResults } from "./contract.ts";

export const changeCart: ToolAction<"change_cart"> = (args, situation, { catalogue }) => {
  if (isLocked(situation)) return locked;
  const problems: ToolResults["change_cart"]["problems"][number][] = [];
  let draft = situation.draft;
  for (const { sku: wanted, quantity } of args.changes) {
    const article = catalogue.bySku(sku(wanted));
    if (article === undefined) {
      problems.push({ sku: wanted, problem: "unknown_sku" });
    } else if (quantity > article.variant.stock) {
      problems.push({ sku: wanted, problem: "out_of_stock", stock: article.variant.stock });
    } else {
      draft = withLine(draft, {
        sku: article.variant.sku,
        title: labelIn(article.product, situation.language),
        size: article.variant.size,
        price: article.variant.price,
        quantity,
      });
    }
  }
  const changed = draft !== situation.draft;
  return {
    result: {
      lines: cartLines(draft),
      total: draftTotal(draft, catalogue.currency).minor / 100,
      problems,
      missing: missingDelivery(draft),
    },
    // A bill that was shown stays: its money may be on the way. The changed cart is reviewed and billed anew.
    ...(changed ? { change: { draft } } : {}),
  };
};

/** What the customer confirms, the bill and the order call it: two colours of one title are two things. */
const labelIn = ({ title, color }: Product, language: Language): string =>
  labelOf({ title: localised(title, language), color: localised(color, language) });
