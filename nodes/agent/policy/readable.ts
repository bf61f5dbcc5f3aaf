/**
 * Text as a person reads it: what looks like a digit, a letter or a space becomes one. Everything after this step may
 * match plain characters. Private-use characters are removed, so that later steps can use them as marks of their own.
 */
export function readable(raw: string): string {
  return joinSpelledOut(
    unmixScripts(
      raw
        .toWellFormed()
        // NFKC would turn "№" into "No".
        .replaceAll("№", "#")
        // A keycap emoji is a digit with two joining characters; a number emoji must not glue to its neighbour.
        .replace(/\u{1F51F}/gu, "10")
        .normalize("NFKC")
        .replace(/\p{Nd}/gu, asciiDigit)
        .replace(/\p{Cf}|\p{Co}|\p{M}|[\u115f\u1160\u3164\uffa0]/gu, "")
        .replace(/\r\n?|[\u2028\u2029\v\f]/gu, "\n")
        // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is being removed
        .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/gu, "")
        .replace(/[\p{Pd}\u2212\u2012\u23af\u30fc]/gu, "-")
        .replace(/[\u2018\u2019\u201b\u02bc\u02b9\u2032`\u00b4]/gu, "'")
        .replace(/[\u00ab\u00bb\u201c\u201d\u201e\u2033]/gu, '"')
        .replace(/[\u3002\u2024\u00b7\u2022\u2219\u22c5]/gu, ".")
        .replace(/<\/?(?:b|i|u|s|em|strong|code|span|br|p)(?:\s[^<>]{0,80})?\/?>/giu, "")
        .replace(/\*\*|__|~~/gu, "")
        .replace(/(?<!\d)[*]|[*](?!\d)/gu, "")
        .replace(/(?<=\d)_(?=\d)/gu, "")
        .replace(/[\p{So}\p{Sk}]/gu, " ")
        // "у. о.", "у. е.": money of account, by custom dollars.
        .replace(/(?<![\p{L}\p{N}])[уy] ?\. ?[оеoe] ?\.?(?!\p{L})/giu, "usd")
        .replace(/[^\S\n]+/gu, " "),
    ),
  );
}

/** Unicode keeps decimal digits in runs of ten, so a digit's value is its place in the run. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  if (code < 128) return digit;
  let first = code;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((code - first) % 10);
}

const latinLooks = "aceopxyijsABCEHIKMOPTXYS";
const cyrillicLooks = "асеорхуіјѕАВСЕНІКМОРТХУЅ";
const toCyrillic = new Map([...latinLooks].map((letter, at) => [letter, cyrillicLooks[at] ?? letter]));
const toLatin = new Map([...cyrillicLooks].map((letter, at) => [letter, latinLooks[at] ?? letter]));
const fold = (word: string, map: ReadonlyMap<string, string>): string =>
  [...word].map((letter) => map.get(letter) ?? letter).join("");

/** "гpн" with a Latin p is "грн": a word in two scripts is read in the one that all its letters can be seen in. */
function unmixScripts(text: string): string {
  return text.replace(/\p{L}+/gu, (word) => {
    if (!(/\p{Script=Latin}/u.test(word) && /\p{Script=Cyrillic}/u.test(word))) return word;
    const cyrillic = fold(word, toCyrillic);
    if (!/\p{Script=Latin}/u.test(cyrillic)) return cyrillic;
    const latin = fold(word, toLatin);
    return /\p{Script=Cyrillic}/u.test(latin) ? cyrillic : latin;
  });
}

/** "з н и ж к а" is a word: four single letters in a row are never said otherwise. */
const joinSpelledOut = (text: string): string =>
  text.replace(/(?<![\p{L}\p{N}])\p{L}(?:[ .\-_]{1,2}\p{L}(?![\p{L}\p{N}])){3,}/gu, (word) =>
    word.replace(/[ .\-_]/gu, ""),
  );
