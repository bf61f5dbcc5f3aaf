import type { Checked, ClaimSource } from "../../../src/core/index.ts";
import { claimsIn } from "./check-claims.ts";
import type { Evidence } from "./evidence.ts";
import { markKnown } from "./known-spans.ts";
import { readNumbers } from "./read-numbers.ts";
import { readable } from "./readable.ts";
import { minorOf } from "./text-evidence.ts";

type Sources = Checked["sources"];

/** What a text that the check let through says, and where each of it comes from: amounts, names and codes, claims. */
export function sourcesOf(text: string, evidence: Evidence): Sources {
  const plain = readable(text);
  return [...amountsOf(plain, evidence), ...namesOf(plain, evidence), ...claimsOf(plain, evidence)];
}

/** Several phrases of one kind find the same words: the longest of them tells it. */
function claimsOf(plain: string, evidence: Evidence): Sources {
  const all = claimsIn(plain, evidence).flatMap(({ found, from }) =>
    from === undefined ? [] : [{ words: found, from }],
  );
  return all.filter(
    ({ words }) => !all.some((other) => other.words.length > words.length && other.words.includes(words)),
  );
}

function amountsOf(plain: string, evidence: Evidence): Sources {
  const text = markKnown(plain, evidence.spans);
  return readNumbers(text).numbers.flatMap(({ role, value, start, end }) => {
    const from = sourceOfAmount(value, evidence);
    const isBare = role === "bare" && from !== "reckoned" && from !== "customer";
    return role === "amount" || isBare ? [{ words: text.slice(start, end), from }] : [];
  });
}

/** The nearest to the customer's money first: what is due may be a price, too. */
function sourceOfAmount(value: number, evidence: Evidence): ClaimSource {
  const minor = minorOf(value);
  const { dueNow, dues, variants, oldPrices, person, fees, sums, said, bounds } = evidence;
  if (dueNow === minor) return "bill";
  if (variants.some(({ prices }) => prices.has(minor)) || oldPrices.has(minor)) return "catalogue";
  if (dues.has(minor)) return "cart";
  if (person.amounts.has(minor)) return "person";
  if (fees.has(minor)) return "shop";
  if (sums.has(minor)) return "tool";
  return said.values.has(value) || bounds.has(minor) ? "customer" : "reckoned";
}

function namesOf(plain: string, { spans, orderNumbers, tracking }: Evidence): Sources {
  if (spans.pattern === undefined) return [];
  const told = new Set([...orderNumbers, ...tracking]);
  return [...plain.matchAll(spans.pattern)].map(([words]) => ({
    words,
    from: told.has(words.replaceAll(" ", "")) ? "tool" : "catalogue",
  }));
}
