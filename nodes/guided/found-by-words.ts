import { foundProduct } from "../sale/found-product.ts";
import { isInStock } from "../sale/is-in-stock.ts";
import type { Desk } from "./desk.ts";
import type { Line } from "./read-line.ts";

/** More words than these are a story: a list of goods would not answer it. */
const mostWords = 6;
const mostFound = 6;
/** "is there", "for", "please": words that name nothing. */
const shortestWord = 4;

/** Goods that a short line names, where the shop's own search knows most of its words; they are shown from now on. */
export function foundByWords(text: string, desk: Desk): Line | undefined {
  const words = text.match(/[\p{L}\p{N}'’ʼ-]+/gu) ?? [];
  const naming = words.filter((word) => word.length >= shortestWord && !/^\d/.test(word));
  if (naming.length === 0 || words.length > mostWords) return undefined;
  const { products, unknownWords } = desk.catalogue.search({ text, limit: mostFound });
  const isNamed = unknownWords.length * 2 < naming.length || unknownWords.length === 0;
  const inStock = products.filter(isInStock);
  if (!isNamed || inStock.length === 0) return undefined;
  desk.show(inStock.map((product) => foundProduct(product, desk.language)));
  return { is: "choice", offer: { act: "back", ids: [] } };
}
