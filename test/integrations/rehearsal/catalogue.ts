import { type Catalogue, type CatalogueQuery, fromMajor, type Product, sku } from "../../../src/core/index.ts";

const currency = "UAH";

const product = (
  id: string,
  category: string,
  title: Product["title"],
  color: NonNullable<Product["color"]>,
  priceMajor: number,
  sizes: Readonly<Record<string, number>>,
  description?: string,
): Product => ({
  id,
  category,
  title,
  color,
  keywords: [],
  ...(description === undefined ? {} : { description: { uk: description } }),
  variants: Object.entries(sizes).map(([size, stock]) => ({
    sku: sku(`${id}-${size}`),
    size,
    price: fromMajor(priceMajor, currency),
    stock,
  })),
});

const products: readonly Product[] = [
  product(
    "MALVA-BLUE",
    "сукні",
    { uk: "Сукня «Мальва»", en: "Malva dress", ru: "Платье «Мальва»" },
    { uk: "синя", en: "blue", ru: "синее" },
    1190,
    { "110-116": 2, "116-122": 2, "122-128": 3, "134-140": 1 },
    "Сукня з бавовни з кишенями.",
  ),
  product(
    "MALVA-RED",
    "сукні",
    { uk: "Сукня «Мальва»", en: "Malva dress", ru: "Платье «Мальва»" },
    { uk: "червона", en: "red", ru: "красное" },
    1290,
    { "116-122": 1, "122-128": 2, "134-140": 0 },
  ),
  product(
    "ROMASHKA",
    "сукні",
    { uk: "Сукня «Ромашка»", en: "Daisy dress", ru: "Платье «Ромашка»" },
    { uk: "біла", en: "white", ru: "белое" },
    890,
    { "98-104": 1, "110-116": 4 },
  ),
  product(
    "LITO",
    "шорти",
    { uk: "Шорти «Літо»", en: "Summer shorts", ru: "Шорты «Лето»" },
    { uk: "сині", en: "blue", ru: "синие" },
    490,
    { "122-128": 5, "128-134": 1 },
  ),
  product(
    "HIRKA",
    "куртки",
    { uk: "Куртка «Гірка»", en: "Hill jacket", ru: "Куртка «Горка»" },
    { uk: "чорна", en: "black", ru: "черная" },
    2390,
    { "128-134": 2, "134-140": 0 },
  ),
  product(
    "VITER",
    "куртки",
    { uk: "Куртка «Вітер»", en: "Wind jacket", ru: "Куртка «Ветер»" },
    { uk: "червона", en: "red", ru: "красная" },
    1490,
    { "122-128": 2 },
  ),
  product(
    "KOZAK",
    "костюми",
    { uk: "Костюм «Козак»", en: "Cossack suit", ru: "Костюм «Казак»" },
    { uk: "сірий", en: "grey", ru: "серый" },
    1690,
    { "128-134": 3 },
  ),
  product(
    "KOSMOS",
    "худі",
    { uk: "Худі «Космос»", en: "Space hoodie", ru: "Худи «Космос»" },
    { uk: "фіолетове", en: "purple", ru: "фиолетовое" },
    780,
    { "128-134": 2, "134-140": 2 },
  ),
];

export const categories = ["сукні", "шорти", "куртки", "костюми", "худі"];

const holds = (range: string, asked: string): boolean => {
  const [low = 0, high = low] = range.split("-").map(Number);
  const cm = Number(asked);
  return range === asked || (cm >= low && cm <= high);
};

/** The first letters of a colour are enough here: "червоний" finds "червона". */
const sameStem = (a: string, b: string): boolean => a.slice(0, 3).toLowerCase() === b.slice(0, 3).toLowerCase();

/** A plain catalogue: every criterion must hold; enough to play a sale against. */
export const catalogue: Catalogue = {
  currency,
  bySku: (wanted) =>
    products
      .flatMap((one) => one.variants.map((variant) => ({ product: one, variant })))
      .find(({ variant }) => variant.sku === wanted),
  byCode: (code) =>
    products.find(({ id, variants }) => id === code || variants.some((variant) => variant.sku === code)),
  search: (query) => ({ products: searched(query), more: 0, unknownWords: [], nearestSizes: [] }),
};

function searched({ text, category, color, size, maxPriceMajor, minPriceMajor, limit = 5 }: CatalogueQuery): Product[] {
  return products
    .filter(
      (one) =>
        (category === undefined || one.category === category) &&
        (color === undefined ||
          Object.values(one.color ?? {}).some((name) => name !== undefined && sameStem(name, color))) &&
        (text === undefined ||
          Object.values(one.title).some((title) => title?.toLowerCase().includes(text.toLowerCase()))) &&
        one.variants.some(
          ({ price, size: range }) =>
            (size === undefined || holds(range ?? "", size)) &&
            (maxPriceMajor === undefined || price.minor <= maxPriceMajor * 100) &&
            (minPriceMajor === undefined || price.minor >= minPriceMajor * 100),
        ),
    )
    .slice(0, limit);
}
