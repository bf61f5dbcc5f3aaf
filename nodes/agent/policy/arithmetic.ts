/** No answer adds up more. */
const mostTerms = 5;
/** Sums of all subsets of twelve terms are some thousands. */
const mostKnown = 12;
const mostPieces = 100;

/** What an amount may be reckoned from. All amounts are minor units. */
export interface Terms {
  /** Amounts that stand in the answer and are known. */
  readonly stated: readonly number[];
  /** Prices of goods that the answer names. */
  readonly prices: readonly number[];
  /** What carts, bills and orders come to. */
  readonly bases: readonly number[];
  /** How many pieces the answer speaks of. */
  readonly counts: readonly number[];
  readonly percents: readonly number[];
}

/** Several pieces of one price, or a sum of what is stated, of a base and named goods. */
export function isSum(minor: number, { stated, prices, bases, counts, percents }: Terms): boolean {
  const each = [...new Set([...stated, ...prices])];
  const multiples = multiplesOf(each, counts);
  if (multiples.includes(minor)) return true;
  if (subsetSums([...stated, ...multiples]).has(minor)) return true;
  const more = [...each, ...multiples];
  if (bases.some((base) => more.some((one) => base + one === minor))) return true;
  return percents.some((percent) =>
    [...each, ...bases].some((one) =>
      [percent, 100 - percent].some((part) => Math.round((one * part) / 100) === minor),
    ),
  );
}

/** What is left, or how much one amount is above another. */
export function isDifference(minor: number, { stated, prices, bases, counts }: Terms): boolean {
  const each = [...new Set([...stated, ...prices, ...bases])];
  const all = [...new Set([...each, ...multiplesOf(each, counts)])];
  return all.some((one) => all.some((other) => one - other === minor));
}

const multiplesOf = (each: readonly number[], counts: readonly number[]): number[] =>
  counts.flatMap((count) => (count > 1 && count <= mostPieces ? each.map((one) => one * count) : []));

/** Sums of two and more of the terms, each used once. */
export function subsetSums(terms: readonly number[]): ReadonlySet<number> {
  const sums = new Set<number>();
  const add = (from: number, sum: number, count: number): void => {
    if (count >= 2) sums.add(sum);
    if (count === mostTerms) return;
    for (let at = from; at < Math.min(terms.length, mostKnown); at += 1) add(at + 1, sum + (terms[at] ?? 0), count + 1);
  };
  add(0, 0, 0);
  return sums;
}
