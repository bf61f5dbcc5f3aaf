/** Words of fewer letters have too many neighbours to guess what was meant, unless little else can be meant. */
const leastCharsOfAnyText = 5;

const withOneLess = (word: string): string[] => [...word].map((_, at) => word.slice(0, at) + word.slice(at + 1));

/** One letter too many, too few, another one, or two that changed places. */
function isOneSlip(written: string, meant: string): boolean {
  let at = 0;
  while (at < written.length && written[at] === meant[at]) at += 1;
  const [left, right] = [written.slice(at), meant.slice(at)];
  if (left.slice(1) === right || left === right.slice(1) || left.slice(1) === right.slice(1)) return true;
  return left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2);
}

/**
 * Finds the listed word that was meant by one with a slip in it. Words are kept under each form with one letter less,
 * so that a look-up costs as many steps as the word has letters.
 */
export function speller(
  words: Iterable<string>,
  leastChars = leastCharsOfAnyText,
): (written: string) => string | undefined {
  const known = new Set(words);
  const byPart = new Map<string, string[]>();
  for (const word of known) {
    if (word.length < leastChars) continue;
    for (const part of [word, ...withOneLess(word)]) byPart.set(part, [...(byPart.get(part) ?? []), word]);
  }
  return (written) => {
    if (known.has(written)) return written;
    if (written.length < leastChars || written.length > 30) return undefined;
    for (const part of [written, ...withOneLess(written)]) {
      const meant = byPart.get(part)?.find((word) => isOneSlip(written, word));
      if (meant !== undefined) return meant;
    }
    return undefined;
  };
}
