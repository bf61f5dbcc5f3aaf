import { readNumbers } from "./read-numbers.ts";
import { readable } from "./readable.ts";
import { type Topic, topicsOf } from "./topics.ts";

/** Everything a text written by the shop vouches for. Amounts are minor units. */
export interface TextEvidence {
  readonly amounts: Set<number>;
  readonly numbers: Set<number>;
  readonly durations: Set<number>;
  readonly percents: Set<number>;
  readonly phones: Set<string>;
  readonly contacts: Set<string>;
  readonly links: Set<string>;
  readonly topics: Set<Topic>;
  /** The words themselves, lower case. */
  readonly words: string;
}

export const minorOf = (major: number): number => Math.round(major * 100);

/** The digits by which two spellings of one phone are the same: country codes and the leading 0 are left out. */
export const phoneKey = (digits: string): string => digits.replace(/\D/g, "").slice(-9);

export function textEvidence(texts: readonly string[]): TextEvidence {
  const whole = texts.map(readable).join("\n");
  const found: TextEvidence = {
    amounts: new Set(),
    numbers: new Set(),
    durations: new Set(),
    percents: new Set(),
    phones: new Set([...whole.matchAll(/\+?\d[\d ().-]{7,18}\d/g)].map(([phone]) => phoneKey(phone))),
    contacts: new Set(
      (whole.toLowerCase().match(/(?<![\p{L}\d._+-])[\p{L}\d._+-]*@[\p{L}\d._-]+/gu) ?? []).map(withoutPunctuation),
    ),
    links: new Set((whole.match(/https?:\/\/[^\s"'()<>]+/g) ?? []).map(withoutPunctuation)),
    topics: new Set(topicsOf(whole)),
    words: whole.toLowerCase(),
  };
  // "До 10 годин" reads as an hour of the day; a text of the shop may mean how long.
  for (const [, hours] of whole.matchAll(/(?<![\d.,:])(\d{1,3}) ?(?:годин|час(?:а|ов)?(?!\p{L})|hours?)/giu))
    found.durations.add(Number(hours));
  for (const number of readNumbers(whole).numbers) {
    switch (number.role) {
      case "amount":
        found.amounts.add(minorOf(number.value));
        break;
      case "percent":
        found.percents.add(number.value);
        break;
      case "duration":
        found.durations.add(number.value);
        break;
      case "count":
      case "harmless":
      case "bare":
        found.numbers.add(number.value);
        for (const part of number.parts) found.numbers.add(part);
        break;
    }
  }
  return found;
}

const withoutPunctuation = (link: string): string => link.replace(/(?<![.,;:!?)])[.,;:!?)]+$/, "");
