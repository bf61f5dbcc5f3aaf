import { articleLabel, draftTotal, formatMoney, type Offer, titleAndSize } from "../../../src/core/index.ts";
import { personOffer } from "../../sale/offers.ts";
import type { Desk, Said } from "../desk.ts";

/** The cart with the prices of its lines, after a word on what was just done. */
export function cartSaid(desk: Desk, before?: string): Said {
  const { words, situation, catalogue, language, shop } = desk;
  const { draft, bill } = situation;
  const { choose } = words;
  const kinds: Offer = { label: choose.kinds, act: "kinds", ids: [] };
  const labelled = draft.lines.map((line) => {
    const article = catalogue.bySku(line.sku);
    const title = article === undefined ? line.title : articleLabel(article.product, article.variant, language);
    return { ...line, label: titleAndSize({ title, size: line.size }) };
  });
  const isLocked = bill?.status === "awaiting_confirmation";
  const told =
    labelled.length === 0
      ? words.cartEmpty
      : words.cart({
          lines: labelled.map(({ label, quantity, price }) =>
            words.cartLine({ label, quantity, price: formatMoney(price, language) }),
          ),
          total: formatMoney(draftTotal(draft, catalogue.currency), language),
        });
  const changes =
    labelled.length === 0 || isLocked
      ? []
      : [
          { label: choose.order, act: "order", ids: [String(draft.version)] },
          ...labelled.map(({ label, sku }): Offer => ({ label: choose.remove({ label }), act: "remove", ids: [sku] })),
        ];
  const text = [before, told, ...(isLocked ? [words.locked] : [])].filter((part) => part !== undefined).join("\n\n");
  return { text, offers: [...changes, kinds, ...personOffer(language, shop)] };
}
