import type { Language } from "../../src/core/index.ts";

interface OrderChangeTexts {
  readonly changed: string;
  readonly undone: string;
  /** What the order is from now on. */
  readonly now: (of: { lines: readonly string[]; total: string }) => string;
  readonly empty: string;
  /** The payment of this bill is being checked: what was added is billed next. */
  readonly later: (of: { number: string }) => string;
  /** In the shop's first language. */
  readonly staff: {
    readonly changed: (of: { what: string; by: string }) => string;
    readonly changedLater: (of: { what: string; number: string; by: string }) => string;
    readonly undone: (of: { what: string; by: string }) => string;
    /** `why` is one of those below. */
    readonly notChanged: (of: { why: string; by: string }) => string;
    readonly paid: (of: { number: string }) => string;
    readonly checked: (of: { number: string }) => string;
    readonly unknown: (of: { sku: string }) => string;
    readonly lacking: (of: { sku: string; left: number }) => string;
    readonly sold: string;
    readonly leavesNothing: string;
    readonly same: string;
  };
}

/** What code says when a person of the shop changes the order in hand. */
export const orderChangeTexts: Readonly<Record<Language, OrderChangeTexts>> = {
  uk: {
    changed: "Менеджер змінив ваше замовлення.",
    undone: "Менеджер скасував зміну замовлення.",
    now: ({ lines, total }) => ["Тепер у ньому:", ...lines, `Разом: ${total}.`].join("\n"),
    empty: "Тепер у ньому нічого немає.",
    later: ({ number }) =>
      `Рахунок ${number}, оплату якого перевіряє менеджер, лишається, як був: зміна буде в наступному рахунку.`,
    staff: {
      changed: ({ what, by }) => `Замовлення змінено (${by}): ${what}.`,
      changedLater: ({ what, number, by }) =>
        `Замовлення змінено (${by}): ${what}. Оплату замовлення ${number} вже перевіряють, тож додане буде в наступному рахунку.`,
      undone: ({ what, by }) => `Зміну замовлення скасовано (${by}): ${what}.`,
      notChanged: ({ why, by }) => `Замовлення не змінено (${by}). ${why}`,
      paid: ({ number }) => `Замовлення ${number} вже оплачено: домовтеся з клієнтом і внесіть зміну в CRM.`,
      checked: ({ number }) =>
        `Оплату замовлення ${number} перевіряють, тож забрати з нього нічого не можна: спершу вирішіть про оплату.`,
      unknown: ({ sku }) => `Артикула ${sku} немає в каталозі: перевірте, як він пишеться.`,
      lacking: ({ sku, left }) => `${sku}: є лише ${left} шт. Напишіть меншу кількість або інший артикул.`,
      sold: "Це щойно забрали інші клієнти: перевірте, скільки лишилося, і напишіть ще раз.",
      leavesNothing: "У ньому нічого не лишилося б: якщо воно не потрібне, хай клієнт напише, що скасовує його.",
      same: "Воно вже таке.",
    },
  },
  en: {
    changed: "A manager changed your order.",
    undone: "A manager took the change of the order back.",
    now: ({ lines, total }) => ["It now has:", ...lines, `Total: ${total}.`].join("\n"),
    empty: "There is nothing in it now.",
    later: ({ number }) =>
      `Bill ${number}, whose payment a manager is checking, stays as it was: the change is for the next bill.`,
    staff: {
      changed: ({ what, by }) => `The order is changed (${by}): ${what}.`,
      changedLater: ({ what, number, by }) =>
        `The order is changed (${by}): ${what}. The payment of order ${number} is being checked, so what was added is for the next bill.`,
      undone: ({ what, by }) => `The change of the order is taken back (${by}): ${what}.`,
      notChanged: ({ why, by }) => `The order is not changed (${by}). ${why}`,
      paid: ({ number }) => `Order ${number} is paid: agree it with the customer, and change it in the CRM.`,
      checked: ({ number }) =>
        `The payment of order ${number} is being checked, so nothing can be taken out of it: decide about the payment first.`,
      unknown: ({ sku }) => `The catalogue has no article ${sku}: check how it is written.`,
      lacking: ({ sku, left }) => `${sku}: there are only ${left}. Write fewer pieces, or another article.`,
      sold: "Other customers have just taken this: check how many are left, and write it again.",
      leavesNothing: "Nothing would be left of it: if it is not wanted, the customer can write that they cancel it.",
      same: "It is like that already.",
    },
  },
  ru: {
    changed: "Менеджер изменил ваш заказ.",
    undone: "Менеджер отменил изменение заказа.",
    now: ({ lines, total }) => ["Теперь в нём:", ...lines, `Всего: ${total}.`].join("\n"),
    empty: "Теперь в нём ничего нет.",
    later: ({ number }) =>
      `Счёт ${number}, оплату которого проверяет менеджер, остаётся, как был: изменение будет в следующем счёте.`,
    staff: {
      changed: ({ what, by }) => `Заказ изменён (${by}): ${what}.`,
      changedLater: ({ what, number, by }) =>
        `Заказ изменён (${by}): ${what}. Оплату заказа ${number} уже проверяют, поэтому добавленное будет в следующем счёте.`,
      undone: ({ what, by }) => `Изменение заказа отменено (${by}): ${what}.`,
      notChanged: ({ why, by }) => `Заказ не изменён (${by}). ${why}`,
      paid: ({ number }) => `Заказ ${number} уже оплачен: договоритесь с клиентом и внесите изменение в CRM.`,
      checked: ({ number }) =>
        `Оплату заказа ${number} проверяют, поэтому убрать из него ничего нельзя: сначала решите об оплате.`,
      unknown: ({ sku }) => `Артикула ${sku} нет в каталоге: проверьте, как он пишется.`,
      lacking: ({ sku, left }) => `${sku}: есть только ${left} шт. Напишите меньше или другой артикул.`,
      sold: "Это только что забрали другие клиенты: проверьте, сколько осталось, и напишите ещё раз.",
      leavesNothing: "В нём ничего бы не осталось: если он не нужен, пусть клиент напишет, что отменяет его.",
      same: "Он уже такой.",
    },
  },
};
