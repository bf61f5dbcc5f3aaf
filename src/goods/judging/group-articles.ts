import type { ProductInput } from "../../shop/product-schema.ts";
import type { Texts } from "../article.ts";
import { plainText, withoutEntities } from "../reading/plain-text.ts";
import { commonTitle, plainTitle } from "./common-title.ts";
import type { Judged } from "./judged.ts";
import { slug } from "./slug.ts";
import { factsOf, variantsOf } from "./variants.ts";

const mostImages = 20;
const mostKeywords = 40;
const mostIdChars = 60;

/** Articles as products with variants: one a model, and one a colour where a model has several. */
export function productsOfArticles(judged: readonly Judged[]): readonly ProductInput[] {
  const models = [...Map.groupBy(judged, ({ article }) => article.group ?? `\0${article.sku}`).values()];
  const ids = new Set<string>();
  return models.flatMap((model) => {
    const colours = [...Map.groupBy(model, ({ color }) => color.toLowerCase()).values()];
    return colours.flatMap((same) => apart(same)).map((same) => productOf(same, ids));
  });
}

/** What nothing tells apart is no variant of each other: each is a product by itself. */
function apart(same: readonly Judged[]): readonly (readonly Judged[])[] {
  const seen = new Set<string>();
  const [together, alone]: [Judged[], Judged[]] = [[], []];
  for (const each of same) {
    const marks = JSON.stringify([each.size, each.facts]);
    (seen.size === seen.add(marks).size ? alone : together).push(each);
  }
  return [together, ...alone.map((each) => [each])];
}

function productOf(same: readonly Judged[], ids: Set<string>): ProductInput {
  const [first] = same;
  if (first === undefined) throw new Error("a product has an article");
  const { article, color } = first;
  const facts = factsOf(same);
  const title = titleOf(same);
  const path = article.path.map(tidy).filter((each) => each !== "");
  // Without a kind, the first word of a title names one: "Сукня «Ромашка»".
  const category = path.at(-1) ?? (title.uk.split(/[\s,]/)[0] ?? title.uk).toLowerCase();
  const images = [...new Set(same.flatMap((each) => each.article.images))].filter(isAddress).slice(0, mostImages);
  const about = textsOf(article.description ?? {}, plainText);
  const url = article.url ?? "";
  return {
    id: freeId(first, same.length, ids),
    title,
    category,
    ...(color === "" ? {} : { color: { uk: color.toLowerCase() } }),
    keywords: keywordsOf(same, path.slice(0, -1)),
    ...(about === undefined ? {} : { description: about }),
    ...(isAddress(url) ? { url } : {}),
    ...(images.length === 0 ? {} : { images }),
    ...(facts.length === 0 ? {} : { attributes: facts }),
    variants: variantsOf(same),
  };
}

const tidy = (text: string): string => withoutEntities(text).replace(/\s+/g, " ").trim();

const isAddress = (written: string): boolean => /^https?:\/\//i.test(written) && URL.canParse(written);

const keywordsOf = (same: readonly Judged[], wider: readonly string[]): string[] =>
  [...new Set([...wider, ...same.flatMap(({ article }) => article.keywords ?? [])])].slice(0, mostKeywords);

/** The id of a model stays when colours and sizes come and go. */
function freeId({ article, color }: Judged, count: number, ids: Set<string>): string {
  const isModel = article.group !== undefined && (count > 1 || color !== "");
  const wanted = isModel ? `${slug(article.group ?? "")}${color === "" ? "" : `-${slug(color)}`}` : slug(article.sku);
  const id = wanted.slice(0, mostIdChars);
  const free = id === "" || ids.has(id) ? `${slug(article.sku)}-${ids.size}`.slice(-mostIdChars) : id;
  ids.add(free);
  return free;
}

function titleOf(same: readonly Judged[]): ProductInput["title"] {
  const inLanguage = (language: keyof Texts): string => {
    const titles = same.map((each) => plainTitle(tidy(each.article.title[language] ?? ""), each));
    return commonTitle(titles.filter((title) => title !== ""));
  };
  const [uk, en, ru] = [inLanguage("uk"), inLanguage("en"), inLanguage("ru")];
  return { uk, ...(en === "" || en === uk ? {} : { en }), ...(ru === "" || ru === uk ? {} : { ru }) };
}

function textsOf(
  { uk = "", en = "", ru = "" }: Texts,
  read: (text: string) => string,
): ProductInput["title"] | undefined {
  const all = { uk: read(uk), en: read(en), ru: read(ru) };
  const main = all.uk || all.ru || all.en;
  if (main === "") return undefined;
  return {
    uk: main,
    ...(all.en === "" ? {} : { en: all.en }),
    ...(all.ru === "" || all.ru === main ? {} : { ru: all.ru }),
  };
}
