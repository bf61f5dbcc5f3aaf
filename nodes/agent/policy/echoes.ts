import { plainPhrase } from "../../../src/core/reading/phrase.ts";
import type { Evidence } from "./evidence.ts";
import type { Token } from "./lex.ts";
import type { ReadNumber } from "./read-numbers.ts";
import { clauseAround, keyOf, sentenceAround, wordsIn } from "./token-scan.ts";

/** All in the spelling of `wordKey`: "можут", "ціну". */
/** "Чому б не", "не проблема", "не тільки": no denial at all. */
const noDenial = plainPhrase(
  "чому б не|почему бы (и )?не|why not|no problem|not only|no worries|немає проблем|нет проблем",
  "не (проблем~|питанн~|вопрос~|хвилюйт~|волнуйт~|переживайт~|тілки|толко|лише|дорого|болше|більше|бійтес~|сумнівайт~)",
);
/** Denied by what stands right before it: "не 445", "не за 500". */
const rightBefore = /^(?:не|not|ні|нет|ані)$/u;
const denial = plainPhrase(
  "(не|not|no) (~ )?(можу|можемо|зможу|зможемо|вийде|вдаст~|маю|підтвер~|скин~|бачу|буде|є|віддам|обіця~|знаю)",
  "(не|not|no) (~ )?(могу|можем|смогу|получ~|имею|подтвер~|вижу|будет|пройд~|вклад~|знайш~|наш~|назив~|каза~|able)",
  "ніяк|никак|не (роб~|дела~|дам|можн~|поступ~|вдаст~)",
  "cannot|cant|dont|wont|doesnt|isnt|wasnt|didnt|нема|немає|нет|неможливо|нелзя",
);
const attribution = plainPhrase(
  "(ви|вы|you) (~ )?(казал~|сказал~|писал~|написал~|назвал~|питал~|запитал~|спитал~|вказал~|указал~|згадал~)",
  "(ви|вы|you) (~ )?(говорил~|спросил~|спрашивал~|said|wrote|mentioned|asked|named)",
);
/** Who agrees makes the figure their own. */
const agreement = plainPhrase(
  "гаразд|добре|домовил~|згод~|звісно|звичайно|окей|ок|ok|okay|так і|тож|тому|отже",
  "хорошо|ладно|договорил~|конечно|значит|sure|deal|agreed|fine|so",
);

/** The customer's own figure, told to be wrong or not to be had, or repeated as theirs. */
export function isEchoed(number: ReadNumber, tokens: readonly Token[], { said }: Evidence): boolean {
  if (!said.values.has(number.value)) return false;
  const clause = wordsIn(tokens, clauseAround(tokens, number.at)).join(" ");
  if (noDenial.test(clause)) return false;
  const near = [tokens[number.at - 1], tokens[number.at - 2]].map(keyOf);
  if (near.some((key) => rightBefore.test(key))) return true;
  if (denial.test(clause)) return true;
  const sentence = sentenceAround(tokens, number.at);
  const words = wordsIn(tokens, sentence).join(" ");
  if (!attribution.test(words) || agreement.test(words)) return false;
  return attribution.test(wordsIn(tokens, { from: sentence.from, to: number.at }).join(" "));
}

/** "Бракує двох цифр (09712345)": what the customer wrote, and no amount of anything. */
export const isTheirCode = ({ shape, value }: ReadNumber, written: string, { said }: Evidence): boolean =>
  shape === "plain" && (written.startsWith("0") || value > 99_999) && said.codes.has(written);
