import type { Evidence } from "./evidence.ts";
import type { ReadNumber } from "./read-numbers.ts";
import type { Violation } from "./violation.ts";

/** A number of this many values below 100 in a row, in no order, is an account that is being dictated. */
const dictatedRun = 6;

/** Card digits in pairs or as words: "сорок один, сорок дев'ять…". Sizes are known or at least in order. */
export function findDictated(numbers: readonly ReadNumber[], evidence: Evidence, text: string): Violation[] {
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
