import { isCarriedId, type Offer } from "../../../src/core/index.ts";
import { foundProduct } from "../../sale/found-product.ts";
import { isInStock } from "../../sale/is-in-stock.ts";
import { goodsOffers, personOffer, picturesOf } from "../../sale/offers.ts";
import type { Act } from "../act.ts";
import { capital } from "./capital.ts";

const pageSize = 6;
/** A page far down is asked for by nobody: a search names what is wanted. */
const mostListed = 300;

/** The goods of one kind, a page at a time: `[kind, how many come before]`. */
export const list: Act = {
  name: "list",
  run: ([carried = "", from = "0"], desk) => {
    const { words, language, catalogue, categories, shop } = desk;
    const kind = categories.find((each) => isCarriedId(carried, each));
    const all = kind === undefined ? [] : catalogue.search({ category: kind, limit: mostListed }).products;
    const inStock = all.filter(isInStock);
    const start = /^\d{1,3}$/.test(from) ? Number(from) : 0;
    const page = inStock.slice(start, start + pageSize);
    const other: Offer = { label: words.choose.kinds, act: "kinds", ids: [] };
    if (kind === undefined || page.length === 0) {
      return { text: words.noGoods, offers: [other, ...personOffer(language, shop)] };
    }
    const goods = page.map((product) => foundProduct(product, language));
    desk.show(goods);
    const isMore = inStock.length > start + pageSize;
    const more: Offer = { label: words.choose.more, act: "list", ids: [kind, String(start + pageSize)] };
    return {
      text: words.goods({ kind: capital(kind) }),
      offers: [...goodsOffers(goods, language), ...(isMore ? [more] : []), other, ...personOffer(language, shop)],
      pictures: picturesOf(goods, catalogue, language),
    };
  },
};
