import type { Card } from "./cards.ts";
import { isBarCode, isParcel } from "./cards.ts";
import type { DigitGroup } from "./digit-groups.ts";

const cardWord =
  /(?<!\p{L})(?:карт(?:[кауыі]|оч|ою|ой)|кредитк|card|kart|visa|віз[аиу]|виз[аы]|master ?card|мастер ?кар)/iu;
/** So far from the digits the word may stand. */
const besideChars = 40;
const fewestDigits = 15;
const mostDigits = 19;
const between = /^[ \u00a0.\n-]{0,3}$/;

/**
 * Card numbers by what the customer says of them: with a wrong digit, or one too few, they pass no check, and a person
 * who reads them may still guess the right one. `isNamed`: the text also names a code or an expiry.
 */
export function saidCardsIn(text: string, groups: readonly DigitGroup[], isNamed: boolean): Card[] {
  const cards: Card[] = [];
  for (let first = 0; first < groups.length; first += 1) {
    const run = runFrom(text, groups, first);
    if (run === undefined) continue;
    const around = text.slice(Math.max(0, run.start - besideChars), run.end + besideChars);
    const isSaid = cardWord.test(around) || (isNamed && run.digits.length === 16);
    if (isSaid) cards.push({ kind: "card", start: run.start, end: run.end, lastFour: run.digits.slice(-4) });
    first = run.last;
  }
  return cards;
}

/** As many whole groups as stand together, where together they are as long as a card. */
function runFrom(text: string, groups: readonly DigitGroup[], first: number) {
  const head = groups[first];
  if (head === undefined || /[\p{L}+\d]/u.test(text.charAt(head.start - 1)) || head.digits.startsWith("0"))
    return undefined;
  let { digits, end } = head;
  let last = first;
  if (isParcel(head) || isBarCode(head)) return undefined;
  for (let at = first + 1; at < groups.length; at += 1) {
    const group = groups[at];
    if (group === undefined || isParcel(group) || isBarCode(group) || !between.test(text.slice(end, group.start)))
      break;
    if (digits.length + group.digits.length > mostDigits || digits.length === 16) break;
    digits += group.digits;
    end = group.end;
    last = at;
  }
  const isLong = digits.length >= fewestDigits && digits.length <= mostDigits;
  return isLong ? { start: head.start, end, digits, last } : undefined;
}
