import { faultyAmounts, listed } from "./check-amount.ts";
import { checkCounts } from "./check-counts.ts";
import { findDictated } from "./dictated.ts";
import { isEchoed, isTheirCode } from "./echoes.ts";
import type { Evidence } from "./evidence.ts";
import type { KnownVariant } from "./known-variants.ts";
import { isPersonsWord } from "./person-words.ts";
import { type Reading, type ReadNumber, readNumbers } from "./read-numbers.ts";
import type { Sifted } from "./sift.ts";
import { minorOf } from "./text-evidence.ts";
import { clauseAround, keyOf, wordsIn } from "./token-scan.ts";
import type { Violation } from "./violation.ts";

/** Below this a number without a unit is a count, a list number or a step; from here on it must be in the data. */
const largestSmallNumber = 99;

/** Every number of the answer, traced to data or known to be no price. */
export function checkNumbers({ text, violations }: Sifted, evidence: Evidence): Sifted {
  const reading = readNumbers(text);
  const amounts = reading.numbers.filter(
    (number) => isAmount(number, evidence, reading.tokens) && !isCountSum(number, reading),
  );
  const scene = {
    text: text.toLowerCase(),
    amountAt: new Set(amounts.map(({ at }) => at)),
    reading,
    tokens: reading.tokens,
    numberAt: new Map(reading.numbers.map((number) => [number.at, number])),
    goods: evidence.goods,
    kinds: new Set(evidence.variants.map(({ kind }) => kind)),
    ...wordsOfGoods(evidence.variants.filter(({ isInFocus }) => isInFocus)),
    evidence,
    amounts,
  };
  const faults = faultyAmounts(scene);
  const wrong = reading.numbers.flatMap((number): Violation[] => {
    const found = text.slice(number.start, number.end);
    if (number.role === "amount" && number.currency !== undefined && number.currency !== evidence.currency)
      return [{ code: "price_unknown", found, why: `prices are in ${evidence.currency}` }];
    const fault = faults.get(number);
    if (fault === undefined) return judge(number, found, reading, evidence);
    if (isTheirCode(number, found, evidence)) return [];
    return [{ code: "price_unknown", found, why: `${fault}; known: ${knownNow(evidence)}` }];
  });
  return {
    text,
    violations: [
      ...violations,
      ...wrong,
      ...reading.uncounted.map((found): Violation => ({ code: "price_unknown", found })),
      ...romansIn(reading),
      ...checkCounts({ ...scene, numbers: reading.numbers }, text),
      ...findDictated(reading.numbers, evidence, text),
    ],
  };
}

const wordsOfGoods = (focus: readonly KnownVariant[]) => ({
  focus,
  traits: [...new Set(focus.flatMap(({ traits }) => traits))],
  marks: [...new Set(focus.flatMap(({ marks }) => marks))],
  traitsByWord: new Map<string, readonly string[]>(),
});

const knownNow = ({ dues, variants, sums }: Evidence): string =>
  listed([...dues, ...variants.filter(({ isInFocus }) => isInFocus).flatMap(({ prices }) => [...prices]), ...sums]) ||
  "none";

/** An amount, or a number that is nothing else. */
function isAmount(number: ReadNumber, evidence: Evidence, tokens: Reading["tokens"]): boolean {
  if (isMeasureOfGoods(number, evidence, tokens)) return false;
  if (number.role === "amount") return number.currency === undefined || number.currency === evidence.currency;
  if (number.role === "count") return number.value > largestSmallNumber && !evidence.numbers.has(number.value);
  if (number.role !== "bare") return false;
  if (number.value <= largestSmallNumber && number.shape !== "digits") return false;
  if (evidence.numbers.has(number.value)) return false;
  // "98 104 110": sizes side by side look like one grouped number.
  return !(number.shape === "grouped" && number.parts.every((part) => evidence.sizes.has(part)));
}

/** "Дві по 50" of what comes in packs of 50 g: a measure that leaves its unit out. */
function isMeasureOfGoods(
  { role, value, at, ...number }: ReadNumber,
  evidence: Evidence,
  tokens: Reading["tokens"],
): boolean {
  if (role !== "amount" || ("currency" in number && number.currency !== undefined)) return false;
  if (keyOf(tokens[at - 1]) !== "по" || evidence.prices.has(minorOf(value))) return false;
  return evidence.variants.some(
    ({ isInFocus, form }) =>
      isInFocus && form.measures.some((measure) => measure.value === value && measure.dimension !== undefined),
  );
}

/** "Чорна 10 шт., червона 6 шт., разом 16": pieces, added up. */
function isCountSum({ role, value, at }: ReadNumber, { numbers }: Reading): boolean {
  if (role === "count" || value > largestSmallNumber) return false;
  const counts = numbers.filter((other) => other.role === "count" && other.at < at);
  return counts.length > 1 && counts.reduce((sum, other) => sum + other.value, 0) === value;
}

function judge(number: ReadNumber, found: string, { tokens }: Reading, evidence: Evidence): Violation[] {
  const { value } = number;
  switch (number.role) {
    case "percent":
      // "100 %" is a way to say yes; as a discount it is caught by its words.
      if (value === 100 || evidence.percents.has(value) || isEchoed(number, tokens, evidence)) return [];
      if (evidence.person.percents.has(value) && isPersonsWord(tokens, number.at)) return [];
      if (evidence.variants.some((variant) => isReducedBy(variant, value))) return [];
      return [{ code: "discount", found, why: "no known percentage" }];
    case "duration":
      if (evidence.durations.has(value) || isEchoed(number, tokens, evidence)) return [];
      if (isOfUse(tokens, number.at)) return [];
      if (evidence.person.durations.has(value) && isPersonsWord(tokens, number.at)) return [];
      return [{ code: "promise", found, why: "no known term" }];
    case "amount":
    case "harmless":
    case "count":
    case "bare":
      return [];
  }
}

/** "Якщо палити по дві години", "шість днів тому", "навіть на п'ять хвилин": how long, and no term of the shop's. */
function isOfUse(tokens: Reading["tokens"], at: number): boolean {
  const clause = clauseAround(tokens, at);
  const [first = "", second = ""] = wordsIn(tokens, clause);
  if (/^(?:якщо|якби|если|if)$/u.test(first) || /^(?:якщо|если|if)$/u.test(second)) return true;
  const before = [keyOf(tokens[at - 1]), keyOf(tokens[at - 2])];
  if (before.includes("навіт") || before.includes("даже") || before.includes("even")) return true;
  return [at + 2, at + 3].some((next) => /^(?:тому|назад|ago|як)$/u.test(keyOf(tokens[next])));
}

/** "-17 %" of what costs 1990 and cost 2400. */
const isReducedBy = ({ oldPrice, prices }: KnownVariant, percent: number): boolean =>
  oldPrice !== undefined && [...prices].some((price) => Math.abs((1 - price / oldPrice) * 100 - percent) < 1);

function romansIn({ tokens }: Reading): Violation[] {
  return tokens.flatMap((token, at): Violation[] => {
    const before = tokens[at - 1];
    const isMoney = token.kind === "word" && /^(?:грн|грив(?:н|ен)\p{L}*|uah|hryvnia\p{L}*)$/u.test(token.key);
    const isRoman = before?.kind === "word" && /^[mdclxv]+$/u.test(before.key);
    return isMoney && isRoman ? [{ code: "price_unknown", found: before.key }] : [];
  });
}
