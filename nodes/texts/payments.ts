import type { Language } from "../../src/core/index.ts";

interface PaymentTexts {
  /** The order is placed, and all of it is paid when the parcel comes. `how` is the shop's own word on that. */
  readonly ordered: (of: { number: string; total: string; how: string | null }) => string;
  /** Before the link of the National Bank, under the requisites. */
  readonly bankLink: string;
  /** In the shop's first language. */
  readonly staff: {
    readonly ordered: (of: { number: string; total: string }) => string;
    /** In a brief, in place of how far the payment is. */
    readonly onReceipt: string;
  };
}

/** What code says about ways to pay beside requisites. */
export const paymentTexts: Readonly<Record<Language, PaymentTexts>> = {
  uk: {
    ordered: ({ number, total, how }) =>
      `Дякуємо! Замовлення ${number} прийнято. Зараз платити не треба: ${total} ви сплачуєте під час отримання${how === null ? "" : ` (${how})`}.`,
    bankLink: "Або відкрийте в застосунку банку:",
    staff: {
      ordered: ({ number, total }) => `Нове замовлення ${number} на ${total}: оплата під час отримання.`,
      onReceipt: "оплата під час отримання",
    },
  },
  en: {
    ordered: ({ number, total, how }) =>
      `Thank you! Order ${number} is placed. Nothing is to be paid now: you pay ${total} when you receive it${how === null ? "" : ` (${how})`}.`,
    bankLink: "Or open it in your bank's app:",
    staff: {
      ordered: ({ number, total }) => `New order ${number} for ${total}: it is paid on receipt.`,
      onReceipt: "paid on receipt",
    },
  },
  ru: {
    ordered: ({ number, total, how }) =>
      `Спасибо! Заказ ${number} принят. Сейчас платить не нужно: ${total} вы оплачиваете при получении${how === null ? "" : ` (${how})`}.`,
    bankLink: "Или откройте в приложении банка:",
    staff: {
      ordered: ({ number, total }) => `Новый заказ ${number} на ${total}: оплата при получении.`,
      onReceipt: "оплата при получении",
    },
  },
};
