import { type Catalogue, formatMoney, type Language, type OrderDraft } from "../../src/core/index.ts";
import type { CartLine } from "../sale/cart-lines.ts";
import { withChanges } from "../sale/priced-lines.ts";
import { texts } from "../texts/texts.ts";
import type { AgentContext } from "./context.ts";

/** What a person of the shop agreed with this customer: it may be said, for it is data. */
export function agreedContext(
  draft: OrderDraft,
  language: Language,
  catalogue: Catalogue,
): Pick<AgentContext, "agreed" | "agreed_lines"> {
  const { agreed = [] } = draft;
  if (agreed.length === 0) return {};
  const { orders } = texts[language];
  const lines: CartLine[] = [];
  const said = agreed.map(({ terms }) => {
    if (terms.of === "order") return orders.agreedDiscount({ percent: terms.percent });
    const { draft: one } = withChanges({ ...draft, lines: [] }, [{ sku: terms.sku, quantity: 1 }], catalogue, language);
    const [line] = one.lines;
    const title = line === undefined ? terms.sku : line.title;
    if (line !== undefined) lines.push({ ...line, price: line.price.minor / 100 });
    return orders.agreedPrice({ title, price: formatMoney(terms.price, language) });
  });
  return { agreed: said, ...(lines.length === 0 ? {} : { agreed_lines: lines }) };
}
