/** Where something stands that pays together with a card number: its expiry, its code, its PIN. In UTF-16 units. */
export interface CardSecret {
  readonly kind: "secret";
  readonly start: number;
  readonly end: number;
}

const codeWords = [
  "cvv2?|cvc2?|cvn|ц[вф][вс]|с[вb][вbсc]|цвц",
  "код (?:безпеки|безопасности)|(?:security|secret) code|секретн\\p{L}{1,3} код",
  "(?:три|3) цифр[иы]|(?:three|last) digits",
  "код (?:на|з|із|зі|с|со) (?:звор|оборот|обрат)\\p{L}{1,10}(?: сторон\\p{L}{1,3})?",
].join("|");
const codeAfterWord = new RegExp(`(?<!\\p{L})(?:${codeWords})[^\\d]{0,25}(\\d{3,4})(?!\\d)`, "giu");
const codeBeforeWord = new RegExp(
  `(?<!\\d)(\\d{3,4})[^\\d\\p{L}]{0,5}(?:(?:це|это|is|my|the) ){0,2}(?:${codeWords})(?!\\p{L})`,
  "giu",
);
const pin = /(?<!\p{L})(?:pin|пін|пин)(?:[- ]?код\p{L}{0,2}|[- ]?code)?[^\d\p{L}]{1,5}(\d{4})(?!\d)/giu;

const expiryWords =
  "exp(?:iry|ires?|iration)?(?: date)?|valid (?:thru|until|till|to)|thru|терм[іи]н(?:у|ом)? д[іи][їи]|д[іи]йсна(?: до)?|срок(?:а|ом)? действия|действ(?:ует|ительна)(?: до)?|мм ?/ ?(?:рр|гг|yy)";
const date = "(?:0?[1-9]|1[0-2]) ?[/.\\\\-] ?(?:20)?(?:2[4-9]|3\\d)";
const expiryAfterWord = new RegExp(
  `(?<!\\p{L})(?:${expiryWords})[^\\d\\p{L}]{0,5}(${date}|(?:0[1-9]|1[0-2])(?:2[4-9]|3\\d))(?!\\d)`,
  "giu",
);
/** Only beside a card: elsewhere it is a day, a size or a fraction. */
const bareExpiry = new RegExp(`(?<![\\d./-])(${date})(?![\\d]|[./-]\\d)`, "gu");
/** The code behind an expiry; a sum of money is none. */
const codeAfterExpiry = /^[\s,;/]{1,3}(\d{3,4})(?!\d|[.,]\d|\s?(?:грн|uah|₴|\$|€|шт|см))/iu;

/** So far from a card its expiry may stand. */
const besideChars = 40;

const groupsOf = (text: string, pattern: RegExp): CardSecret[] =>
  [...text.matchAll(pattern)].map(({ 0: whole, 1: digits = "", index }) => {
    const start = index + (whole.endsWith(digits) ? whole.length - digits.length : whole.indexOf(digits));
    return { kind: "secret", start, end: start + digits.length };
  });

/** Whether a text names what only stands on a card: then sixteen digits beside it are one. */
export const namesCardSecret = (text: string): boolean =>
  [codeAfterWord, codeBeforeWord, expiryAfterWord].some((pattern) => groupsOf(text, pattern).length > 0);

export function cardSecretsIn(
  text: string,
  cards: readonly { readonly start: number; readonly end: number }[],
): CardSecret[] {
  const named = [codeAfterWord, codeBeforeWord, pin, expiryAfterWord].flatMap((pattern) => groupsOf(text, pattern));
  const isBeside = (secret: CardSecret): boolean =>
    cards.some(({ start, end }) => secret.start - end < besideChars && start - secret.end < besideChars);
  const expiries = groupsOf(text, bareExpiry).filter(isBeside);
  const dates = [
    ...expiries,
    ...named.filter(({ start, end }) => end - start > 4 || text.slice(start, end).includes("/")),
  ];
  const codes = dates.flatMap(({ end }): CardSecret[] => {
    const found = codeAfterExpiry.exec(text.slice(end, end + 12));
    const from = end + (found?.[0].length ?? 0) - (found?.[1]?.length ?? 0);
    return found?.[1] === undefined ? [] : [{ kind: "secret", start: from, end: from + found[1].length }];
  });
  const isInCard = ({ start, end }: CardSecret): boolean => cards.some((card) => start < card.end && card.start < end);
  return apart([...named, ...expiries, ...codes].filter((secret) => !isInCard(secret)));
}

/** In the order of the text, no two over the same digits. */
function apart(secrets: readonly CardSecret[]): CardSecret[] {
  const sorted = secrets.toSorted((left, right) => left.start - right.start);
  return sorted.filter((secret, at) => secret.start >= (sorted[at - 1]?.end ?? 0));
}
