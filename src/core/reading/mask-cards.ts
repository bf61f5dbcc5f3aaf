import { type Card, cardsIn } from "./cards.ts";
import { type DigitGroup, digitGroups } from "./digit-groups.ts";
import { type IbanSpan, ibansIn } from "./iban.ts";

/** Card numbers become "•••• 1234": enough for the customer to know which card, too little to pay with. */
export function mask(text: string, cards: readonly Card[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end, lastFour } of cards) {
    parts.push(text.slice(from, start), `•••• ${lastFour}`);
    from = end;
  }
  parts.push(text.slice(from));
  return parts.join("");
}

/** The numbers of a text: its account numbers, its cards, and the digits that belong to no account. */
interface NumbersFound {
  readonly cards: readonly Card[];
  readonly ibans: readonly IbanSpan[];
  readonly groups: readonly DigitGroup[];
}

/** Digits of an account number are no card. */
export function numbersIn(text: string): NumbersFound {
  const ibans = ibansIn(text);
  const groups: DigitGroup[] = [];
  let iban = 0;
  for (const group of digitGroups(text)) {
    while ((ibans[iban]?.end ?? Number.POSITIVE_INFINITY) <= group.start) iban += 1;
    const account = ibans[iban];
    if (account === undefined || account.start >= group.end || group.start >= account.end) groups.push(group);
  }
  return { cards: cardsIn(text, groups), ibans, groups };
}

/** The shortest card has so many digits. */
const fewestDigits = 15;

/** The text with every card number in it masked; the very same text where there is none. */
export function maskCards(text: string): string {
  if (text.length < fewestDigits) return text;
  const { cards } = numbersIn(text);
  return cards.length === 0 ? text : mask(text, cards);
}
