import { type Found, findAll } from "../found.ts";
import { pattern } from "../pattern.ts";
import type { SizeWish } from "./sizes.ts";

export interface FactToKeep {
  readonly topic: "child_height" | "child_age" | "size" | "occasion";
  readonly text: string;
  readonly quote: string;
}

const occasion = pattern(`
  на свято, на випускний, на день народження, на весілля, на новий рік, для садочка, у садочок, в садочок, в школу,
  до школи, на утренник, на ранок у садочку, на праздник, на выпускной, на день рождения, на свадьбу, в садик,
  for a birthday, for a wedding, for school, for a party, for prom
`);
const mostQuoteChars = 200;

/** What is worth knowing next time, in the customer's own words: a height, an age, a stated size, an occasion. */
export function readFacts(text: string, sizes: readonly Found<SizeWish>[]): FactToKeep[] {
  const measured = sizes.flatMap(({ value: { from, quote } }): FactToKeep[] => {
    if (from === "height") return [{ topic: "child_height", text: quote, quote }];
    if (from === "age") return [{ topic: "child_age", text: quote, quote }];
    return /розмір|размер|size/iu.test(quote) ? [{ topic: "size", text: quote, quote }] : [];
  });
  const occasions = findAll(text, occasion, ([quote]): FactToKeep => ({ topic: "occasion", text: quote, quote }));
  return [...measured, ...occasions.map(({ value }) => value)].map((fact) => ({
    ...fact,
    text: fact.text.slice(0, mostQuoteChars),
    quote: fact.quote.slice(0, mostQuoteChars),
  }));
}
