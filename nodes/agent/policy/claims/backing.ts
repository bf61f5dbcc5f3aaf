import { plainPhrase } from "../../../../src/core/reading/phrase.ts";
import type { Evidence } from "../evidence.ts";
import type { Claim } from "./claim.ts";
import { beginsIn, stemOf, wordsOf } from "./stems.ts";
import { wholeWords } from "./whole-words.ts";

/** A statement is true of the shop when a sentence of the shop's says it too, and says it as a yes. */
export function saidByShop(...phrases: readonly string[]): Claim["backed"] {
  const phrase = plainPhrase(...phrases);
  return ({ facts }: Evidence) => isSaidIn(facts.shopTexts, phrase);
}

export const isSaidIn = (texts: string, phrase: RegExp): boolean =>
  texts.split(/[.!?\n;]/u).some((sentence) => {
    const found = phrase.exec(sentence)?.[0];
    if (found === undefined) return false;
    // "Накладений платіж без передоплати" denies the prepayment alone.
    const rest = sentence.replace(withoutThing, " ");
    return phrase.test(rest) ? !denies.test(rest) : /^(?:без|without)(?!\p{L})/u.test(found);
  });

const withoutThing = /(?<!\p{L})(?:без|without) \p{L}+/gu;

const denies = wholeWords(
  "немає|нема|нет|не (?:надаємо|пропонуємо|робимо|приймаємо|діє|діють|можна|можемо|маємо|предоставляем|делаем|принимаем|действ\\p{L}*)|без|no|not|don't|doesn't|cannot",
);

/** Function words, and words that any sentence of a shop has. */
const fillers = new Set(
  (
    "приходьте приїжджайте заходьте завітайте чекаємо приходите приезжайте заходите ждем знаходиться знаходимось знаходимося розташований розташована находится находимся расположен visit come located шоурум шоурумі магазин магазині офіс салон нас мы ми " +
    "вашому вашого вашої ваше вашу вашим наша наше наші нашого нашому можете можна також тільки лише дуже після перед протягом впродовж через якщо який яка яке які цього цьому тому товар товару " +
    "сьогодні завтра будь ласка звісно звичайно вам вас нас нам ваш ваша можно также только очень после перед течение если который эта этот этого пожалуйста конечно your our with from this that will have please also within about"
  ).split(" "),
);

/** Whether each word of weight in `said` stands in `texts` too: a paraphrase of the shop's own words. */
export function isParaphrase(said: string, texts: string): boolean {
  const words = wordsOf(said).filter((word) => (word.length >= 4 || /\d/.test(word)) && !fillers.has(word));
  return words.length > 0 && words.every((word) => beginsIn(texts, /\d/.test(word) ? word : stemOf(word)));
}
