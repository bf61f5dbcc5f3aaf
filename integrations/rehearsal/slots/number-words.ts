/** Small numbers in words, in the cases that a customer counts or tells an age in. */
const values: readonly (readonly [value: number, words: string])[] = [
  [1, "один|одна|одну|одн|одне|одного|одной|одно|just one|only one|one piece|a single"],
  [2, "два|дві|двох|две|двух|двоє|пару|пара|two|a couple|a pair"],
  [3, "три|трьох|трех|троє|three"],
  [4, "чотири|чотирьох|четыре|четырех|four"],
  [5, "п'ять|пять|п'яти|пяти|five"],
  [6, "шість|шести|шесть|six"],
  [7, "сім|семи|семь|seven"],
  [8, "вісім|восьми|восемь|eight"],
  [9, "дев'ять|девять|дев'яти|девяти|nine"],
  [10, "десять|десяти|ten"],
];

export const numberWords = values.map(([, words]) => words).join("|");

export const readNumberWord = (word: string): number | undefined =>
  values.find(([, words]) => words.split("|").includes(word.toLowerCase()))?.[0];
