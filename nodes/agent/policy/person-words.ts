import { plainPhrase } from "../../../src/core/reading/phrase.ts";
import type { Token } from "./lex.ts";
import { sentenceAround, wordsIn } from "./token-scan.ts";

/** In the spelling of `wordKey`. */
const personWord = plainPhrase(
  "менеджер~|оператор~|консултант~|колег~|коллег~|продавец~|людин~|manager~|colleague~|operator~|person",
  "(вам |вам уже |уже |вже )?(написав|написал~|сказав|сказал~|пообіця~|обіця~|пообещ~|обещал~|wrote|said|promised)",
);

/** "Менеджер написав: …": what a person of the shop said is told as that person's word. */
export const isPersonsWord = (tokens: readonly Token[], at: number): boolean =>
  personWord.test(wordsIn(tokens, sentenceAround(tokens, at)).join(" "));
