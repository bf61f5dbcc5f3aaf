import { type CardSecret, cardSecretsIn, namesCardSecret } from "./card-secrets.ts";
import { type Card, cardsIn } from "./cards.ts";
import { type DigitGroup, digitGroups } from "./digit-groups.ts";
import { type IbanSpan, ibansIn } from "./iban.ts";
import { saidCardsIn } from "./said-cards.ts";

/**
 * Card numbers become "•••• 1234": enough for the customer to know which card, too little to pay with. Of expiry, code
 * and PIN nothing is left.
 */
export function mask(text: string, hidden: readonly (Card | CardSecret)[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const span of hidden) {
    parts.push(text.slice(from, span.start), span.kind === "card" ? `•••• ${span.lastFour}` : "•••");
    from = span.end;
  }
  parts.push(text.slice(from));
  return parts.join("");
}

/** The numbers of a text: its account numbers, its cards, and the digits that belong to no account. */
interface NumbersFound {
  readonly cards: readonly Card[];
  /** Cards and what pays together with them, in the order of the text. */
  readonly hidden: readonly (Card | CardSecret)[];
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
  const proven = cardsIn(text, groups);
  const rest = groups.filter(({ start, end }) => !proven.some((card) => card.start < end && start < card.end));
  const said = rest.length === 0 ? [] : saidCardsIn(text, rest, proven.length === 0 && namesCardSecret(text));
  const cards = inOrder([...proven, ...said]);
  return { cards, hidden: inOrder([...cards, ...cardSecretsIn(text, cards)]), ibans, groups };
}

const inOrder = <T extends { readonly start: number }>(spans: readonly T[]): T[] =>
  spans.toSorted((left, right) => left.start - right.start);

/** A code has three digits, and a word beside them. */
const fewestChars = 6;

/** The text with every card number in it masked; the very same text where there is none. */
export function maskCards(text: string): string {
  if (text.length < fewestChars || !/\p{N}/u.test(text)) return text;
  const { hidden } = numbersIn(text);
  return hidden.length === 0 ? text : mask(text, hidden);
}
