import type { Language } from "../../src/core/index.ts";

export interface WaitFacts {
  readonly who: string | null;
  /** In working hours. */
  readonly minutes: number;
  readonly reason: string;
}

type Words = (of: WaitFacts) => string;

/** To the staff: a customer waits for a person, and nobody came. */
export const waitingTexts: Readonly<Record<Language, Readonly<Record<"remind" | "supervisor" | "raised", Words>>>> = {
  uk: {
    remind: ({ who, minutes, reason }) =>
      `Нагадування: ${who ?? "клієнт"} чекає на людину ${minutes} хв робочого часу (${reason}).`,
    supervisor: ({ who, minutes, reason }) =>
      `Ніхто не відповів: ${who ?? "клієнт"} чекає ${minutes} хв робочого часу (${reason}). Керівнику: призначте, будь ласка, людину.`,
    raised: ({ who, minutes, reason }) =>
      `Терміново: ${who ?? "клієнт"} чекає на людину ${minutes} хв робочого часу (${reason}), і ніхто не відповів.`,
  },
  en: {
    remind: ({ who, minutes, reason }) =>
      `Reminder: ${who ?? "a customer"} has waited ${minutes} working minutes for a person (${reason}).`,
    supervisor: ({ who, minutes, reason }) =>
      `Nobody answered: ${who ?? "a customer"} has waited ${minutes} working minutes (${reason}). To the supervisor: please find a person.`,
    raised: ({ who, minutes, reason }) =>
      `Urgent: ${who ?? "a customer"} has waited ${minutes} working minutes for a person (${reason}), and nobody answered.`,
  },
  ru: {
    remind: ({ who, minutes, reason }) =>
      `Напоминание: ${who ?? "клиент"} ждёт человека ${minutes} мин рабочего времени (${reason}).`,
    supervisor: ({ who, minutes, reason }) =>
      `Никто не ответил: ${who ?? "клиент"} ждёт ${minutes} мин рабочего времени (${reason}). Руководителю: назначьте, пожалуйста, человека.`,
    raised: ({ who, minutes, reason }) =>
      `Срочно: ${who ?? "клиент"} ждёт человека ${minutes} мин рабочего времени (${reason}), и никто не ответил.`,
  },
};

/** Why: the assistant answers nobody now, it only reads along. */
export const onlyReads: Readonly<Record<Language, string>> = {
  uk: "помічник зараз лише читає",
  en: "the assistant only reads along now",
  ru: "помощник сейчас только читает",
};
