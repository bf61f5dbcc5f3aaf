/** Forms of "син" (a son), which share their stem with the colour "синій": a customer's child is not a colour. */
const sons = new Set(["син", "сина", "сину", "синові", "сином", "синок", "синка", "синку", "синочка", "синочку"]);

/** Words of a text, lower-case, without the small ones that say nothing; "t-shirt" is also "shirt". */
export const searchWordsIn = (text: string): string[] =>
  (
    text
      .normalize("NFC")
      .toLowerCase()
      .replaceAll("ё", "е")
      .replace(/[’ʼ`]/g, "'")
      .match(/[\p{L}\p{N}][\p{L}\p{N}'-]*/gu) ?? []
  )
    .flatMap((word) => (word.includes("-") ? [word, ...word.split("-")] : [word]))
    .filter((word) => (word.length > 2 || /\p{N}/u.test(word)) && !sons.has(word));

const inflections =
  "а|я|о|е|є|и|і|ї|у|ю|ы|ь|ий|ій|ый|ой|ая|яя|ое|ее|ые|ие|ого|ього|его|ої|ьої|ому|ьому|ему|им|ім|ым|ой|ою|ьою|ую|юю|" +
  "их|іх|ых|ими|іми|ыми|ів|їв|ов|ев|ей|ам|ям|ами|ями|ах|ях|ом|ем|єм|ею|єю|м|х|ми";
const inflection = new RegExp(`^(?:${inflections})?$`);
/** What stands between a stem and its ending in a word made from another: "зим-ов-а", "сук-енк-а", "футбол-ок". */
const derivation = new RegExp(`^(?:(?:ов|ев|н|нн|ен|ян|к|ц|чик|очк|ечк|енк|еньк)?(?:${inflections})?|ок|ек|онь)$`);

/**
 * Whether two words are forms of one: "сукню" and "сукні", "червоний" and "червона". Both must be one stem of three letters
 * or more with a known ending: a shared start alone makes "розмір" a "роза". Latin words differ in a plural only.
 */
export function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  if (!/\p{Script=Cyrillic}/u.test(a) || !/\p{Script=Cyrillic}/u.test(b)) {
    const singular = (word: string): string => word.replace(/(?<=[sxz]|sh|ch)es$|(?<=[^s])s$/, "");
    return singular(a) === singular(b);
  }
  const shared = sharedStart(a, b);
  // Derived words are related only when little is added: "розовий" is not "роза".
  const isClose = shared >= Math.max(a.length, b.length) - 3;
  for (let stem = shared; stem >= 3; stem -= 1) {
    const rests = [a.slice(stem), b.slice(stem)];
    if (rests.every((rest) => inflection.test(rest))) return true;
    if (isClose && rests.every((rest) => derivation.test(rest))) return true;
  }
  return false;
}

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a[length] === b[length]) length += 1;
  return length;
}
