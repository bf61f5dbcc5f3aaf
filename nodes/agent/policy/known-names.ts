import type { KnownVariant } from "./known-variants.ts";

/** A name by which goods are called, as it is written in texts. */
export interface KnownName {
  /** Source of a pattern. */
  readonly pattern: string;
  readonly variants: readonly KnownVariant[];
}

/** Shorter names are everyday words; to hide them would hide what stands beside them. */
const leastTitleChars = 4;
const leastAliasChars = 3;

const escapeSigns = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

/** A text found whatever its spaces and the case of its letters. */
export const patternOf = (text: string): string =>
  escapeSigns(text)
    .replace(/\p{L}/gu, (letter) => {
      const [small, large] = [letter.toLowerCase(), letter.toUpperCase()];
      return small === large || small.length + large.length > 2 ? letter : `[${large}${small}]`;
    })
    .replaceAll(" ", "\\s+");

/** Whole titles, the longest first, and the proper names in them: «Анна» of "Сукня «Анна», синя". */
export function knownNames(variants: readonly KnownVariant[]): KnownName[] {
  const titles = groupBy(variants, ({ title }) => (title.length >= leastTitleChars ? [title] : []));
  const aliases = groupBy(variants, ({ title }) => properNames(title));
  return [
    ...titles.map(([title, of]) => ({ pattern: patternOf(title), variants: of })),
    ...aliases.map(([alias, of]) => ({ pattern: aliasPattern(alias), variants: of })),
  ];
}

function groupBy(
  variants: readonly KnownVariant[],
  keysOf: (variant: KnownVariant) => readonly string[],
): [string, KnownVariant[]][] {
  const groups = new Map<string, KnownVariant[]>();
  for (const variant of variants) {
    for (const key of keysOf(variant)) groups.set(key, [...(groups.get(key) ?? []), variant]);
  }
  return [...groups].sort(([a], [b]) => b.length - a.length);
}

/** What stands in quotes; without quotes, what has a capital and is not the first word. */
function properNames(title: string): string[] {
  const quoted = [...title.matchAll(/"([^"]{1,40})"/g)].flatMap(([, name]) => name ?? []);
  const model = [...title.matchAll(/(?<=[\p{L}\d]\s)\p{Lu}[\p{L}'-]+(?:\s[\p{Lu}\d]*\d[\p{Lu}\d]*)/gu)].map(
    ([name]) => name,
  );
  const capital = [...title.matchAll(/(?<=[\p{L}\d]\s)\p{Lu}[\p{L}'-]+/gu)].map(([name]) => name).concat(model);
  const names = quoted.length > 0 ? quoted : capital;
  return [...new Set(names.filter((name) => name.length >= leastAliasChars && /^\p{Lu}/u.test(name)))];
}

const endings =
  "(?:ами|ями|ого|ому|ими|ах|ях|ою|ею|єю|ой|ей|ом|ем|ам|ям|ий|ій|ая|ую|ої|их|им|ым|ых|ов|[аяуюиіїйьеєоыэ])?";

/** «Роза», «Розу», "Роза": with its capital, so that no everyday word is taken for it. */
function aliasPattern(alias: string): string {
  const stem = /^\p{Script=Cyrillic}+$/u.test(alias) ? alias.replace(/[аяуюиіїйьеєоы]$/u, "") : undefined;
  const name = stem === undefined || stem.length < leastAliasChars ? alias : stem;
  return `"?${escapeSigns(name).replaceAll(" ", "\\s+")}${stem === undefined ? "" : endings}"?`;
}
