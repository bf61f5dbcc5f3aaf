import type { Language, Shop } from "../src/core/index.ts";
import { texts } from "./texts/texts.ts";

/** The first answer says that this is an AI and how to reach a person, also when the model forgot. */
export function withDisclosure(text: string, isFirst: boolean, shop: Shop, language: Language): string {
  if (!isFirst || /(?<!\p{L})(?:AI|ШІ|ИИ|штучн\p{L}*|искусственн\p{L}*)(?!\p{L})/iu.test(text)) return text;
  return `${texts[language].disclosure({ persona: shop.persona.name, shop: shop.name })}\n\n${text}`;
}
