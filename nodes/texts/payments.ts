import type { Language } from "../../src/core/index.ts";

interface PaymentTexts {
  /** The order is placed, and all of it is paid when the parcel comes. `how` is the shop's own word on that. */
  readonly ordered: (of: { number: string; total: string; how: string | null }) => string;
  /** Before the link of the National Bank, under the requisites. */
  readonly bankLink: string;
  /** In place of requisites: the link comes by itself. */
  readonly linkComes: (of: { due: string; total: string; partial: boolean }) => string;
  readonly link: (of: { number: string; due: string; url: string; until: string }) => string;
  /** The link that was promised cannot be made. */
  readonly noLink: (of: { number: string }) => string;
  /** Another sum than the bill's came for it. */
  readonly paidOther: (of: { number: string; came: string; due: string }) => string;
  /** The order is the customer's, and the CRM did not take it; `isPaid`: money came for it. */
  readonly notEntered: (of: { number: string; isPaid: boolean }) => string;
  /** In the shop's first language. */
  readonly staff: {
    readonly ordered: (of: { number: string; total: string }) => string;
    /** In a brief, in place of how far the payment is. */
    readonly onReceipt: string;
    readonly paidOther: (of: { number: string; came: string; due: string; chargeId: string }) => string;
    /** A person asked the provider to give money back. */
    readonly goesBack: (of: { number: string; amount: string; by: string }) => string;
  };
}

/** What code says about ways to pay beside requisites, and about money that does not fit. */
export const paymentTexts: Readonly<Record<Language, PaymentTexts>> = {
  uk: {
    ordered: ({ number, total, how }) =>
      `Дякуємо! Замовлення ${number} прийнято. Зараз платити не треба: ${total} ви сплачуєте під час отримання${how === null ? "" : ` (${how})`}.`,
    bankLink: "Або відкрийте в застосунку банку:",
    linkComes: ({ due, total, partial }) =>
      `${partial ? `До сплати зараз: ${due} (разом ${total}, решта під час отримання).` : `До сплати: ${due}.`} Готую посилання на оплату, воно прийде окремим повідомленням.`,
    link: ({ number, due, url, until }) =>
      `Посилання для оплати рахунку ${number} на ${due}:\n${url}\nВоно діє до ${until}. Щойно оплату підтвердить банк, я напишу вам.`,
    noLink: ({ number }) =>
      `Посилання для оплати рахунку ${number} зробити не вдалося. Менеджер уже знає і напише вам, як оплатити. Рахунок лишається за вами.`,
    paidOther: ({ number, came, due }) =>
      `За рахунком ${number} надійшло ${came}, а до сплати було ${due}. Гроші отримано, рахунок ще не закрито: менеджер перевірить і напише вам. Більше нічого не сплачуйте.`,
    notEntered: ({ number, isPaid }) =>
      `${isPaid ? `Оплату отримано, замовлення ${number} ваше.` : `Замовлення ${number} прийнято.`} Облік магазину його поки не взяв, тож менеджер внесе його вручну. Від вас нічого не потрібно.`,
    staff: {
      ordered: ({ number, total }) => `Нове замовлення ${number} на ${total}: оплата під час отримання.`,
      onReceipt: "оплата під час отримання",
      paidOther: ({ number, came, due, chargeId }) =>
        `За рахунком ${number} надійшло ${came}, а до сплати ${due} (платіж ${chargeId}). Рахунок не закрито. Вирішіть, чи поверне магазин гроші, і напишіть клієнту.`,
      goesBack: ({ number, amount, by }) =>
        `Замовлення ${number}: повернення ${amount} замовлено (${by}). Клієнт дізнається, коли гроші підуть назад.`,
    },
  },
  en: {
    ordered: ({ number, total, how }) =>
      `Thank you! Order ${number} is placed. Nothing is to be paid now: you pay ${total} when you receive it${how === null ? "" : ` (${how})`}.`,
    bankLink: "Or open it in your bank's app:",
    linkComes: ({ due, total, partial }) =>
      `${partial ? `To pay now: ${due} (total ${total}, the rest on delivery).` : `To pay: ${due}.`} I am getting your payment link; it comes as a message of its own.`,
    link: ({ number, due, url, until }) =>
      `The link to pay bill ${number} for ${due}:\n${url}\nIt works until ${until}. As soon as the bank confirms the payment, I'll write to you.`,
    noLink: ({ number }) =>
      `The payment link for bill ${number} could not be made. I have told a manager, who will write to you how to pay. The bill stays open for you.`,
    paidOther: ({ number, came, due }) =>
      `${came} came for bill ${number}, and ${due} was to be paid. The money is here, the bill is not settled yet: a manager will look and write to you. Please pay nothing more.`,
    notEntered: ({ number, isPaid }) =>
      `${isPaid ? `Your payment is here, and order ${number} is yours.` : `Order ${number} is placed.`} The shop's records have not taken it yet, so a manager will enter it by hand. Nothing is needed from you.`,
    staff: {
      ordered: ({ number, total }) => `New order ${number} for ${total}: it is paid on receipt.`,
      onReceipt: "paid on receipt",
      paidOther: ({ number, came, due, chargeId }) =>
        `${came} came for bill ${number}, and ${due} was due (payment ${chargeId}). The bill is not settled. Decide whether money goes back, and write to the customer.`,
      goesBack: ({ number, amount, by }) =>
        `Order ${number}: ${amount} is to go back (${by}). The customer is told when it does.`,
    },
  },
  ru: {
    ordered: ({ number, total, how }) =>
      `Спасибо! Заказ ${number} принят. Сейчас платить не нужно: ${total} вы оплачиваете при получении${how === null ? "" : ` (${how})`}.`,
    bankLink: "Или откройте в приложении банка:",
    linkComes: ({ due, total, partial }) =>
      `${partial ? `К оплате сейчас: ${due} (всего ${total}, остальное при получении).` : `К оплате: ${due}.`} Готовлю ссылку на оплату, она придёт отдельным сообщением.`,
    link: ({ number, due, url, until }) =>
      `Ссылка для оплаты счёта ${number} на ${due}:\n${url}\nОна действует до ${until}. Как только банк подтвердит оплату, я напишу вам.`,
    noLink: ({ number }) =>
      `Ссылку для оплаты счёта ${number} сделать не удалось. Менеджер уже знает и напишет вам, как оплатить. Счёт остаётся за вами.`,
    paidOther: ({ number, came, due }) =>
      `По счёту ${number} пришло ${came}, а к оплате было ${due}. Деньги получены, счёт ещё не закрыт: менеджер проверит и напишет вам. Больше ничего не платите.`,
    notEntered: ({ number, isPaid }) =>
      `${isPaid ? `Оплата получена, заказ ${number} ваш.` : `Заказ ${number} принят.`} Учёт магазина его пока не взял, поэтому менеджер внесёт его вручную. От вас ничего не нужно.`,
    staff: {
      ordered: ({ number, total }) => `Новый заказ ${number} на ${total}: оплата при получении.`,
      onReceipt: "оплата при получении",
      paidOther: ({ number, came, due, chargeId }) =>
        `По счёту ${number} пришло ${came}, а к оплате ${due} (платёж ${chargeId}). Счёт не закрыт. Решите, вернёт ли магазин деньги, и напишите клиенту.`,
      goesBack: ({ number, amount, by }) =>
        `Заказ ${number}: возврат ${amount} заказан (${by}). Клиент узнает, когда деньги пойдут назад.`,
    },
  },
};
