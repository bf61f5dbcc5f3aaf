import type { Language } from "../../src/core/index.ts";

/** What a customer is told of their own commands, in whatever channel they write them. */
interface RightsWords {
  readonly language: Readonly<Record<"question" | "name", string>>;
  /** What is kept, that an AI answers, and how to have it or end it. */
  readonly privacy: string;
  readonly forget: Readonly<Record<"question" | "yes" | "no" | "done" | "kept", string>>;
}

export const rightsWords: Readonly<Record<Language, RightsWords>> = {
  uk: {
    language: { question: "Якою мовою відповідати?", name: "Українська" },
    privacy:
      "Вам відповідає штучний інтелект; людину можна покликати командою /person. Ми зберігаємо ваші повідомлення, ім'я, телефон, адресу доставки " +
      "та замовлення, щоб відповідати й доставляти. Номери карток не зберігаємо. Магазин, його CRM і служба підтримки бачать те, що потрібно для замовлення. " +
      "Щоб отримати копію своїх даних, напишіть /person і попросіть її. Щоб стерти все, напишіть /forget: лишаться тільки записи обліку без вашого імені.",
    forget: {
      question:
        "Стерти все, що ми про вас знаємо: повідомлення, ім'я, телефон, адресу? Відновити їх буде неможливо. Записи обліку лишаться без вашого імені, а оплачене замовлення ми ще доставимо.",
      yes: "Так, стерти",
      no: "Ні, залишити",
      done: "Готово: усе стерто. Якщо напишете знову, познайомимося наново.",
      kept: "Добре, нічого не стерто.",
    },
  },
  en: {
    language: { question: "Which language shall I answer in?", name: "English" },
    privacy:
      "An AI answers you here; /person calls a person. We keep your messages, name, phone, delivery address and orders, to answer and to deliver. " +
      "Card numbers are not kept. The shop, its CRM and its helpdesk see what an order needs. " +
      "To have a copy of your data, write /person and ask for it. To erase everything, write /forget: only accounts without your name stay.",
    forget: {
      question:
        "Erase everything we know about you: messages, name, phone, address? It cannot be undone. The accounts stay without your name, and an order that is paid is still delivered.",
      yes: "Yes, erase it",
      no: "No, keep it",
      done: "Done: everything is erased. If you write again, we start anew.",
      kept: "All right, nothing was erased.",
    },
  },
  ru: {
    language: { question: "На каком языке отвечать?", name: "Русский" },
    privacy:
      "Вам отвечает искусственный интеллект; человека можно позвать командой /person. Мы храним ваши сообщения, имя, телефон, адрес доставки " +
      "и заказы, чтобы отвечать и доставлять. Номера карт не храним. Магазин, его CRM и служба поддержки видят то, что нужно для заказа. " +
      "Чтобы получить копию своих данных, напишите /person и попросите её. Чтобы стереть всё, напишите /forget: останутся только записи учёта без вашего имени.",
    forget: {
      question:
        "Стереть всё, что мы о вас знаем: сообщения, имя, телефон, адрес? Восстановить их будет невозможно. Записи учёта останутся без вашего имени, а оплаченный заказ мы ещё доставим.",
      yes: "Да, стереть",
      no: "Нет, оставить",
      done: "Готово: всё стёрто. Если напишете снова, познакомимся заново.",
      kept: "Хорошо, ничего не стёрто.",
    },
  },
};
