import type { Language } from "../../src/core/index.ts";
import type { Line } from "./written-customer.ts";

/** What a customer or the shop does in a talk that is shown in `docs/conversations.md`. */
type Step = Line | { readonly confirms: boolean } | { readonly waitHours: number };

export interface ShownTalk {
  readonly title: string;
  readonly language: Language;
  /** What could be chosen is listed below each message, numbered as the terminal numbers it. */
  readonly showsChoices?: true;
  readonly steps: readonly Step[];
}

export const shownTalks: readonly ShownTalk[] = [
  {
    title: "Продаж словами: оплата переказом і підтвердження",
    language: "uk",
    steps: [
      "Добрий день! Шукаю сукню доньці, зріст 122",
      "беру синю, а знижка якась буде?",
      "Олена Приклад, 067 000 00 01, Київ, відділення 5",
      "так, повна оплата",
      { photo: "оплатила" },
      { confirms: true },
    ],
  },
  {
    title: "Продаж вибором: цифри замість кнопок",
    language: "uk",
    showsChoices: true,
    steps: ["/start", "/menu", "1", "1", "2", "1", "1", "1"],
  },
  {
    title: "Скарга, яку вирішує людина",
    language: "uk",
    steps: ["купила у вас шорти сину, вдягнув двічі і по шву поїхали", "коли мені відповідять?"],
  },
  {
    title: "Зміна замовлення до оплати",
    language: "uk",
    steps: [
      "беру бежевий костюм Дует на 122",
      "ой ні, краще чорний",
      "Леся Приклад, 0670000002, Львів, відділення 12",
      "так, передоплата",
    ],
  },
  {
    title: "Оплату не підтверджено",
    language: "uk",
    steps: [
      "чорні шорти на 116 беру",
      "Ірина Приклад, 0670000003, Одеса, відділення 7",
      "так, повна оплата",
      "оплатила",
      { confirms: false },
    ],
  },
  {
    title: "Фото й адреса, сказана голосом",
    language: "uk",
    steps: [
      { photo: "" },
      "шукаю схоже худі, сіре, на сто двадцять вісім",
      "беру",
      "приклад степан місто вінниця відділення двадцять три телефон нуль дев'яносто сім нуль нуль нуль нуль нуль сімдесят",
    ],
  },
  {
    title: "Sold out, then another colour",
    language: "en",
    steps: ["is the red rosa dress available in 104?", "and in pink?", "ok, I'll take that one"],
  },
  {
    title: "A minor",
    language: "en",
    steps: ["hi, I'm 12 years old and I want to buy the grey hoodie in 152"],
  },
  {
    title: "Ночью: человек отвечает в рабочие часы",
    language: "ru",
    steps: [{ waitHours: 13 }, "здравствуйте, позовите менеджера", "а доставка сколько идёт?"],
  },
  {
    title: "Вопросы до покупки",
    language: "ru",
    steps: [
      "сколько стоит тренч и есть ли он на 128?",
      "а если не подойдёт, вернуть можно?",
      "упакуете в подарок?",
      "спасибо, подумаю",
    ],
  },
];
