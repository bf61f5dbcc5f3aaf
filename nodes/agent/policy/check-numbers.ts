import type { Evidence } from "./evidence.ts";
import { type ReadNumber, readNumbers } from "./read-numbers.ts";
import type { Sifted } from "./sift.ts";
import { minorOf } from "./text-evidence.ts";
import type { Violation, ViolationCode } from "./violation.ts";

/** A number of this many values below 100 in a row, in no order, is an account that is being dictated. */
const dictatedRun = 6;
/** Below this a number without a unit is a count, a list number or a step; from here on it must be in the data. */
const largestSmallNumber = 99;

/** Every number of the answer, traced to data or known to be no price. */
export function checkNumbers({ text, violations }: Sifted, evidence: Evidence): Sifted {
  const { numbers, uncounted, tokens } = readNumbers(text);
  const wrong = numbers.flatMap((number): Violation[] => {
    const code = judge(number, evidence);
    return code === undefined ? [] : [{ code, found: text.slice(number.start, number.end) }];
  });
  const unread = uncounted.map((found): Violation => ({ code: "price_unknown", found }));
  const romans = tokens.flatMap((token, at): Violation[] => {
    const before = tokens[at - 1];
    const isMoney = token.kind === "word" && /^(?:грн|грив(?:н|ен)\p{L}*|uah|hryvnia\p{L}*)$/u.test(token.key);
    const isRoman = before?.kind === "word" && /^[mdclxv]+$/u.test(before.key);
    return isMoney && isRoman ? [{ code: "price_unknown", found: before.key }] : [];
  });
  return {
    text,
    violations: [...violations, ...wrong, ...unread, ...romans, ...findDictated(numbers, evidence, text)],
  };
}

function judge(number: ReadNumber, evidence: Evidence): ViolationCode | undefined {
  const { value, parts } = number;
  switch (number.role) {
    case "amount":
      if (number.currency !== undefined && number.currency !== evidence.currency) return "price_unknown";
      return isKnownAmount(number, evidence) ? undefined : "price_unknown";
    case "percent":
      // "100 %" is a way to say yes; as a discount it is caught by its words.
      return value === 100 || evidence.percents.has(value) ? undefined : "discount";
    case "duration":
      return evidence.durations.has(value) ? undefined : "promise";
    case "harmless":
      return undefined;
    case "count":
      return value <= largestSmallNumber || evidence.numbers.has(value) ? undefined : "price_unknown";
    case "bare": {
      if (value <= largestSmallNumber && number.shape !== "digits") return undefined;
      if (evidence.numbers.has(value) || isKnownAmount(number, evidence)) return undefined;
      // "98 104 110": sizes side by side look like one grouped number.
      const areSizes = number.shape === "grouped" && parts.every((part) => evidence.sizes.has(part));
      return areSizes ? undefined : "price_unknown";
    }
  }
}

function isKnownAmount({ value, title }: ReadNumber, { amounts, titlePrices }: Evidence): boolean {
  const own = title === undefined ? undefined : titlePrices[title];
  return (own === undefined || own.size === 0 ? amounts : own).has(minorOf(value));
}

/** Card digits in pairs or as words: "сорок один, сорок дев'ять…". Sizes are known or at least in order. */
function findDictated(numbers: readonly ReadNumber[], evidence: Evidence, text: string): Violation[] {
  let run: ReadNumber[] = [];
  const runs: ReadNumber[][] = [];
  for (const number of numbers) {
    const before = run.at(-1);
    const isNext =
      before !== undefined &&
      /^[^\p{L}\n;]*(?:(?:та|і|и|and)[^\p{L}\n;]*)?$/u.test(text.slice(before.end, number.start));
    if (!isNext) run = [];
    if (run.length === 0) runs.push(run);
    run.push(number);
  }
  return runs.flatMap((row): Violation[] => {
    const last = row.at(-1);
    const [first] = row;
    if (first === undefined || last === undefined || row.length < dictatedRun) return [];
    if (
      row.every(
        ({ value, parts }) => parts.every((part) => evidence.sizes.has(part)) || evidence.amounts.has(value * 100),
      )
    )
      return [];
    if (row.some(({ shape }) => shape === "time" || shape === "date")) return [];
    const rises = row.every(({ value }, at) => at === 0 || value > (row[at - 1]?.value ?? 0));
    return rises ? [] : [{ code: "account_number", found: text.slice(first.start, last.end).slice(0, 80) }];
  });
}
