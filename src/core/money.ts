import type { Language } from "./language.ts";

/** Money is whole minor units (kopecks, cents): sums never meet a floating point number. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

export const money = (minor: number, currency: string): Money => ({ minor, currency });
export const fromMajor = (major: number, currency: string): Money => ({ minor: Math.round(major * 100), currency });
export const times = (price: Money, quantity: number): Money => money(price.minor * quantity, price.currency);

/** Adds amounts of one currency; mixing currencies is a bug of the caller, never a guess here. */
export function sum(amounts: readonly Money[], currency: string): Money {
  for (const amount of amounts) {
    if (amount.currency !== currency) throw new TypeError(`cannot add ${amount.currency} to ${currency}`);
  }
  return money(
    amounts.reduce((total, amount) => total + amount.minor, 0),
    currency,
  );
}

const hryvnia: Record<Language, string> = { uk: "грн", ru: "грн", en: "UAH" };

/** "1 590 грн": a no-break space as the thousands mark, kopecks only when there are some. */
export function formatMoney(amount: Money, language: Language): string {
  const whole = Math.trunc(amount.minor / 100)
    .toString()
    .replace(/\B(?=(\d{3})+(?!\d))/g, "\u00a0");
  const rest = Math.abs(amount.minor % 100);
  const digits = rest === 0 ? whole : `${whole}${language === "en" ? "." : ","}${rest.toString().padStart(2, "0")}`;
  return `${digits}\u00a0${amount.currency === "UAH" ? hryvnia[language] : amount.currency}`;
}
