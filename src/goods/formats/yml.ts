import type { Article, StockSaid } from "../article.ts";
import { type FeedRecord, textOf, textsOf } from "../feed/records.ts";
import { stockOf } from "../reading/read-stock.ts";
import type { FeedFormat } from "./feed-format.ts";
import { type Kinds, kindPath } from "./kinds.ts";
import { namedIn, partsOf } from "./table-format.ts";

const offersIn = (root: string): boolean => /^(?:yml_catalog|shop|price|catalog)$/i.test(root);
/** Tags that Rozetka's feeds have and Prom's do not. */
const isRozetka = (first: FeedRecord): boolean => textOf(first, "stock_quantity", "price_old", "price_promo") !== "";

const ymlFormat = (name: string, isIts: FeedFormat["isIts"]): FeedFormat => ({
  name,
  isIts: (root, first) => offersIn(root) && isIts(root, first),
  open: () => {
    const kinds: Kinds = new Map();
    const found: { readonly article: Article; readonly kind: string }[] = [];
    return {
      record: (record) => {
        const { number, attributes, text } = record;
        if (number > 0) found.push({ article: articleOf(record), kind: textOf(record, "categoryId") });
        else kinds.set(attributes["id"] ?? "", { name: text, parent: attributes["parentId"] ?? "" });
      },
      end: () => {
        const all = found.map(({ article, kind }) => ({ ...article, path: kindPath(kind, kinds) }));
        return name === rozetkaName ? joinedByAddress(all) : all;
      },
    };
  },
});

const rozetkaName = "Rozetka";
/** YML as Rozetka takes it, and its close relatives. */
export const rozetka = ymlFormat(rozetkaName, (_, first) => isRozetka(first));
/** YML as Prom.ua takes it, in both of its dialects. */
export const promFeed = ymlFormat("Prom.ua (YML)", (_, first) => !isRozetka(first));

function articleOf(offer: FeedRecord): Article {
  const { attributes, number } = offer;
  const id = attributes["id"] ?? "";
  const ru =
    textOf(offer, "name", "name_ru") ||
    ["typePrefix", "vendor", "model"]
      .map((tag) => textOf(offer, tag))
      .join(" ")
      .trim();
  const [aboutUk, aboutRu] = [
    textOf(offer, "description_ua", "description_uk"),
    textOf(offer, "description", "description_ru"),
  ];
  return {
    line: number,
    sku: textOf(offer, "vendorCode", "article") || id,
    group: attributes["group_id"] || undefined,
    title: { uk: textOf(offer, "name_ua", "name_uk") || ru, ru },
    description: { uk: aboutUk || aboutRu, ru: aboutRu },
    path: [],
    keywords: partsOf(textOf(offer, "keywords_ua", "keywords"), /,/),
    attributes: namedIn([
      ...paramsOf(offer),
      ["Виробник", textOf(offer, "vendor")],
      ["Країна", textOf(offer, "country", "country_of_origin")],
    ]),
    images: textsOf(offer, "picture", "image"),
    url: textOf(offer, "url"),
    // "price_promo" is a price of Rozetka's own campaigns, and none of the shop's.
    price: textOf(offer, "price", "priceuah"),
    before: textOf(offer, "oldprice", "price_old"),
    currency: textOf(offer, "currencyId"),
    stock: stockIn(offer),
    leftOut: leftOutFor(attributes["selling_type"] ?? "", textOf(offer, "state")),
  };
}

/** Several values stand between bars. */
const paramsOf = ({ fields }: FeedRecord): readonly (readonly [string, string])[] =>
  fields.flatMap(({ name, attributes, text }) =>
    name === "param"
      ? [
          [
            attributes["name"] ?? "",
            [text.split("|").join(", "), text && attributes["unit"]].filter(Boolean).join(" "),
          ] as const,
        ]
      : [],
  );

function leftOutFor(type: string, state: string): string | undefined {
  if (type === "s") return "a service";
  if (type === "w") return "sold wholesale alone";
  return state === "used" || state === "refurbished" ? `not new (${state})` : undefined;
}

function stockIn(offer: FeedRecord): StockSaid {
  const said = (offer.attributes["available"] ?? textOf(offer, "available")).toLowerCase();
  const quantity = textOf(offer, "quantity_in_stock", "stock_quantity", "quantity");
  const isReady = offer.attributes["in_stock"] === "true";
  // "false" is what Prom takes for made to order; nobody is promised it by this alone.
  if (said === "false" || said === "-") return { state: "out", pieces: 0 };
  if (said === "" && quantity === "" && !isReady) return { state: "unknown" };
  return stockOf({ state: "in" }, quantity);
}

/**
 * Rozetka has no groups: goods of one address are one model, in its sizes and colours. Names differ by them, and are
 * made equal when goods are grouped.
 */
function joinedByAddress(articles: readonly Article[]): readonly Article[] {
  const byPage = Map.groupBy(articles, pageOf);
  return articles.map((article) => {
    const page = pageOf(article);
    if (article.group !== undefined || page === "") return article;
    const isJoined = (byPage.get(page) ?? []).length > 1;
    return { ...article, group: page, ...(isJoined ? { notes: ["joined with the goods of its address"] } : {}) };
  });
}

/** "https://shop.example/p12-dress.html?size=S" is "p12-dress". */
const pageOf = ({ url = "" }: Article): string =>
  url
    .replace(/[?#].*$/, "")
    .replace(/\/+$/, "")
    .replace(/\.\w{1,5}$/, "")
    .split("/")
    .at(-1) ?? "";
