import { formatMoney, type Offer } from "../../../src/core/index.ts";
import { articleName } from "../../sale/offers.ts";
import type { Act } from "../act.ts";
import { onShelf } from "../desk.ts";
import { cartSaid } from "./cart-said.ts";
import { setQuantity } from "./change.ts";
import { around, gone, soldOut } from "./missing.ts";

/** One more of an article. Where it costs another price than it was told to, the customer is asked first. */
export const add: Act = {
  name: "add",
  run: async ([carried = ""], desk) => {
    const article = onShelf(desk, carried);
    if (article === undefined) return gone(desk);
    const { words, language } = desk;
    const { product, variant } = article;
    const label = articleName(product, variant, language);
    if (variant.stock === 0) return soldOut(desk, article);
    const again: Offer = { label: words.choose.add, act: "add", ids: [variant.sku] };
    const quoted = desk.quoted[variant.sku];
    if (quoted !== undefined && quoted !== variant.price.minor) {
      desk.quote(variant.sku, variant.price.minor);
      const was = formatMoney({ ...variant.price, minor: quoted }, language);
      const text = words.changed.price({ label, was, now: formatMoney(variant.price, language) });
      return { text, offers: [again, ...around(desk)] };
    }
    const lying = desk.situation.draft.lines.find(({ sku }) => sku === variant.sku)?.quantity ?? 0;
    const { isRefused, ...answer } = await setQuantity(desk, variant.sku, lying + 1);
    if (isRefused) return cartSaid(desk);
    if ("problem" in answer && answer.problem !== undefined) {
      return cartSaid(desk, words.changed.onlyLeft({ label, count: answer.problem.stock ?? variant.stock }));
    }
    const { text, offers } = cartSaid(desk, words.added({ label }));
    const [order, ...rest] = offers;
    const more: Offer = { ...again, label: words.choose.oneMore };
    return { text, offers: [...(order === undefined ? [] : [order]), more, ...rest] };
  },
};
