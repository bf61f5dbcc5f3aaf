import type { Language, Shop } from "../../src/core/index.ts";
import { texts } from "./texts.ts";

/** The first answer says that this is an AI and how to reach a person, also when the model forgot. Twice said is better than not. */
export function withDisclosure(text: string, isFirst: boolean, shop: Shop, language: Language): string {
  const { name: persona } = shop.persona;
  if (!isFirst || (saysItIsAnAi(text, persona) && wayToPerson.test(text))) return text;
  return `${texts[language].disclosure({ persona, shop: shop.name })}\n\n${text}`;
}

const word = (pattern: string): string => `(?<!\\p{L})(?:${pattern})(?!\\p{L})`;
/** Goods can be artificial, too, and "AI-20" is a model: only these words, and only beside who they are about. */
const ai = `${word("(?:чат-?)?бот(?:ом)?|штучн\\p{L}+ інтелект\\p{L}*|искусственн\\p{L}+ интеллект\\p{L}*|(?:chat)?bot|artificial intelligence")}|${word("AI|ШІ|ИИ")}(?!-?\\d)`;
/** Within one sentence, and not "I am not a bot". */
const near = `(?:(?!${word("не|not|no|isn't|aren't")})[^.!?\\n]){0,60}?`;

function saysItIsAnAi(text: string, persona: string): boolean {
  const self = word(`я|I am|I['’]m|${persona.replace(/[.*+?^$|(){}[\]\\]/g, "\\$&")}`);
  return new RegExp(`(?:${self})${near}(?:${ai})|(?:${ai})${near}(?:${self})`, "iu").test(text);
}

const wayToPerson = new RegExp(
  `${word("на?пиш\\p{L}+|поклик\\p{L}+|поклич\\p{L}+|позвать|позов\\p{L}+|write|type|say|call|ask for|talk to")}[^.!?\\n]{0,40}?` +
    word("люди\\p{L}*|человек\\p{L}*|менеджер\\p{L}*|оператор\\p{L}*|person|human|manager|operator"),
  "iu",
);
