import type { Variant } from "../core/index.ts";

/** Cyrillic letters that stand for a size's Latin ones: by look or by sound, people type them. */
const latin: Readonly<Record<string, string>> = { м: "m", л: "l", с: "s", х: "x" };
const sizeName = (written: string): string =>
  written
    .trim()
    .toLowerCase()
    .replace(/[млсх]/g, (letter) => latin[letter] ?? letter)
    .replace(/\s*[-–—]\s*/g, "-");

const numbersIn = (text: string): number[] => (text.match(/\d{2,3}/g) ?? []).map(Number);
const fitsAll = /one\s?size|універсальн|универсальн|безрозмірн|безразмерн/i;

interface Size {
  readonly name: string;
  /** Its numbers as a range; absent for a name such as "M". */
  readonly range?: { readonly from: number; readonly to: number };
  readonly fitsAll: boolean;
}

/** A catalogue writes a handful of sizes thousands of times. */
const known = new Map<string, Size>();
const mostKnown = 10_000;

function readSize(written: string): Size {
  const before = known.get(written);
  if (before !== undefined) return before;
  const numbers = numbersIn(written);
  const range = numbers.length === 0 ? {} : { range: { from: Math.min(...numbers), to: Math.max(...numbers) } };
  const size: Size = { name: sizeName(written), ...range, fitsAll: fitsAll.test(written) };
  if (known.size >= mostKnown) known.clear();
  known.set(written, size);
  return size;
}

/**
 * What finds the variants that fit, best first. A size by its name ("M", "42", "122-128"), or a height: "122" fits both
 * "122-128" and "116-122", the one to grow into first; a height between two ranges (119) takes the bigger one. What has
 * no size fits no size.
 */
export function fittingSize(asked: string): (variants: readonly Variant[]) => readonly Variant[] {
  const names = new Set([sizeName(asked), ...sizeName(asked).split(/\s+/)]);
  const heights = numbersIn(asked);
  // Of "116-122" the bigger: children grow.
  const height = heights.length === 0 ? undefined : Math.max(...heights);
  return (variants) => {
    const sized = variants.flatMap((variant) =>
      variant.size === undefined ? [] : [{ variant, ...readSize(variant.size) }],
    );
    const exact = sized.filter(({ name }) => names.has(name));
    if (exact.length > 0) return exact.map(({ variant }) => variant);
    if (height === undefined) return [];
    const ranges = sized.flatMap(({ variant, range }) => (range === undefined ? [] : [{ variant, ...range }]));
    if (ranges.length === 0) return sized.filter((size) => size.fitsAll).map(({ variant }) => variant);
    const inside = ranges.filter(({ from, to }) => from <= height && height <= to);
    if (inside.length > 0) {
      return inside.sort((a, b) => Number(a.to === height) - Number(b.to === height)).map(({ variant }) => variant);
    }
    // Below the smallest size there is nothing to grow into: 86 is not a 98.
    if (!ranges.some(({ to }) => to < height)) return [];
    const next = Math.min(...ranges.filter(({ from }) => from > height).map(({ from }) => from));
    return ranges.filter(({ from }) => from === next).map(({ variant }) => variant);
  };
}

const mostNamed = 6;

/** Of these sizes the next smaller and the next bigger one; for a name ("XXL") the sizes that there are. */
export function nearestTo(asked: string, sizes: readonly string[]): string[] {
  const all = [...new Set(sizes)];
  const wanted = Math.max(...numbersIn(asked));
  const ranges = all.flatMap((size) => {
    const { range } = readSize(size);
    return range === undefined ? [] : [{ size, ...range }];
  });
  if (ranges.length === 0 || !Number.isFinite(wanted)) return all.slice(0, mostNamed);
  const smaller = ranges.filter(({ to }) => to < wanted).sort((a, b) => b.to - a.to);
  const bigger = ranges.filter(({ from }) => from > wanted).sort((a, b) => a.from - b.from);
  return [smaller[0], bigger[0]].flatMap((range) => range?.size ?? []);
}
