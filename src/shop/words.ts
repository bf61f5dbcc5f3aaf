/** Words of a text, lower-case, without the small ones that say nothing. */
export const wordsOf = (text: string): string[] =>
  (
    text
      .toLowerCase()
      .replaceAll("ё", "е")
      .match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? []
  ).filter((word) => word.length > 2 || /\p{N}/u.test(word));

/**
 * Whether two words are forms of one: "сукню" and "сукні", "червоний" and "червона". Slavic endings are up to three
 * letters, so a shared start of all but that is enough; Latin words differ in a plural only.
 */
export function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  if (!/\p{Script=Cyrillic}/u.test(a) || !/\p{Script=Cyrillic}/u.test(b)) {
    const singular = (word: string): string => word.replace(/(?<=[sxz]|sh|ch)es$|(?<=[^s])s$/, "");
    return singular(a) === singular(b);
  }
  const shared = sharedStart(a, b);
  return shared >= 3 && shared >= Math.max(a.length, b.length) - 3 && Math.abs(a.length - b.length) <= 3;
}

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a[length] === b[length]) length += 1;
  return length;
}
