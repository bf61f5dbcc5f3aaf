import type { Language } from "../../src/core/index.ts";
import { en } from "./phrases/en.ts";
import { ru } from "./phrases/ru.ts";
import { type Phrases, type Question, questions } from "./phrases/shape.ts";
import { uk } from "./phrases/uk.ts";

export const phrases: Readonly<Record<Language, Phrases>> = { uk, en, ru };

/** Said to a customer who writes in a language that the model does not speak. */
export const spokenLanguages =
  "Я розумію українську, англійську та російську. Якщо зручніше, покличу людину.\nI speak Ukrainian, English and Russian, and I can call a person for you.";

/** Which of the model's questions a message of the shop ended with. */
export const askedIn = (text: string): Question | undefined =>
  questions.find((question) => Object.values(phrases).some((spoken) => text.includes(spoken.questions[question])));
