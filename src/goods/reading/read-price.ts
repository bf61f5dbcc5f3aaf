/** A price as people and programs write it. */
type PriceRead =
  | { readonly is: "price"; readonly major: number; readonly before?: number; readonly currency?: string }
  /** There is none: it is empty, or "ask us". */
  | { readonly is: "none" }
  | { readonly is: "unclear"; readonly why: string };

const none = { is: "none" } as const;
/** "1 190,00", "1190.5", "1,190.00", "1.190,00". */
const number = String.raw`\d{1,3}(?:[ ,.]\d{3})+[.,]\d{1,2}(?!\d)|\d{1,3}(?: \d{3})+(?![\d.,])|\d+(?:[.,]\d+)?`;
const single = new RegExp(`^(${number})$`);
const withBefore = new RegExp(
  `^(${number})\\s*\\(?\\s*(?:було|була|была|было|стара|старая|was)\\s*:?\\s*(${number})\\)?$`,
);
/** A code or a sign of money; a "?" is what windows-1251 makes of "₴". */
const money = /(?:₴|грн\.?|\?|\$|€|\b(?:uah|usd|eur|pln)\b)/giu;
const codes: Readonly<Record<string, string>> = { "₴": "UAH", грн: "UAH", "грн.": "UAH", $: "USD", "€": "EUR" };

export function readPrice(written: string): PriceRead {
  const text = written
    .replace(/[\s\u00a0\u202f\u2009]+/g, " ")
    .trim()
    .toLowerCase();
  if (text === "" || !/\d/.test(text)) return none;
  const signs = text.match(money) ?? [];
  const plain = text.replace(money, "").replace(/ +/g, " ").trim();
  if (/^(?:від|от|from)\b|^(?:від|от) /.test(plain))
    return { is: "unclear", why: 'it is a price "from"; write the exact one' };
  const pair = withBefore.exec(plain);
  const found = pair ?? single.exec(plain);
  if (found === null) return { is: "unclear", why: "it is no price" };
  const major = majorOf(found[1] ?? "");
  const before = pair === null ? undefined : majorOf(pair[2] ?? "");
  if (major === undefined) return { is: "unclear", why: "nobody can tell whether it is a thousand or a fraction" };
  if (major === 0) return none;
  const sign = signs.find((each) => each !== "?");
  const currency = sign === undefined ? undefined : (codes[sign] ?? sign.toUpperCase());
  return {
    is: "price",
    major,
    ...(before === undefined ? {} : { before }),
    ...(currency === undefined ? {} : { currency }),
  };
}

/** The last "." or "," is the decimal mark. "1.590" is refused: it may be a thousand or one and a half. */
function majorOf(written: string): number | undefined {
  const tight = written.replace(/ /g, "");
  const [, whole = "", part = ""] = /^([\d.,]*?)(?:[.,](\d+))?$/.exec(tight) ?? [];
  if (part.length === 3 && !/[.,]/.test(whole)) return undefined;
  if (part.length > 2) return roundedOf(`${whole.replace(/[.,]/g, "")}.${part}`);
  return Number(`${whole.replace(/[.,]/g, "")}.${part || "0"}`);
}

/** What a formula leaves: 119.99999999999999. */
const roundedOf = (written: string): number | undefined => {
  const value = Number(written);
  const rounded = Math.round(value * 100) / 100;
  return Math.abs(value - rounded) < 1e-6 ? rounded : undefined;
};
