/**
 * Phrases over prose (" words between single spaces | next sentence "), in a notation a reader can check:
 * "вб~" any ending · "a ..2 b" up to two words between, in one sentence · "(a|b)" either. Always whole words.
 * Every repetition is bounded or runs over one word, so a pattern stays linear on hostile text.
 */
export function phrase(...sources: readonly string[]): RegExp {
  const alternatives = sources.map((source) =>
    source.replace(/~/g, "[^ |]*").replace(/ \.\.(\d) /g, (_, words: string) => `(?: [^ |]+){0,${words}} `),
  );
  return new RegExp(` (?:${alternatives.join("|")})(?= )`, "u");
}
