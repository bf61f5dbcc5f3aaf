import type { Language } from "../../src/core/index.ts";

interface ScheduleTexts {
  readonly open: (of: { readonly count: number }) => string;
  readonly urgent: (of: { readonly count: number }) => string;
  readonly stale: (of: { readonly count: number; readonly days: number }) => string;
  readonly more: (of: { readonly count: number }) => string;
  readonly priorities: Readonly<Record<"urgent" | "high" | "medium" | "low", string>>;
}

/** Lists of tickets, for the staff. */
export const scheduleTexts: Readonly<Record<Language, ScheduleTexts>> = {
  uk: {
    open: ({ count }) => `Відкриті звернення: ${count}`,
    urgent: ({ count }) => `ТЕРМІНОВО, нові звернення: ${count}`,
    stale: ({ count, days }) => `Звернення без руху понад ${days} дн.: ${count}`,
    more: ({ count }) => `… і ще ${count}`,
    priorities: { urgent: "терміново", high: "високий", medium: "середній", low: "низький" },
  },
  en: {
    open: ({ count }) => `Open tickets: ${count}`,
    urgent: ({ count }) => `URGENT, new tickets: ${count}`,
    stale: ({ count, days }) => `Tickets that nobody touched for more than ${days} days: ${count}`,
    more: ({ count }) => `… and ${count} more`,
    priorities: { urgent: "urgent", high: "high", medium: "medium", low: "low" },
  },
  ru: {
    open: ({ count }) => `Открытые обращения: ${count}`,
    urgent: ({ count }) => `СРОЧНО, новые обращения: ${count}`,
    stale: ({ count, days }) => `Обращения без движения дольше ${days} дн.: ${count}`,
    more: ({ count }) => `… и ещё ${count}`,
    priorities: { urgent: "срочно", high: "высокий", medium: "средний", low: "низкий" },
  },
};
