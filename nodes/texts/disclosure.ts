import { type Language, languages, type Shop } from "../../src/core/index.ts";
import { alternativesIn, writtenPhrase } from "../../src/core/reading/phrase.ts";
import { texts } from "./texts.ts";

/**
 * The first answer says that this is an AI and how to reach a person, also when the model forgot. Twice said is better
 * than not.
 */
export function withDisclosure(text: string, isFirst: boolean, shop: Shop, language: Language): string {
  const { name: persona } = shop.persona;
  if (!isFirst || (saysItIsAnAi(text, persona) && wayToPerson.test(text))) return text;
  return `${texts[language].disclosure({ persona, shop: shop.name })}\n\n${text}`;
}

/** What was said without what the product put before it. */
export function withoutDisclosure(text: string, shop: Shop): string {
  const { name: persona } = shop.persona;
  const before = languages
    .map((language) => `${texts[language].disclosure({ persona, shop: shop.name })}\n\n`)
    .find((words) => text.startsWith(words));
  return before === undefined ? text : text.slice(before.length);
}

/** Goods can be artificial, too, and "AI-20" is a model: only these words, and only beside who they are about. */
const ai = writtenPhrase(
  "(чат-?)?бот(ом)?",
  "штучн~ інтелект~",
  "искусственн~ интеллект~",
  "(chat)?bot",
  "artificial intelligence",
  "(AI|ШІ|ИИ)(?!-?\\d)",
).source;
const no = writtenPhrase("не", "not", "no", "isn't", "aren't").source;
/** Within one sentence, and not "I am not a bot". */
const near = `(?:(?!${no})[^.!?\\n]){0,60}?`;

function saysItIsAnAi(text: string, persona: string): boolean {
  const self = writtenPhrase("я", "I am", "I'm", "I’m", ...alternativesIn(persona)).source;
  return new RegExp(`${self}${near}${ai}|${ai}${near}${self}`, "iu").test(text);
}

const calling = writtenPhrase(
  "на?пиш[іиуе]~",
  "поклик[аи]~",
  "поклич[іиует]~",
  "позвать",
  "позов[иіуеё]~",
  "(write|type|say|call|ask for|talk to)",
);
const person = writtenPhrase("(люди|человек|менеджер|оператор)~", "(person|human|manager|operator)");
const wayToPerson = new RegExp(`${calling.source}[^.!?\\n]{0,40}?${person.source}`, "iu");
