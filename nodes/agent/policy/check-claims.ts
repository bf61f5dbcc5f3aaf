import type { Claim, Pardon } from "./claim.ts";
import type { Evidence } from "./evidence.ts";
import { offerClaims } from "./offer-claims.ts";
import { orderClaims } from "./order-claims.ts";
import { pardons, type Said } from "./pardons.ts";
import { promiseClaims } from "./promise-claims.ts";
import type { Violation } from "./violation.ts";

const claims: readonly Claim[] = [...orderClaims, ...offerClaims, ...promiseClaims];

/** Statements that only data may make: statuses, payments, discounts, promises, being human. `text` is `readable`. */
export function checkClaims(text: string, evidence: Evidence): Violation[] {
  return sentencesOf(text.toLowerCase().replaceAll("ё", "е")).flatMap((sentence) =>
    claims.flatMap((claim): Violation[] => {
      const found = firstUnpardoned(sentence, claim);
      return found === undefined || claim.backed(evidence, sentence)
        ? []
        : [{ code: claim.code, found: found.slice(0, 80) }];
    }),
  );
}

/** A period ends a sentence only before a space, so that "12.05" and "грн." inside one do no harm. */
const sentencesOf = (text: string): string[] =>
  text.split(/(?<=[!?…])|(?<=\.)\s+|\n+/u).filter((part) => /[\p{L}\p{N}]/u.test(part));

function firstUnpardoned(sentence: string, claim: Claim): string | undefined {
  if (!claim.anyPattern.test(sentence)) return undefined;
  for (const pattern of claim.patterns) {
    for (const match of sentence.matchAll(pattern)) {
      const clause = clauseAround(sentence, match.index, match.index + match[0].length);
      if (!claim.pardons.some((name) => isPardoned(name, clause, match[0]))) return match[0];
    }
  }
  return undefined;
}

/** The clause a match stands in: a "не" before a comma is about something else. */
function clauseAround(sentence: string, start: number, end: number): Omit<Said, "match"> {
  const from = Math.max(-1, ...[",", ";", ":", " - ", "("].map((mark) => sentence.lastIndexOf(mark, start - 1)));
  const tail = sentence.slice(end).search(/[,;:()]| - /);
  const to = tail === -1 ? sentence.length : end + tail;
  const before = start === 0 ? "" : sentence.slice(from + 1, start);
  const whole = sentence.slice(start === 0 ? 0 : from + 1, to);
  return { before, whole, isAlone: !/[,;:]/.test(sentence), isQuestion: sentence.trimEnd().endsWith("?") };
}

const isPardoned = (name: Pardon, clause: Omit<Said, "match">, match: string): boolean =>
  pardons[name]({ ...clause, match });
