import type { Language } from "../../src/core/index.ts";

interface BackTexts {
  readonly noted: (of: { readonly goods: readonly string[] }) => string;
  readonly whichOne: string;
  readonly isBack: (of: { readonly goods: readonly string[] }) => string;
}

/** Goods that were sold out, and that the customer wants to hear of. */
export const backTexts: Readonly<Record<Language, BackTexts>> = {
  uk: {
    noted: ({ goods }) => `Добре, напишу сюди, коли знову буде: ${goods.join("; ")}.`,
    whichOne: "Напишіть, будь ласка, на який саме товар і розмір ви чекаєте.",
    isBack: ({ goods }) => `Ви просили сказати: знову є в наявності ${goods.join("; ")}.`,
  },
  en: {
    noted: ({ goods }) => `All right, I will write here when it is back: ${goods.join("; ")}.`,
    whichOne: "Please write which article and size you are waiting for.",
    isBack: ({ goods }) => `You asked to be told: back in stock is ${goods.join("; ")}.`,
  },
  ru: {
    noted: ({ goods }) => `Хорошо, напишу сюда, когда снова будет: ${goods.join("; ")}.`,
    whichOne: "Напишите, пожалуйста, какой именно товар и размер вы ждёте.",
    isBack: ({ goods }) => `Вы просили сказать: снова есть в наличии ${goods.join("; ")}.`,
  },
};
