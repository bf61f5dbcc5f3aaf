import { wordKey } from "../../../src/core/reading/number-words.ts";
import { colorsIn, sharesColor } from "./claims/colors.ts";
import { isUnit } from "./measures.ts";

/**
 * Beginnings of the words by which a variant is told beside its size: "лаванда" is found in "лавандова", "кедр" in
 * "кедровий", "вівсянка" in "вівсяне". Russian spells "і" as "и".
 */
export function markStems(is: string): string[] {
  const words = (is.toLowerCase().match(/\p{L}+(?:'\p{L}+)*/gu) ?? []).filter((word) => word.length >= 3);
  const stems = words.filter((word) => !isUnit(word)).map((word) => markStem(wordKey(word)));
  return [...new Set(stems.flatMap((stem) => [stem, stem.replaceAll("і", "и")]))];
}

/** What all variants have tells none of them apart: "обкладинка" of "м'яка" and of "тверда обкладинка". */
export const tellingMarks = (marks: readonly string[], ofAll: readonly (readonly string[])[]): readonly string[] =>
  ofAll.length < 2 ? marks : marks.filter((mark) => !ofAll.every((each) => each.includes(mark)));

const longStem = 5;

function markStem(key: string): string {
  if (/[a-z]/.test(key)) return key;
  const stem = key.replace(/(?:[иі]й|[аяоеєиіїуюыэ])$/u, "");
  return stem.length > longStem ? stem.slice(0, -1) : stem.length < 3 ? key : stem;
}

/** What a form of a mark adds to its beginning: an ending, or an adjective's "-ов-", "-ев-", "-н-", "-ян-". */
const tail =
  /^(?:\p{L}?[аяоеєиіїуюыэ]?|\p{L}?(?:ом|ем|ою|ею|єю|ой|ей|ам|ами|ах|ям|ями|ях|ій|ого|ому|ої|их|им|ими|ых|ым|ыми|ую|ую|ий|ый)|\p{L}?(?:ов|ев|єв|йов|н|ян|яч)\p{L}{0,3}|s|y)$/u;

/** Which marks the words (`wordKey`s) name: a form of one, or a colour of the same name in another language. */
export function marksSaid(stems: readonly string[], words: readonly string[]): string[] {
  const colors = new Set(words.flatMap((word) => [...colorsIn(word)]));
  return stems.filter(
    (stem) =>
      words.some((word) => word.startsWith(stem) && tail.test(word.slice(stem.length))) ||
      (colors.size > 0 && sharesColor(colorsIn(/[a-z]/.test(stem) ? stem : `${stem}а`), colors)),
  );
}
