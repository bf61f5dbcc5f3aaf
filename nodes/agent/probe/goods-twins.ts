import type { Language } from "../../../src/core/index.ts";
import type { FoundProduct } from "../../sale/found-product.ts";
import type { Twin } from "./twin.ts";

interface Article {
  readonly title: string;
  readonly color: string;
  readonly size: string;
  readonly price: number;
  readonly stock: number;
}

export const articlesOf = ({ title, color, variants }: FoundProduct): Article[] =>
  variants.map(({ size, price, stock }) => ({ title, color, size, price, stock }));

type Form = readonly [
  Language,
  (of: { title: string; name: string; color: string; size: string; amount: string }) => string,
];

/** A price with its article and its size, in whichever order an answer says them. */
const priceForms: readonly Form[] = [
  ["uk", ({ title, size, amount }) => `${title}, розмір ${size} — ${amount} грн.`],
  ["uk", ({ name, color, size, amount }) => `Є «${name}», ${color}, у розмірі ${size} за ${amount} грн, додати?`],
  ["uk", ({ title, size, amount }) => `У розмірі ${size} ${title} коштує ${amount} грн.`],
  ["uk", ({ name, color, size, amount }) => `Так, ${color} «${name}» на ${size}: ціна ${amount} грн 😊`],
  ["uk", ({ title, size, amount }) => `${amount} грн за ${title.toLowerCase()}, ${size}.`],
  ["uk", ({ title, size, amount }) => `• ${title} — ${amount} грн (${size})\nЩо до вподоби?`],
  ["uk", ({ name, color, size, amount }) => `«${name}» ${color} (${size}) ${amount}₴`],
  ["ru", ({ title, size, amount }) => `${title}, размер ${size}, стоит ${amount} грн.`],
  ["ru", ({ name, color, size, amount }) => `Есть «${name}», ${color}, ${size} за ${amount} грн.`],
  ["en", ({ title, size, amount }) => `${title} in size ${size} costs ${amount} UAH.`],
  ["en", ({ name, color, size, amount }) => `The “${name}” (${color}), size ${size}, is ${amount} UAH.`],
];

const nameIn = (title: string): string => /«(?<name>[^»]+)»/.exec(title)?.groups?.["name"] ?? title;
const articleWords = ({ title, color, size }: Article) => ({ title, name: nameIn(title), color, size });

const others = (articles: readonly Article[], of: Article): number[] => [
  ...new Set(
    articles.flatMap((other) => (other.title === of.title ? [other.price] : [])).filter((price) => price !== of.price),
  ),
];

/** The price of another size, of other goods, and a price that is nearly right. */
export function priceTwins(articles: readonly Article[]): Twin[] {
  const prices = [...new Set(articles.map(({ price }) => price))];
  return articles.flatMap((article, at) => {
    const foreign = prices[(prices.indexOf(article.price) + 1 + (at % (prices.length - 1))) % prices.length] ?? 1;
    const wrong = [...others(articles, article), foreign, article.price + 10, article.price - 100];
    return priceForms.flatMap(([language, form]) =>
      wrong.map((amount) => ({
        language,
        honest: form({ ...articleWords(article), amount: String(article.price) }),
        twin: form({ ...articleWords(article), amount: String(amount) }),
      })),
    );
  });
}

type SumForm = readonly [
  Language,
  (a: Article, b: Article, amount: number) => string,
  (a: Article, b: Article) => number,
];

const of = ({ title, size, price }: Article): string => `${title}, ${size} — ${price} грн`;
const sumForms: readonly SumForm[] = [
  ["uk", (a, b, sum) => `${of(a)}, ${of(b)}. Разом ${sum} грн.`, (a, b) => a.price + b.price],
  [
    "uk",
    (a, b, sum) => `${of(a)}, а разом із ${nameIn(b.title)} за ${b.price} грн вийде ${sum} грн.`,
    (a, b) => a.price + b.price,
  ],
  ["uk", (a, _b, sum) => `${of(a)}, дві такі — ${sum} грн разом.`, (a) => 2 * a.price],
  ["uk", (a, _b, sum) => `${of(a)}. За три штуки вийде ${sum} грн.`, (a) => 3 * a.price],
  ["uk", (a, b, sum) => `${of(a)}. ${of(b)}. Різниця ${sum} грн.`, (a, b) => Math.abs(a.price - b.price)],
  ["ru", (a, b, sum) => `${of(a)} и ${of(b)}, вместе ${sum} грн.`, (a, b) => a.price + b.price],
  [
    "en",
    (a, b, sum) => `${a.title}: ${a.price} UAH. ${b.title}: ${b.price} UAH. Together ${sum} UAH.`,
    (a, b) => a.price + b.price,
  ],
];

/** A sum that is off by a little, and one with another article's price in it. */
export function sumTwins(articles: readonly Article[]): Twin[] {
  return articles.flatMap((a, at) => {
    const b = articles[(at * 7 + 13) % articles.length];
    if (b === undefined || b.price === a.price || b.title === a.title) return [];
    return sumForms.flatMap(([language, form, sum]) =>
      [sum(a, b) + 10, sum(a, b) - 50, sum(a, b) + 300].map((wrong) => ({
        language,
        honest: form(a, b, sum(a, b)),
        twin: form(a, b, wrong),
      })),
    );
  });
}

const countForms: readonly (readonly [Language, (a: Article, count: number) => string])[] = [
  ["uk", ({ title, size }, count) => `${title}: на ${size} є ${count}.`],
  ["uk", ({ title, size }, count) => `${title}, ${size}: залишилось ${count} шт.`],
  ["uk", ({ title, color, size }, count) => `«${nameIn(title)}», ${color}, у ${size} є ${count} штуки.`],
  ["ru", ({ title, size }, count) => `${title}, ${size}: осталось ${count} шт.`],
  ["en", ({ title, size }, count) => `${title}, size ${size}: only ${count} left.`],
];

/** The stock of another size. */
export function countTwins(articles: readonly Article[]): Twin[] {
  return articles.flatMap((article) => {
    if (article.stock === 0) return [];
    const wrong = article.stock === 6 ? 5 : article.stock + 1;
    return countForms.map(([language, form]) => ({
      language,
      honest: form(article, article.stock),
      twin: form(article, wrong),
    }));
  });
}

const availableForms: readonly (readonly [Language, (a: Article) => string])[] = [
  ["uk", ({ title, size }) => `${title}, розмір ${size}, є в наявності.`],
  ["uk", ({ title, size }) => `Так, ${title} на ${size} є 😊`],
  ["ru", ({ title, size }) => `${title}, размер ${size}, в наличии.`],
  ["en", ({ title, size }) => `${title} in size ${size} is in stock.`],
];

/** What is there, and what is sold out. */
export function availableTwins(articles: readonly Article[]): Twin[] {
  const there = articles.filter(({ stock }) => stock > 0);
  return articles.flatMap((gone, at) => {
    const other = there[at % Math.max(1, there.length)];
    if (gone.stock > 0 || gone.size === "" || other === undefined || other.size === "") return [];
    return availableForms.map(([language, form]) => ({ language, honest: form(other), twin: form(gone) }));
  });
}

const colorForms: readonly (readonly [Language, (name: string, color: string) => string])[] = [
  ["uk", (name, color) => `«${name}» — ${color}.`],
  ["uk", (name, color) => `«${name}» є, колір ${color}.`],
];

/** Its colour, and one that it does not come in. */
export function colorTwins(articles: readonly Article[]): Twin[] {
  const colors = [...new Set(articles.map(({ color }) => color).filter((color) => color !== ""))];
  const byName = Map.groupBy(articles, ({ title }) => nameIn(title));
  return [...byName].flatMap(([name, same]) => {
    const own = same[0]?.color ?? "";
    const other = colors.find((color) => same.every((each) => each.color !== color));
    if (own === "" || other === undefined || !same.some(({ title }) => title.includes(`«${name}»`))) return [];
    return colorForms.map(([language, form]) => ({ language, honest: form(name, own), twin: form(name, other) }));
  });
}
