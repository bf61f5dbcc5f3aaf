import type { Language } from "../../../src/core/language.ts";
import { checkAccounts } from "./check-accounts.ts";
import { checkClaims } from "./check-claims.ts";
import { checkOrderNumbers, checkSkus } from "./check-identifiers.ts";
import { checkLeak } from "./check-leak.ts";
import { checkLinks } from "./check-links.ts";
import { checkNumbers } from "./check-numbers.ts";
import { checkPeople } from "./check-people.ts";
import type { Evidence } from "./evidence.ts";
import { markKnown } from "./known-spans.ts";
import { readable } from "./readable.ts";
import { isTransliterated } from "./transliterated.ts";
import type { Violation } from "./violation.ts";

type ReplyCheck = { readonly ok: true } | { readonly ok: false; readonly violations: readonly Violation[] };

/** A chat message; a longer one is no answer but an essay, and a place to hide things. */
export const maxReplyChars = 900;
/** Beyond this nothing is read: the length alone decides, so an endless answer costs nothing. */
export const maxReadChars = 2000;

/**
 * Whether a draft of the model may reach the customer: nothing is in it that data did not say. A number, a name or a
 * link passes because it was found in `evidence`, or because it is plainly none (a size, a date, a list number).
 */
export function checkReply(text: string, evidence: Evidence, language: Language): ReplyCheck {
  const tooLong: Violation[] = text.length > maxReplyChars ? [{ code: "too_long", found: `${text.length} chars` }] : [];
  if (text.length > maxReadChars) return { ok: false, violations: tooLong };

  const plain = readable(text);
  const linked = checkLinks({ text: plain, violations: [] }, evidence);
  const known = { ...linked, text: markKnown(linked.text, evidence.spans) };
  const accounts = checkAccounts(checkOrderNumbers(known, evidence), evidence);
  const { violations: read } = checkNumbers(checkSkus(accounts, evidence), evidence);
  const violations = [
    ...tooLong,
    ...checkLeak(text),
    ...read,
    ...checkClaims(linked.text, evidence),
    ...checkPeople(plain, evidence),
    ...foreignScript(known.text, language, evidence.facts.customerSaid),
  ];
  return violations.length === 0 ? { ok: true } : { ok: false, violations };
}

/** A word in a script that customers of the shop cannot read may say anything, and our checks cannot read it either. */
function foreignScript(text: string, language: Language, customerSaid: string): Violation[] {
  const found = /(?![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}])[\p{L}\p{Nl}]{2,}/u.exec(
    text,
  );
  const cyrillicInEnglish =
    language === "en" && !readsCyrillic(customerSaid) ? /(?:\p{Script=Cyrillic}+[ ,]+){8,}/u.exec(text) : null;
  return [found, cyrillicInEnglish].flatMap((match) =>
    match === null ? [] : [{ code: "foreign_script" as const, found: match[0].slice(0, 80) }],
  );
}

const readsCyrillic = (customerSaid: string): boolean =>
  /\p{Script=Cyrillic}{3}/u.test(customerSaid) || isTransliterated(customerSaid);
