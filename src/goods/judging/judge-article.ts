import type { Article, Named } from "../article.ts";
import { readPrice } from "../reading/read-price.ts";
import { sizeBeforeDate, skuDamage } from "./excel-damage.ts";
import type { Judged, Meaning } from "./judged.ts";

/** Sold, not sold for a reason, or wrong: each with the words for it. */
type Verdict =
  | { readonly is: "sold"; readonly judged: Judged }
  | { readonly is: "left_out"; readonly why: string }
  | { readonly is: "wrong"; readonly problems: readonly string[] };

const sizeName = /^(?:розмір|размер|size|зріст|рост$|ріст$|міжнародний розмір|международный размер)/i;
const colorName = /^(?:колір|цвет|color|colour)/i;

export function judgeArticle(article: Article, meaning: Meaning): Verdict {
  if (article.leftOut !== undefined) return { is: "left_out", why: article.leftOut };
  const price = readPrice(article.price);
  if (price.is === "none") return { is: "left_out", why: "it has no price" };
  if (price.is === "unclear" && price.why.includes('"from"')) return { is: "left_out", why: price.why };
  const size = attributeValue(article.attributes, sizeName);
  const problems = [
    ...textProblems(article),
    ...sizeProblems(size),
    ...(price.is === "unclear" ? [`the price "${short(article.price)}": ${price.why}`] : []),
    ...(price.is === "price" ? currencyProblems(price.currency ?? article.currency ?? "", meaning) : []),
  ];
  if (price.is === "unclear" || problems.length > 0) return { is: "wrong", problems };
  const sums = withDiscount(price.major, beforeOf(article, price.before), article.discount ?? "", meaning);
  if (sums === undefined)
    return { is: "wrong", problems: [`the discount "${short(article.discount ?? "")}" is unclear`] };
  return {
    is: "sold",
    judged: {
      article,
      ...sums,
      ...stockOf(article, meaning),
      size,
      color: attributeValue(article.attributes, colorName),
      facts: article.attributes.filter(({ name }) => !sizeName.test(name) && !colorName.test(name)),
    },
  };
}

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

const attributeValue = (attributes: readonly Named[], name: RegExp): string =>
  attributes.find((each) => name.test(each.name))?.value ?? "";

function textProblems({ sku, title }: Article): string[] {
  const damage = skuDamage(sku);
  return [
    ...(sku === "" ? ["it has no SKU; give it one, by which the CRM knows it, too"] : []),
    ...(damage === undefined ? [] : [`the SKU "${short(sku)}": ${damage}`]),
    ...((title.uk ?? "") === "" ? ["it has no name"] : []),
  ];
}

function sizeProblems(size: string): string[] {
  const meant = sizeBeforeDate(size);
  if (meant === undefined) return [];
  return [
    `the size "${size}": a spreadsheet made a date of it; if it was ${meant}, write it as '${meant} in a text column`,
  ];
}

const currencyProblems = (written: string, { currency }: Meaning): string[] =>
  written === "" || written.toUpperCase() === currency
    ? []
    : [`its price is in ${short(written)} and the shop sells in ${currency}; export the prices in ${currency}`];

const beforeOf = ({ before = "" }: Article, besidePrice: number | undefined): number | undefined => {
  const read = readPrice(before);
  return read.is === "price" ? read.major : besidePrice;
};

function withDiscount(
  major: number,
  before: number | undefined,
  discount: string,
  { discount: is }: Meaning,
): Pick<Judged, "priceMajor" | "beforeMajor"> | undefined {
  const plain = discount.replace(/\s/g, "");
  if (plain === "" || plain === "0" || plain === "0%") return { priceMajor: major, ...beforeAbove(before, major) };
  const share = /^(\d{1,2}(?:[.,]\d+)?)%$/.exec(plain)?.[1];
  const sum = share === undefined ? readPrice(plain) : undefined;
  if (share === undefined && sum?.is !== "price") return undefined;
  const part = share === undefined ? undefined : Number(share.replace(",", ".")) / 100;
  const off = sum?.is === "price" ? sum.major : 0;
  const reduced = round(is === "in_price" ? major : part === undefined ? major - off : major * (1 - part));
  const full = round(is === "off_price" ? major : part === undefined ? major + off : major / (1 - part));
  return reduced > 0 ? { priceMajor: reduced, ...beforeAbove(full, reduced) } : undefined;
}

const round = (major: number): number => Math.round(major * 100) / 100;

/** A former price that is not above is none. */
const beforeAbove = (before: number | undefined, price: number): Pick<Judged, "beforeMajor"> =>
  before !== undefined && before > price ? { beforeMajor: before } : {};

function stockOf(
  { stock: { state, pieces } }: Article,
  { inStockPieces }: Meaning,
): Pick<Judged, "stock" | "isUncounted"> {
  if (pieces !== undefined) return { stock: pieces, isUncounted: false };
  // Nobody is promised what is only expected, made to order, or not said.
  return state === "in" ? { stock: inStockPieces, isUncounted: true } : { stock: 0, isUncounted: false };
}
