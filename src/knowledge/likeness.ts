/** Of length one, so that a product of two says how alike they are. */
export function unit(vector: ArrayLike<number>): Float32Array {
  const copy = Float32Array.from(vector);
  const length = Math.sqrt(dot(copy, copy)) || 1;
  return copy.map((value) => value / length);
}

export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

/**
 * In deviations, above the largest accident. Models differ in which likeness means anything; what answers stands out
 * from all that does not with each of them.
 */
const standsOutBy = 0.5;
/** A smaller deviation comes of how numbers are rounded: all are alike. */
const leastDeviation = 1e-6;
/** Of fewer, nothing can be said about what stands out. */
const fewest = 8;

/**
 * The places of those that are far more like the question than the rest, the best first. The largest of n accidents
 * lies some √(2 ln n) deviations above the mean; what answers lies beyond it.
 */
export function standingOut(likeness: readonly number[]): number[] {
  if (likeness.length < fewest) return [];
  const mean = likeness.reduce((sum, value) => sum + value, 0) / likeness.length;
  const deviation = Math.sqrt(likeness.reduce((sum, value) => sum + (value - mean) ** 2, 0) / likeness.length);
  if (deviation < leastDeviation) return [];
  const least = mean + deviation * (Math.sqrt(2 * Math.log(likeness.length)) + standsOutBy);
  return likeness
    .flatMap((value, at) => (value > least ? [{ value, at }] : []))
    .sort((a, b) => b.value - a.value)
    .map(({ at }) => at);
}

/** The larger it is, the less being first is worth more than being second. */
const rankSoftness = 10;

/** Two rankings as one: what both find comes before what one of them finds. */
export function joinRanks<T>(rankings: readonly (readonly T[])[]): T[] {
  const scores = new Map<T, number>();
  for (const ranking of rankings) {
    for (const [at, each] of ranking.entries()) {
      scores.set(each, (scores.get(each) ?? 0) + 1 / (rankSoftness + at));
    }
  }
  return [...scores].sort(([, a], [, b]) => b - a).map(([each]) => each);
}
