import type { Evidence } from "./evidence.ts";
import type { Violation } from "./violation.ts";

const unit = "(?:шт\\p{L}*|одиниц\\p{L}*|единиц\\p{L}*|пар\\p{L}*|pcs?|pieces?|units?|items?|pairs?|of them)";
const left = [
  `(?:залишил\\p{L}*|залишається|остал\\p{L}*|остается|остаётся)\\s(?:(?:лише|тільки|всього|усього|только|всего|лишь|у|в|нас|на|складі|складе)\\s)*(\\d+)(?![\\d.,]*\\d)`,
  `(?:only|just)\\s(\\d+)\\s(?:${unit}\\s)?left`,
  `(\\d+)\\s?(?:${unit}\\s)?(?:left|in stock|(?:у|в) наявності|(?:на|в) складі|в наличии|на складе)`,
  `(?:наявності|наличии|складі|складе|in stock)\\s?[:\\-]?\\s?(\\d+)\\s?${unit}`,
].map((source) => new RegExp(`(?<![\\p{L}\\d])${source}(?![\\p{L}\\d])`, "giu"));

/** "Only 2 left" sells, so it must be the number that the catalogue holds. `text` has known names marked already. */
export function checkStock(text: string, { stocks }: Evidence): Violation[] {
  return left.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(({ 0: found, 1: count }): Violation[] =>
      stocks.has(Number(count)) ? [] : [{ code: "stock_claim", found }],
    ),
  );
}
