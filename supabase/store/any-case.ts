/**
 * A pattern (for `~`) that finds the words in any spelling of their letters: the embedded database compares the case of
 * Latin letters alone.
 */
export const anyCase = (words: string): string =>
  [...words]
    .map((letter) => {
      const [low, high] = [letter.toLowerCase(), letter.toUpperCase()];
      if (low !== high && low.length === 1 && high.length === 1) return `[${low}${high}]`;
      return /[\p{L}\p{N}]/u.test(letter) ? letter : /\s/u.test(letter) ? "\\s+" : `\\${letter}`;
    })
    .join("");
