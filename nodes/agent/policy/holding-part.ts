import { plainPhrase } from "../../../src/core/reading/phrase.ts";
import { sentencesOf } from "./sentences.ts";

/** A part that says less is debris: "Отже", "До речі". */
const leastChars = 12;
/** As many as an answer has; a longer one is not cut up. */
const mostSentences = 20;

/** "Так, усе правильно" would agree to what is left out. */
const agreement = plainPhrase(
  "(так|ага|авжеж|звісно|звичайно|безумовно|гаразд|добре|домовил~|згод~|правильно|вірно|точно|саме так|окей|ок)",
  "(да|конечно|разумеется|хорошо|ладно|договорил~|верно|точно|именно|yes|yeah|sure|right|correct|exactly|deal|ok|okay)",
);
/** What leans on the sentence before it. */
const leaning =
  /^(?:тому|тож|отже|також|зате|але|проте|однак|поэтому|значит|также|зато|но|однако|so|therefore|also|but|however|then)(?![\p{L}])/iu;
const opening = /^(?:[^\p{L}\d"«“„(•*-]|(?:а|але|і|й|та|тож|и|но|and|but|so)(?![\p{L}])[ ,]*)+/iu;

/** Of a draft what holds sentence by sentence and together; empty when nothing of it is worth saying. */
export function holdingPart(draft: string, holds: (text: string) => boolean): string {
  const sentences = sentencesOf(draft);
  if (sentences.length > mostSentences) return "";
  let isAfterGap = false;
  const kept: string[] = [];
  for (const sentence of sentences) {
    const part = holds(sentence) ? sentence : clausesOf(sentence, holds);
    const isWhole = part === sentence;
    const isDebris = isAfterGap && leaning.test(part.trim());
    if (part !== "" && !isDebris && holds([...kept, part].join(" "))) kept.push(part.trim());
    isAfterGap = !isWhole;
  }
  const said = kept.filter((each) => !agreement.test(firstWords(each)) || /\d/.test(each));
  const text = said.join(" ");
  return text.replace(/[^\p{L}\p{N}]/gu, "").length >= leastChars && holds(text) ? text : "";
}

const firstWords = (sentence: string): string => sentence.toLowerCase().split(/\s+/).slice(0, 3).join(" ");

/** Of a sentence that does not hold the first clauses, when they name a figure: the rest of it is left out. */
function clausesOf(sentence: string, holds: (text: string) => boolean): string {
  const clauses = sentence.split(/(?<=[,;:]\s)|(?<=\s[—–-]\s)/u);
  const fault = clauses.findIndex((clause) => !holds(clause));
  const part = clauses
    .slice(0, Math.max(0, fault))
    .join("")
    .replace(/[\s,;:—–-]+$/u, "")
    .replace(opening, "");
  if (!/\d/.test(part) || agreement.test(firstWords(part))) return "";
  const ended = /[.!?…]$/u.test(part) ? part : `${part}.`;
  return holds(ended) ? ended : "";
}
