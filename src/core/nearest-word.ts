/** Of these words the one that was probably meant; undefined where none is near. */
export function nearestWord(key: string, known: readonly string[]): string | undefined {
  const ranked = known.map((each) => ({ each, steps: distance(key.toLowerCase(), each.toLowerCase()) }));
  const best = ranked.sort((a, b) => a.steps - b.steps)[0];
  return best !== undefined && best.steps <= Math.max(2, key.length / 3) ? best.each : undefined;
}

/** How many letters must be added, dropped or changed: enough to tell a typing slip from another word. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/**
 * Columns of a table that nothing reads, each in words with the one that was probably meant. A column that is like none
 * of ours is the shop's own.
 */
export const misspeltColumns = (columns: readonly string[], known: readonly string[]): readonly string[] =>
  columns.flatMap((column) => {
    const meant = known.includes(column) || column === "" ? undefined : nearestWord(column, known);
    return meant === undefined || columns.includes(meant) ? [] : `the column "${column}" is not read; is it ${meant}?`;
  });
