import type { Language } from "../../../src/core/index.ts";
import { type Called, called } from "../called.ts";
import { type Found, findAll } from "../found.ts";
import { freeWords } from "../free-words.ts";
import { pattern } from "../pattern.ts";
import { readColours } from "./colours.ts";

interface Kind extends Called {
  readonly en: string;
  readonly ru: string;
}

/** What one kind of garment is called in the three languages. The shop's own category decides how it is searched. */
const garments: readonly Kind[] = [
  { en: "dresses", ru: "платья", ...called("сукн~", "сукон~", "сукен~", "плать~", "платт~", "dress", "dresses") },
  { en: "shorts", ru: "шорты", ...called("шорт~", "short", "shorts") },
  { en: "jackets", ru: "куртки", ...called("куртк~", "курток", "курточ~", "jacket~", "пухов~") },
  { en: "coats", ru: "пальто", ...called("пальт~", "coat", "coats") },
  { en: "suits", ru: "костюмы", ...called("костюм~", "suit", "suits", "tracksuit~", "outfit~") },
  {
    en: "hoodies",
    ru: "худи",
    ...called("кофт~ з капюшоном", "кофт~ с капюшоном", "худі", "худи", "hoodie~", "hoody", "толстовк~", "толстовок"),
  },
  { en: "T-shirts", ru: "футболки", ...called("футболк~, футболок, футболоч~, t-shirt~, tshirt~, tee, tees") },
  { en: "trousers", ru: "брюки", ...called("штан~", "брюк~", "trousers", "pants", "joggers") },
  { en: "jeans", ru: "джинсы", ...called("джинс~", "jeans") },
  { en: "trench coats", ru: "тренчи", ...called("тренч~", "плащ~", "trench coat~", "trench~", "raincoat~") },
  { en: "skirts", ru: "юбки", ...called("спідни~", "юбк~", "юбок", "юбоч~", "skirt", "skirts") },
  { en: "shirts", ru: "рубашки", ...called("сороч~", "рубаш~", "shirt", "shirts") },
  { en: "blouses", ru: "блузы", ...called("блуз~", "blouse~") },
  { en: "sweaters", ru: "свитеры", ...called("светр~", "свитер~", "кофт~", "джемпер~", "sweater~", "jumper~") },
  { en: "vests", ru: "жилеты", ...called("жилет~", "vest", "vests", "gilet~") },
  { en: "hats", ru: "шапки", ...called("шапк~", "шапок", "шапоч~", "hat", "hats", "beanie~") },
  {
    en: "shoes",
    ru: "обувь",
    ...called("взутт~, кросівк~, кросівок, кроссов~, обув~, туфл~, чобот~, ботин~, shoe, shoes, sneakers, boots"),
  },
  { en: "pyjamas", ru: "пижамы", ...called("піжам~", "пижам~", "pyjama~", "pajama~") },
  { en: "leggings", ru: "лосины", ...called("лосин~", "легінс~", "леггинс~", "leggings") },
  { en: "overalls", ru: "комбинезоны", ...called("комбінезон~", "комбинезон~", "overall~", "jumpsuit~") },
  { en: "bags", ru: "сумки", ...called("рюкзак~", "сумк~", "backpack~", "bag", "bags") },
  { en: "swimsuits", ru: "купальники", ...called("купальник~", "swimsuit~") },
  { en: "socks", ru: "носки", ...called("шкарпет~", "носки", "носков", "socks") },
  { en: "toys", ru: "игрушки", ...called("іграш~", "игруш~", "toy", "toys") },
];

export const listedGarments: readonly string[] = garments.flatMap(({ listed }) => listed);

/** A garment a text names: with the shop's category when the shop has one, and as it was written. */
export interface Garment {
  readonly category?: string;
  readonly word: string;
  /** What a thing of the category is called: "сукня Джинс". */
  readonly name?: string;
}

const vowelEnding = /[аеиіоуюяєїыьйщ]+$/u;

/** A category that the table does not know is matched by its own stem: "парасолі" covers "парасолька". */
function ownStem(category: string): RegExp {
  const words = category
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word.length > 2);
  return pattern(...words.map((word) => `${word.replace(vowelEnding, "").replace(/(?<=\p{L}{5})\p{L}$/u, "")}~`));
}

export function readGarments(text: string, categories: readonly string[]): Found<Garment>[] {
  const named = garments.flatMap(({ words }) => {
    const category = categories.find((candidate) => words.test(candidate));
    return findAll(text, words, ([word]): Garment => (category === undefined ? { word } : { category, word }));
  });
  const own = categories
    .filter((category) => !garments.some(({ words }) => words.test(category)))
    .flatMap((category) => findAll(text, ownStem(category), ([word]): Garment => ({ category, word })));
  const all = [...named, ...own].sort((a, b) => a.at - b.at || b.length - a.length);
  // "t-shirt" is no shirt, and "trench coat" no coat.
  return withNames(
    text,
    all.filter(
      ({ at, length }) => !all.some((one) => one.length > length && one.at <= at && at + length <= one.at + one.length),
    ),
  );
}

/** A kind that the shop does not have, right behind one that it has, is a name of the shop's. */
function withNames(text: string, found: readonly Found<Garment>[]): Found<Garment>[] {
  const isNameOf = (kind: Found<Garment> | undefined, { value, at }: Found<Garment>): boolean =>
    kind?.value.category !== undefined &&
    value.category === undefined &&
    /^[\s"«»“”„]+$/u.test(text.slice(kind.at + kind.length, at));
  return found
    .map((one) => besideIt(text, one))
    .flatMap((one, index) => {
      if (isNameOf(found[index - 1], one)) return [];
      const next = found[index + 1];
      if (next === undefined || !isNameOf(one, next)) return [one];
      const length = next.at + next.length - one.at;
      return [{ ...one, length, value: { ...one.value, name: next.value.word } }];
    });
}

/** "сукня анна", "the rosa dress": a word that means nothing else and stands where a name stands. */
function besideIt(text: string, one: Found<Garment>): Found<Garment> {
  if (one.value.category === undefined) return one;
  const isLatin = /^[a-z-]+$/i.test(one.value.word);
  const word = isLatin
    ? /(?<!\p{L})([a-z]{4,})\s+$/iu.exec(text.slice(0, one.at))?.[1]
    : /^\s+["«“]?(\p{L}{4,})(?!\p{L})/u.exec(text.slice(one.at + one.length))?.[1];
  const isName =
    word !== undefined &&
    freeWords(word) !== undefined &&
    readColours(word).length === 0 &&
    !garments.some(({ words }) => words.test(word));
  return isName ? { ...one, value: { ...one.value, name: word } } : one;
}

/** Whether a title or category names the same kind of thing as the category does. */
export function isOfCategory(text: string, category: string): boolean {
  const known = garments.find(({ words }) => words.test(category))?.words;
  return (known ?? ownStem(category)).test(text);
}

/** Categories are in the shop's own words, Ukrainian as a rule; who writes another language reads them in it. */
export function nameOfCategory(category: string, language: Language): string {
  const kind = garments.find(({ words }) => words.test(category));
  return language === "uk" || kind === undefined ? category : kind[language];
}
