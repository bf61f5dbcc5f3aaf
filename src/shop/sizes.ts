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

/**
 * The variants that fit, best first. A size by its name ("M", "42", "122-128"), or a height: "122" fits both "122-128"
 * and "116-122", the one to grow into first; a height between two ranges (119) takes the bigger one.
 */
export function ofSize(variants: readonly Variant[], asked: string): readonly Variant[] {
  const names = new Set([sizeName(asked), ...sizeName(asked).split(/\s+/)]);
  const exact = variants.filter(({ size }) => names.has(sizeName(size)));
  if (exact.length > 0) return exact;
  const heights = numbersIn(asked);
  if (heights.length === 0) return [];
  // Of "116-122" the bigger: children grow.
  const height = Math.max(...heights);
  const ranges = variants.flatMap((variant) => {
    const numbers = numbersIn(variant.size);
    return numbers.length === 0 ? [] : [{ variant, from: Math.min(...numbers), to: Math.max(...numbers) }];
  });
  if (ranges.length === 0) return variants.filter(({ size }) => fitsAll.test(size));
  const inside = ranges.filter(({ from, to }) => from <= height && height <= to);
  if (inside.length > 0) {
    return inside.sort((a, b) => Number(a.to === height) - Number(b.to === height)).map(({ variant }) => variant);
  }
  // Below the smallest size there is nothing to grow into: 86 is not a 98.
  if (!ranges.some(({ to }) => to < height)) return [];
  const next = Math.min(...ranges.filter(({ from }) => from > height).map(({ from }) => from));
  return ranges.filter(({ from }) => from === next).map(({ variant }) => variant);
}
