import { wholeWords } from "./claims/whole-words.ts";

/** Everyday Ukrainian and Russian words as they are typed without a Cyrillic keyboard, and no English ones. */
const latinWords = wholeWords(
  "dobr(?:yi|yj|y|ogo|oho) ?(?:den|dnia|dnya|ranku|vechir)?|pryvit|pryvet|privet|zdravstvuyte|zdrastvuyte|vitayu|skilky|skolko|koshtu(?:ye|ie|e)|tsina|cina|sukn\\p{L}*|plat[iy]{1,2}a\\p{L}*|kostium\\p{L}*|rozmir\\p{L}*|razmer\\p{L}*|zrist|rost|budlaska|bud laska|pozhaluysta|dyakuyu|diakuiu|dyakuiu|spasibo|meni|mene|treba|potribn\\p{L}*|nuzhn\\p{L}*|hochu|khochu|xochu|mozhna|mozhno|dostavk\\p{L}*|oplat\\p{L}*|zamovl\\p{L}*|zakaz\\p{L}*|vidpravyt\\p{L}*|otprav\\p{L}*|chervon\\p{L}*|synya|syniy|bilu|bila|chorn\\p{L}*|donechk\\p{L}*|dytyn\\p{L}*|rebenk\\p{L}*|yaka|yakyi|yaky|kakoy|koly|kogda|chy|shcho|scho|tak|ni|nemaye|nemae|lyudyn\\p{L}*|menedzher\\p{L}*",
);

/** Ukrainian or Russian in Latin letters: such a customer reads Cyrillic. One word may be an accident. */
export function isTransliterated(text: string): boolean {
  const words = text.toLowerCase().match(/[a-z'’]+(?:\s+laska)?/g) ?? [];
  return new Set(words.filter((word) => latinWords.exec(word)?.[0] === word)).size >= 2;
}
