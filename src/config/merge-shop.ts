export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/**
 * Objects are merged, lists and single values replaced: a shop with one payment method has one. Requisites and texts in
 * several languages are replaced too: a customer must not read half of the demo shop's.
 */
export function merged(base: unknown, over: unknown): unknown {
  if (over === undefined) return base;
  if (!isRecord(base) || !isRecord(over) || Array.isArray(base) || Array.isArray(over) || isWhole(base)) return over;
  const keys = new Set([...Object.keys(base), ...Object.keys(over)]);
  return Object.fromEntries([...keys].map((key) => [key, merged(base[key], over[key])]));
}

const isWhole = (base: Record<string, unknown>): boolean => "iban" in base || "uk" in base;
