import type { Catalogue, Product } from "../../../src/core/index.ts";
import { foundProduct } from "../../sale/found-product.ts";
import { isInStock } from "../../sale/is-in-stock.ts";
import { goodsOffers, picturesOf } from "../../sale/offers.ts";
import type { Act } from "../act.ts";
import { onShelf } from "../desk.ts";
import { around, gone } from "./missing.ts";

const mostOfKind = 300;

/** The same model in its other colours: these are products of their own. */
export const colours: Act = {
  name: "colours",
  run: ([carried = ""], desk) => {
    const article = onShelf(desk, carried);
    if (article === undefined) return gone(desk);
    const { catalogue, language, words } = desk;
    const goods = coloursOf(article.product, catalogue).map((product) => foundProduct(product, language));
    const offers = goodsOffers(goods, language);
    if (offers.length === 0) {
      return { text: words.noColours({ label: modelOf(article.found.title) }), offers: around(desk) };
    }
    desk.show(goods);
    return {
      text: words.found,
      offers: [...offers, ...around(desk, true)],
      pictures: picturesOf(goods, catalogue, language),
    };
  },
};

export function coloursOf(product: Product, catalogue: Catalogue): readonly Product[] {
  if (product.color === undefined) return [];
  return catalogue
    .search({ category: product.category, limit: mostOfKind })
    .products.filter(
      (other) =>
        other.id !== product.id &&
        other.color !== undefined &&
        modelOf(other.title.uk) === modelOf(product.title.uk) &&
        isInStock(other),
    );
}

/** "Сукня «Анна», синя" is the model "Сукня «Анна»": shops write the colour after a comma or in brackets. */
const modelOf = (title: string): string => title.split(/[,(]/)[0]?.trim() ?? title;
