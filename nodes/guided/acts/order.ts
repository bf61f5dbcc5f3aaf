import { missingDelivery } from "../../../src/core/index.ts";
import { articleName } from "../../sale/offers.ts";
import type { Act } from "../act.ts";
import type { Desk, Said } from "../desk.ts";
import { cartSaid } from "./cart-said.ts";
import { asking } from "./field.ts";

/** On with the order as the customer saw it: `[version]`. */
export const order: Act = {
  name: "order",
  run: ([version], desk) =>
    version === undefined || version === String(desk.situation.draft.version)
      ? goOn(desk)
      : cartSaid(desk, desk.words.changed.cart),
};

/** The next thing that the order needs: goods, delivery data one at a time, then the payment. */
export async function goOn(desk: Desk, method?: string): Promise<Said | undefined> {
  const { situation, words } = desk;
  if (situation.draft.lines.length === 0) return cartSaid(desk);
  const [field] = missingDelivery(situation.draft);
  if (field !== undefined) return asking(desk, field);
  const short = tooFew(desk);
  if (short !== undefined) return cartSaid(desk, short);
  await desk.call("checkout", method === undefined ? {} : { payment_method: method });
  return desk.progress.request === null ? cartSaid(desk, method && words.changed.method) : undefined;
}

/** What of the cart is no longer there, in words. */
function tooFew({ situation, catalogue, words, language }: Desk): string | undefined {
  for (const { sku, quantity } of situation.draft.lines) {
    const article = catalogue.bySku(sku);
    if (article === undefined) return words.changed.gone;
    const { stock } = article.variant;
    const label = articleName(article.product, article.variant, language);
    if (stock === 0) return words.changed.soldOut({ label });
    if (stock < quantity) return words.changed.onlyLeft({ label, count: stock });
  }
  return undefined;
}
