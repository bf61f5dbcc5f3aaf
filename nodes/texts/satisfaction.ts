import type { Language, Rating } from "../../src/core/index.ts";

/** The question whether a customer is content, once the matter is over; `thanks` is shown at the press. */
interface SatisfactionWords {
  readonly question: string;
  readonly answers: Readonly<Record<Rating, string>>;
  readonly thanks: string;
}

export const satisfactionWords: Readonly<Record<Language, SatisfactionWords>> = {
  uk: {
    question: "Як вам наша допомога? Достатньо одного натискання.",
    answers: { good: "👍 Добре", fair: "😐 Так собі", bad: "👎 Погано" },
    thanks: "Дякуємо за оцінку!",
  },
  en: {
    question: "How was our help? One press is enough.",
    answers: { good: "👍 Good", fair: "😐 So-so", bad: "👎 Bad" },
    thanks: "Thank you for your rating!",
  },
  ru: {
    question: "Как вам наша помощь? Достаточно одного нажатия.",
    answers: { good: "👍 Хорошо", fair: "😐 Так себе", bad: "👎 Плохо" },
    thanks: "Спасибо за оценку!",
  },
};
