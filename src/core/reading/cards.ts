import type { DigitGroup } from "./digit-groups.ts";

/**
 * Issuers and their lengths (ISO/IEC 7812 ranges in use). 13-digit cards are extinct and 13 digits are a bar code; 14
 * are a parcel of Nova Poshta; so neither length is a card here.
 */
const issuers: readonly (readonly [prefix: RegExp, lengths: readonly number[]])[] = [
  [/^4/, [16, 18, 19]],
  [/^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, [16]],
  [/^3[47]/, [15]],
  [/^(?:9804|9111|9112)/, [16]],
  [/^220[0-4]/, [16, 17, 18, 19]],
  [/^(?:62|81)/, [16, 17, 18, 19]],
  [/^35(?:2[89]|[3-8])/, [16]],
  [/^(?:6011|64[4-9]|65)/, [16, 19]],
  [/^(?:50|5[6-9]|6)/, [16, 18, 19]],
];
const shortest = 15;
const longest = 19;
const firstDigit = /^[2-689]/;

/** The last digit is a check digit over all others (Luhn). */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - place) - 48;
    const doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
    sum += place % 2 === 0 ? digit : doubled;
  }
  return sum % 10 === 0;
}

const isCard = (digits: string): boolean =>
  digits.length >= shortest &&
  digits.length <= longest &&
  issuers.some(([prefix, lengths]) => lengths.includes(digits.length) && prefix.test(digits)) &&
  passesLuhn(digits);

/** Where a card number stands in a text, in UTF-16 units. */
export interface Card {
  readonly kind: "card";
  readonly start: number;
  readonly end: number;
  readonly lastFour: string;
}

/** Up to this many signs may stand between two digits of one card: "4111 - 1111", "4111 ... 1111". */
const maxSeparatorChars = 3;

function joins(text: string, left: DigitGroup, right: DigitGroup): boolean {
  if (right.start - left.end > maxSeparatorChars) return false;
  for (let at = left.end; at < right.start; at += 1) {
    // Below "A" there are no letters; this saves the pattern for what is rare between digits.
    if (text.charCodeAt(at) > 64 && /\p{L}/u.test(text.charAt(at))) return false;
  }
  return true;
}

/** A parcel number beside a house number must not become a card. */
export const isParcel = (group: DigitGroup): boolean =>
  group.digits.length === 14 && /^(?:20|59|51|10|50)/.test(group.digits);

/** Thirteen digits whose last one is the check digit of a bar code (EAN-13); a price beside it makes no card of it. */
export function isBarCode({ digits }: DigitGroup): boolean {
  if (digits.length !== 13) return false;
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}

const isOther = (group: DigitGroup): boolean => isParcel(group) || isBarCode(group);

/**
 * Every run of whole digit groups that makes a card. The digits that stay visible are tried again with what follows,
 * so that masking one card cannot leave another.
 */
export function cardsIn(text: string, groups: readonly DigitGroup[]): Card[] {
  const cards: Card[] = [];
  let head: DigitGroup | undefined = groups[0];
  let next = 1;
  let open: Card | undefined;
  while (head !== undefined) {
    let digits = head.digits;
    let end = head.end;
    let last = next;
    let found = open === undefined && isCard(digits);
    const mayBegin = firstDigit.test(digits);
    for (let left: DigitGroup = head; mayBegin && !found && digits.length < longest && !isOther(left); last += 1) {
      const right = groups[last];
      if (right === undefined || isOther(right) || !joins(text, left, right)) break;
      digits += right.digits;
      end = right.end;
      left = right;
      found = isCard(digits);
    }
    if (found) {
      open = { kind: "card", start: open?.start ?? head.start, end, lastFour: digits.slice(-4) };
      head = { digits: open.lastFour, start: open.start, end };
      next = last;
      continue;
    }
    if (open !== undefined) cards.push(open);
    open = undefined;
    head = groups[next];
    next += 1;
  }
  return cards;
}
