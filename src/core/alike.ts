const wordsIn = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );

/** How much of two texts is the same, from 0 to 1: the words that both have, of all that either has. */
export function alike(one: string, other: string): number {
  const a = wordsIn(one);
  const b = wordsIn(other);
  const both = [...a].filter((word) => b.has(word)).length;
  const all = new Set([...a, ...b]).size;
  return all === 0 ? 1 : both / all;
}
