import type { Language } from "../../src/core/index.ts";

interface FollowUpTexts {
  readonly cart: (of: { readonly lines: readonly string[] }) => string;
  readonly bill: (of: { readonly number: string; readonly due: string }) => string;
  /** On a button, and what the customer may write: any of `optOutWords` of the node. */
  readonly optOut: string;
  readonly howToOptOut: string;
  readonly optedOut: string;
}

/** What the assistant writes by itself, after a silence. */
export const followUpTexts: Readonly<Record<Language, FollowUpTexts>> = {
  uk: {
    cart: ({ lines }) => `Ваш кошик чекає: ${lines.join("; ")}. Якщо ще хочете, допоможу оформити замовлення.`,
    bill: ({ number, due }) =>
      `Рахунок ${number} на ${due} ще не оплачено. Якщо замовлення ще потрібне, реквізити є вище в цьому чаті.`,
    optOut: "Не нагадуйте",
    howToOptOut: "Не хочете таких повідомлень? Напишіть «не нагадуйте».",
    optedOut: "Добре, більше не нагадуватиму.",
  },
  en: {
    cart: ({ lines }) => `Your cart is waiting: ${lines.join("; ")}. If you still want it, I can help you order.`,
    bill: ({ number, due }) =>
      `Bill ${number} for ${due} is not paid yet. If you still want the order, the payment details are above in this chat.`,
    optOut: "No reminders",
    howToOptOut: "Don't want such messages? Write “no reminders”.",
    optedOut: "All right, no more reminders.",
  },
  ru: {
    cart: ({ lines }) => `Ваша корзина ждёт: ${lines.join("; ")}. Если ещё хотите, помогу оформить заказ.`,
    bill: ({ number, due }) =>
      `Счёт ${number} на ${due} ещё не оплачен. Если заказ ещё нужен, реквизиты есть выше в этом чате.`,
    optOut: "Не напоминайте",
    howToOptOut: "Не хотите таких сообщений? Напишите «не напоминайте».",
    optedOut: "Хорошо, больше не буду напоминать.",
  },
};
