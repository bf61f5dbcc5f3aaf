import type { Language } from "../../src/core/index.ts";
import { pattern } from "./pattern.ts";

/** What people ask about in words that no page has, and the words that a page of it has. */
const subjects: readonly (readonly [asked: RegExp, words: Readonly<Record<Language, string>>])[] = [
  [
    pattern("запак~, упак~, загорн~, коробк~, листівк~, открытк~, gift wrap, wrap, wrapped, gift box"),
    { uk: "подарункове пакування", ru: "подарочная упаковка", en: "gift wrapping" },
  ],
  [
    pattern(`
      за кордон, за границу, abroad, польщ~, польш~, німеччин~, германи~, чехі~, чехи~, європ~, европ~, молдов~, сша, канад~, poland, germany,
      europe, usa, the us, canada, england
    `),
    { uk: "доставка за кордон", ru: "доставка за границу", en: "delivery abroad" },
  ],
  [
    pattern("поміря~, приміря~, примірк~, примерить, померить, примерк~, try on, try it on, fitting room"),
    { uk: "магазин і примірка", ru: "магазин и примерка", en: "shop and fitting" },
  ],
];

/** The question as the shop's pages put it, of the one subject that a text asks about. */
export function pagesAsked(text: string, language: Language): string | undefined {
  const [only, ...others] = subjects.filter(([asked]) => asked.test(text));
  return only === undefined || others.length > 0 ? undefined : only[1][language];
}
