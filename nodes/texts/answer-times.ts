import type { Language } from "../../src/core/index.ts";

/** How long a person usually takes, in the steps in which it is said. */
export type UsualWait = 5 | 10 | 15 | 20 | 30 | 45 | 60 | 120 | 180;

interface AnswerTimes {
  /** A person is there, and how long they take is not known. */
  readonly whenFree: string;
  /** Half of the customers of the last weeks waited no longer. */
  readonly usually: Readonly<Record<UsualWait, string>>;
  /** A day that is not within the week: "on 11 January from 09:00". */
  readonly onDate: (of: { readonly date: string; readonly time: string }) => string;
  /** Nothing of the shop's brings the matter to a person at once. */
  readonly nobody: Readonly<Record<"when" | "handoff" | "first" | "again" | "modelTrouble", string>>;
  /** Nobody came so far: said once. */
  readonly stillWaiting: Readonly<Record<"open" | "closed", (of: { readonly when: string }) => string>>;
}

const spoken = (date: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", timeZone: "UTC" }).format(
    new Date(`${date}T12:00:00Z`),
  );

/** When a person answers, as a customer is told it. */
export const answerTimes: Readonly<Record<Language, AnswerTimes>> = {
  uk: {
    whenFree: "щойно звільниться",
    usually: {
      5: "зазвичай приблизно за 5 хвилин",
      10: "зазвичай приблизно за 10 хвилин",
      15: "зазвичай приблизно за 15 хвилин",
      20: "зазвичай приблизно за 20 хвилин",
      30: "зазвичай приблизно за 30 хвилин",
      45: "зазвичай приблизно за 45 хвилин",
      60: "зазвичай приблизно за годину",
      120: "зазвичай приблизно за 2 години",
      180: "зазвичай приблизно за 3 години",
    },
    onDate: ({ date, time }) => `${spoken(date, "uk")} з ${time}`,
    nobody: {
      when: "коли саме, невідомо",
      handoff: "Записую це для менеджера. Коли він відповість, сказати не можу.",
      first:
        "Ваше звернення записано для менеджера. Час відповіді наперед невідомий. Поки чекаєте, допоможу з усім іншим.",
      again: "Це дописано до вашого звернення. Коли менеджер відповість, сказати не можу.",
      modelTrouble: "Не вдалося підготувати відповідь.",
    },
    stillWaiting: {
      open: ({ when }) =>
        `Менеджер ще не відповів, перепрошую за очікування. Звернення в нього, він відповість тут, ${when}.`,
      closed: ({ when }) =>
        `Менеджер ще не відповів, перепрошую за очікування. Зараз неробочий час, він відповість тут ${when}.`,
    },
  },
  en: {
    whenFree: "as soon as they are free",
    usually: {
      5: "usually in about 5 minutes",
      10: "usually in about 10 minutes",
      15: "usually in about 15 minutes",
      20: "usually in about 20 minutes",
      30: "usually in about 30 minutes",
      45: "usually in about 45 minutes",
      60: "usually in about an hour",
      120: "usually in about 2 hours",
      180: "usually in about 3 hours",
    },
    onDate: ({ date, time }) => `on ${spoken(date, "en-GB")} from ${time}`,
    nobody: {
      when: "it is not known when",
      handoff: "I'm noting this down for a manager. I can't say when they will answer.",
      first:
        "Your request is noted for a manager. The time of the answer is not known yet. While you wait, I can help with anything else.",
      again: "This is added to your request. I can't say when the manager will answer.",
      modelTrouble: "I couldn't prepare an answer.",
    },
    stillWaiting: {
      open: ({ when }) =>
        `The manager hasn't answered yet, sorry for the wait. They have your request and will answer here ${when}.`,
      closed: ({ when }) =>
        `The manager hasn't answered yet, sorry for the wait. It is outside working hours now, so they will answer here ${when}.`,
    },
  },
  ru: {
    whenFree: "как только освободится",
    usually: {
      5: "обычно примерно за 5 минут",
      10: "обычно примерно за 10 минут",
      15: "обычно примерно за 15 минут",
      20: "обычно примерно за 20 минут",
      30: "обычно примерно за 30 минут",
      45: "обычно примерно за 45 минут",
      60: "обычно примерно за час",
      120: "обычно примерно за 2 часа",
      180: "обычно примерно за 3 часа",
    },
    onDate: ({ date, time }) => `${spoken(date, "ru")} с ${time}`,
    nobody: {
      when: "когда именно, неизвестно",
      handoff: "Записываю это для менеджера. Когда он ответит, сказать не могу.",
      first:
        "Ваше обращение записано для менеджера. Время ответа заранее неизвестно. Пока ждёте, помогу со всем остальным.",
      again: "Это добавлено к вашему обращению. Когда менеджер ответит, сказать не могу.",
      modelTrouble: "Не удалось подготовить ответ.",
    },
    stillWaiting: {
      open: ({ when }) => `Менеджер ещё не ответил, извините за ожидание. Обращение у него, он ответит здесь, ${when}.`,
      closed: ({ when }) =>
        `Менеджер ещё не ответил, извините за ожидание. Сейчас нерабочее время, он ответит здесь ${when}.`,
    },
  },
};
