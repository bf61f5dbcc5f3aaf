import { writtenPhrase } from "../../src/core/reading/phrase.ts";

const size = writtenPhrase(
  "(розмір~|розмірн~|сітк~|зріст~|вік|віку|рок[иуіа]в?|рочк~|підійд~|підход~|підхожд~|обхват~|замір~|мал[аеоий]~|велик~)",
  "(размер~|сетк~|рост|роста|ростом|возраст~|лет|год~|подойд~|подход~|замер~|больш~)",
  "(size~|fit|fits|height|tall|age|years?|old|measure~|chart|small~|big|bigger|large~)",
);

/** Whether a message may ask for a size: it holds a figure or a word for one. */
export const tellsOfSize = (text: string): boolean => /\d/.test(text) || size.test(text);
