/** What a shop's order numbers look like: its own letters, and where the count stands in them. */
const place = /\{n(?::(\d))?\}/;

/** Banks take letters, digits and these in the purpose of a payment; it is typed by hand, so it is short. */
const around = /^[\p{L}\d /.-]{0,12}$/u;

export const isOrderPattern = (pattern: string): boolean =>
  place.test(pattern) && around.test(pattern.replace(place, ""));

/** "{n}" is the count itself; "{n:6}" has six digits, with zeros before it. */
export const orderNumber = (pattern: string, counted: number): string =>
  pattern.replace(place, (_place, digits: string | undefined) => String(counted).padStart(Number(digits ?? 1), "0"));
