import type { NumberToken, Token } from "./lex.ts";
import { sentenceAround, wordsIn } from "./token-scan.ts";
import {
  ageUnit,
  branchWord,
  connectors,
  countUnit,
  currencies,
  deviceUnit,
  durationUnit,
  lengthUnit,
  measureUnit,
  monthName,
  percentWord,
  priceHint,
  priceWord,
  sizeWord,
  unitAdjective,
} from "./units.ts";

export type NumberRole =
  | { readonly role: "amount"; readonly currency: string | undefined }
  | { readonly role: "percent" }
  | { readonly role: "duration" }
  /** A size, a time, an age: no price, whatever it is. */
  | { readonly role: "harmless" }
  /** "2 шт": how many. A claim of its own beside words about stock. */
  | { readonly role: "count" }
  | { readonly role: "bare" };

/** Clothes' sizes and heights live in these bounds (EU child 50 to adult 188 cm, letters aside). */
const [smallestSize, largestSize] = [16, 188];

/** What a number means from the words around it. Money first: a size that is followed by "грн" is a price. */
export function roleOf(tokens: readonly Token[], at: number): NumberRole {
  const number = tokens[at];
  if (number?.kind !== "number") return { role: "bare" };
  // The customer's budget is theirs to name: repeating it states no price.
  if (isBudget(tokens, at)) return { role: "harmless" };
  const money = currencyAt(tokens, at);
  if (money !== undefined) return { role: "amount", currency: money };
  const unit = unitAfter(tokens, at);
  if (percentWord.test(unit)) return { role: "percent" };
  if (durationUnit.test(unit))
    return isTimeOfDay(tokens, at, unit, number) || isMoment(unit, number)
      ? { role: "harmless" }
      : { role: "duration" };
  // "The right size is 122-128": no price is said of a size.
  if (isSizePair(tokens, at, number) && hasSizeWord(tokens, at) && !followsPrice(tokens, at))
    return { role: "harmless" };
  if (isPriced(tokens, at, number, unit)) return { role: "amount", currency: undefined };
  if (number.shape === "time" || number.shape === "date") return { role: "harmless" };
  // The country's dialling code, as in "у форматі +380…".
  if (number.value === 380 && keyAt(tokens, at - 1) === "+") return { role: "harmless" };
  if (lengthUnit.test(unit) && number.value <= 250) return { role: "harmless" };
  if (deviceUnit.test(unit) && !followsPrice(tokens, at)) return { role: "harmless" };
  if (ageUnit.test(unit) && (number.value <= 120 || isYear(number.value))) return { role: "harmless" };
  if (monthName.test(unit) && number.value <= 31) return { role: "harmless" };
  if (isYear(number.value) && (monthName.test(keyAt(tokens, at - 1)) || yearWord.test(unit)))
    return { role: "harmless" };
  if (measureUnit.test(unit) && number.shape !== "words" && !followsPrice(tokens, at)) return { role: "harmless" };
  if (countUnit.test(unit)) return { role: "count" };
  if (branchWord.test(keyAt(tokens, at - 1)) || keyAt(tokens, at - 1) === "#") return { role: "bare" };
  if (isSize(tokens, at, number)) return { role: "harmless" };
  // "49,99" is no time and no date: two decimals beyond 59 are cents.
  if (number.shape === "decimal" && centsOf(number) > 59) return { role: "amount", currency: undefined };
  return { role: "bare" };
}

const keyAt = (tokens: readonly Token[], at: number): string => {
  const token = tokens[at];
  return token === undefined || token.kind === "number" || token.kind === "known" ? "" : token.key;
};

const currencyOf = (key: string): string | undefined => currencies.find(([pattern]) => pattern.test(key))?.[1];

function currencyAt(tokens: readonly Token[], at: number): string | undefined {
  let next = at + 1;
  while (/^[.\-=()"']$/.test(keyAt(tokens, next)) && next < at + 4) next += 1;
  if (keyAt(tokens, next) === "," && keyAt(tokens, next + 1) === "-") next += 2;
  const near = currencyOf(keyAt(tokens, next));
  if (near !== undefined && (next === at + 1 ? !touchesNext(tokens, next) : tokens[next + 1]?.kind !== "number")) {
    return near;
  }
  // "500 українських гривень"
  for (const far of [at + 2, at + 3]) {
    const between = tokens.slice(at + 1, far);
    const isPlain = between.every(
      (token) =>
        token.kind === "word" &&
        ![countUnit, priceHint, priceWord, connectors, sizeWord].some((p) => p.test(token.key)),
    );
    const name = isPlain && tokens[far + 1]?.kind !== "number" ? currencyOf(keyAt(tokens, far)) : undefined;
    if (name !== undefined) return name;
  }
  let back = at - 1;
  while (/^[.:\-=(]$/.test(keyAt(tokens, back)) && back > at - 3) back -= 1;
  const before = currencyOf(keyAt(tokens, back));
  const isTaken = tokens[back - 1]?.kind === "number" && !touchesNext(tokens, back);
  return before === undefined || isTaken ? undefined : before;
}

/** In "2 $5" the sign belongs to the 5 that it touches. */
function touchesNext(tokens: readonly Token[], at: number): boolean {
  const [sign, before, after] = [tokens[at], tokens[at - 1], tokens[at + 1]];
  return sign?.kind === "mark" && after?.kind === "number" && after.start === sign.end && before?.end !== sign.start;
}

/** The word behind the number, past a hyphen, brackets and up to two adjectives. */
function unitAfter(tokens: readonly Token[], at: number): string {
  let next = at + 1;
  while (/^[-("]$/.test(keyAt(tokens, next)) && next < at + 3) next += 1;
  for (let skipped = 0; skipped < 2 && unitAdjective.test(keyAt(tokens, next)); skipped += 1) next += 1;
  return keyAt(tokens, next);
}

export const isBudget = (tokens: readonly Token[], at: number): boolean => {
  const isTheirs = /^(?:ваш|your$|have$)/u.test(keyAt(tokens, at - 1));
  if (isTheirs && wordsIn(tokens, sentenceAround(tokens, at)).some((word) => budgetVerb.test(word))) return true;
  const before = [keyAt(tokens, at - 1), keyAt(tokens, at - 2)];
  return before.some((key) => /^(?:бюджет|budget)/u.test(key)) && !before.some((key) => /^[.!?\n]$/u.test(key));
};

/** "У ваші 500 грн вкладаємось", "you have 400 UAH to spend". */
const budgetVerb = /^(?:вклад|влаз|влез|влізе|вміща|вмісти|уклад|впису|вписы|spend$|fits?$|budget)/u;

/** "Одну хвилинку": a courtesy, not a term. */
const isMoment = (unit: string, number: NumberToken): boolean =>
  number.shape === "words" && number.value === 1 && /^(?:хвилин|минут|секунд|minute|second|moment)/u.test(unit);

const isTimeOfDay = (tokens: readonly Token[], at: number, unit: string, number: NumberToken): boolean =>
  /^(?:годин|час)/u.test(unit) && number.value <= 24 && /^(?:о|об|до|після|at|в|с|з)$/u.test(keyAt(tokens, at - 1));

const yearWord = /^(?:рок|рік|роц|год|year|р$|г$)/u;
const isYear = (value: number): boolean => Number.isInteger(value) && value >= 1990 && value <= 2040;
const centsOf = (number: NumberToken): number => Math.round((number.value % 1) * 100);

function isPriced(tokens: readonly Token[], at: number, number: NumberToken, unit: string): boolean {
  const isLast = !/^\p{L}/u.test(unit) || priceHint.test(unit);
  if (
    deviceUnit.test(unit) ||
    lengthUnit.test(unit) ||
    ageUnit.test(unit) ||
    countUnit.test(unit) ||
    sizeWord.test(unit)
  )
    return false;
  if (/^(?:на|для|розмір\p{L}*|размер\p{L}*|size|#)$/u.test(keyAt(tokens, at - 1))) return false;
  const isSmall = number.value < 100;
  if (isSmall && !isLast) return false;
  let words = 0;
  for (let back = at - 1; back >= 0 && words < 4; back -= 1) {
    const token = tokens[back];
    if (token === undefined || token.kind === "number" || /^[\n.!?;]$/.test(keyAt(tokens, back))) return false;
    if (token.kind === "known") return isSmall && words === 0 && token.title !== undefined && isDash(tokens, back + 1);
    if (token.kind === "mark") continue;
    words += 1;
    if (priceWord.test(token.key)) return true;
    // "лише одна" counts; a price in words is longer.
    if (words === 1 && priceHint.test(token.key)) return number.shape !== "words" || number.value > 10;
    if (sizeWord.test(token.key) || branchWord.test(token.key)) return false;
  }
  return false;
}

/** "Коштує 400 г" means money. */
const followsPrice = (tokens: readonly Token[], at: number): boolean =>
  [at - 1, at - 2, at - 3].some((back) => priceWord.test(keyAt(tokens, back)));

const isDash = (tokens: readonly Token[], at: number): boolean => /^[-:=]$/.test(keyAt(tokens, at));

function isSize(tokens: readonly Token[], at: number, number: NumberToken): boolean {
  const fits = number.parts.every((part) => part >= smallestSize && part <= largestSize);
  if (!fits || (number.shape !== "plain" && number.shape !== "grouped" && number.shape !== "words")) return false;
  if (number.shape === "words" && number.value > largestSize) return false;
  return isSizePair(tokens, at, number) || hasSizeWord(tokens, at) || hasAge(tokens, at) || isWantedSize(tokens, at);
}

/** "На 164, на жаль, немає": a size that is had or not; "дешевше на 150" is money. */
function isWantedSize(tokens: readonly Token[], at: number): boolean {
  const number = tokens[at];
  if (number?.kind !== "number" || number.shape !== "plain" || number.value < smallestHeight) return false;
  if (!/^(?:на|для|під|под|for)$/u.test(keyAt(tokens, at - 1))) return false;
  const words = wordsIn(tokens, sentenceAround(tokens, at));
  return words.some((word) => wantedWord.test(word)) && !words.slice(0, 12).some((word) => moneyTalk.test(word));
}
const smallestHeight = 44;
const wantedWord =
  /^(?:розмір|размер|size|зріст|рост|немає|нема$|нет$|є$|ест$|маю|маємо|have|підліт|подрост|дит|дет|ребен|підійд|подойд|бер|брат|шука|ищ)/u;
const moneyTalk =
  /^(?:дешев|дорож|менш|меньш|більш|больш|скин|сум|рахун|рахунок|счет|чек|замовлен|заказ|оплат|знижк|знижок|скидк|скидок|економ|эконом|уступ|поступ|price|cheaper|off$|less$|more$|total)/u;

/** "122-128", "92/98": the next height is at most 12 cm away. */
function isSizePair(tokens: readonly Token[], at: number, number: NumberToken): boolean {
  return [1, -1].some((step) => {
    const other = tokens[at + 2 * step];
    if (!/^[-/]$/.test(keyAt(tokens, at + step)) || other?.kind !== "number" || other.shape !== "plain") return false;
    const gap = (other.value - number.value) * step;
    return other.value <= largestSize && gap > 0 && gap <= 12;
  });
}

/** "122 - 6-7 років": a row of a size table. */
function hasAge(tokens: readonly Token[], at: number): boolean {
  const after = tokens.slice(at + 1, at + 6);
  const unit = after.findIndex((token) => token.kind === "word");
  return keyAt(tokens, at + 1) === "-" && unit > 1 && ageUnit.test(keyAt(tokens, at + 1 + unit));
}

function hasSizeWord(tokens: readonly Token[], at: number): boolean {
  for (let back = at - 1, seen = 0; back >= 0 && seen < 24; back -= 1, seen += 1) {
    const key = keyAt(tokens, back);
    if (key === "\n" || currencyOf(key) !== undefined || priceWord.test(key)) break;
    if (sizeWord.test(key)) return true;
  }
  for (let next = at + 1; next <= at + 4; next += 1) {
    const key = keyAt(tokens, next);
    if (/^[\n.!?;]$/.test(key) || currencyOf(key) !== undefined) return false;
    if (sizeWord.test(key) || lengthUnit.test(key)) return true;
  }
  return false;
}
