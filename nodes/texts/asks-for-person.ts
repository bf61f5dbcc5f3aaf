import { languages } from "../../src/core/index.ts";
import { writtenPhrase } from "../../src/core/reading/phrase.ts";
import { texts } from "./texts.ts";

/**
 * A wish for a person as the shop itself told the customer to write it: the one word, or the words of the command and
 * of the button. What is asked for in other words, a model has to understand.
 */
export function asksForPerson(text: string): boolean {
  // Longer than any of them; so no hostile text is searched.
  if (text.length > maxChars) return false;
  const said = text.trim();
  return languages.some((language) => said.startsWith(texts[language].commands.person)) || oneWord.test(said);
}

const maxChars = 200;
const oneWord = new RegExp(
  `^${writtenPhrase("(людин[аиу]|оператор~|менеджер~)", "(человек~|оператор~)", "(person|human|operator|manager)").source}[\\s.!?]*$`,
  "iu",
);
