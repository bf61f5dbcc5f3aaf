import type { OrderTexts, WishWords } from "./shape.ts";

const change = ({ was, becomes }: WishWords): string =>
  was === "" ? `додати «${becomes}»` : becomes === "" ? `прибрати «${was}»` : `замість «${was}» буде «${becomes}»`;
const paidWords = ({ paid }: WishWords): string => (paid === null ? "" : ` Сплачено ${paid}.`);

export const uk: OrderTexts = {
  billAgain: ({ number, lines }) => [`Рахунок ${number} ще раз. У ньому:`, ...lines].join("\n"),
  billChecked: ({ number, lines, due, total }) =>
    [
      `Рахунок ${number} на ${due} (разом ${total}): менеджер уже перевіряє оплату, вдруге платити не треба. У ньому:`,
      ...lines,
    ].join("\n"),
  billPaid: ({ number, lines, total, paid, rest, how }) =>
    [
      `Рахунок ${number}: сплачено ${paid}, разом ${total}. У ньому:`,
      ...lines,
      ...(rest === null ? [] : [`Лишилося сплатити ${rest}${how === null ? "" : `: ${how}`}.`]),
    ].join("\n"),
  newBill: ({ number, before, lines }) =>
    [
      `Замовлення змінено. Рахунок ${before} більше не дійсний, за ним не платіть. Новий рахунок ${number}:`,
      ...lines,
    ].join("\n"),
  cancelled: ({ number }) =>
    `Замовлення ${number} скасовано. Рахунок більше не дійсний, за ним не платіть. Якщо гроші вже надіслано, напишіть: менеджер їх знайде.`,
  asked: {
    goods: (of) =>
      `Прошу менеджера змінити замовлення ${of.number}: ${change(of)}. Доки він не підтвердить, замовлення лишається, як було.`,
    delivery: (of) =>
      `Прошу менеджера змінити доставку замовлення ${of.number}: ${change(of)}. Доки він не підтвердить, доставка лишається, як була.`,
    cancel: (of) =>
      `Прошу менеджера скасувати замовлення ${of.number}.${paidWords(of)} Воно ще не скасоване: це вирішує менеджер.`,
    refund: (of) =>
      `Передаю менеджеру прохання про повернення за замовленням ${of.number}: ${of.was}.${paidWords(of)} Гроші ще не повернено. Щойно їх повернуть, я напишу вам тут.`,
    invoice: ({ number, becomes }) =>
      `Прошу менеджера надіслати документ за замовленням ${number} на ${becomes}. Це не фіскальний чек: його тут не видають.`,
    paid: ({ number }) => `Передаю менеджеру, що ви сплатили за замовленням ${number}. Він перевірить.`,
  },
  document: ({ shop, number, date, lines, total, due, paid, rest, payee, iban, taxId, purpose }) =>
    [
      `Рахунок ${number} від ${date}, ${shop}`,
      ...lines,
      `Разом: ${total}`,
      ...(due === null ? [] : [`До сплати: ${due}`]),
      ...(paid === null ? [] : [`Сплачено: ${paid}`]),
      ...(rest === null ? [] : [`Решта: ${rest}`]),
      `Отримувач: ${payee}`,
      `IBAN: ${iban}`,
      ...(taxId === null ? [] : [`ІПН/ЄДРПОУ: ${taxId}`]),
      `Призначення: ${purpose}`,
      "Це не фіскальний чек.",
    ].join("\n"),
  refundUndone: ({ number }) =>
    `Про повернення грошей за замовленням ${number} сказано зарано: менеджер перевіряє це ще раз.`,
  agreedPrice: ({ title, price }) => `Менеджер погодив для вас ціну: ${title}, ${price}.`,
  agreedDiscount: ({ percent }) => `Менеджер погодив для вас знижку ${percent} % на це замовлення.`,
  agreedTotal: ({ total }) => `Тепер разом ${total}.`,
  priceUndone: "Менеджер скасував погоджену раніше ціну.",
  staff: {
    wish: "Просить змінити",
    asked: {
      goods: (of) =>
        `Замовлення ${of.number}, товари: ${change(of)}.${paidWords(of)} Нічого не змінено: вирішіть і внесіть зміну в CRM.`,
      delivery: (of) =>
        `Замовлення ${of.number}, доставка: ${change(of)}. Нічого не змінено: вирішіть і внесіть зміну в CRM.`,
      cancel: (of) =>
        `Замовлення ${of.number}: скасувати (${of.was}).${paidWords(of)} Нічого не скасовано. Повернете гроші: deskgraph payment refunded`,
      refund: (of) =>
        `Замовлення ${of.number}: повернення (${of.was}).${paidWords(of)} Повернете гроші: deskgraph payment refunded`,
      invoice: (of) => `Замовлення ${of.number}: надіслати документ на ${of.becomes}. Його текст нижче.\n\n${of.was}`,
      paid: (of) => `Замовлення ${of.number}: клієнт каже, що сплатив.${paidWords(of)} Перевірте, чи надійшли гроші.`,
    },
    cancelled: ({ number, due }) =>
      `Клієнт скасував замовлення ${number} (${due}), рахунок не оплачено. Якщо за ним надійдуть гроші, поверніть їх.`,
    refundMade: ({ number, amount, by }) =>
      `Замовлення ${number}: повернено ${amount} (${by}). Клієнту про це сказано.`,
    refundUnknown: ({ number, by }) =>
      `Замовлення ${number}: повернення (${by}) не записано, бо оплати за ним немає або її вже повернено.`,
    refundUndone: ({ number, by }) =>
      `Замовлення ${number}: слово про повернення грошей скасовано (${by}). Клієнту про це сказано.`,
    priceAgreed: ({ terms, by }) => `Погоджено ціну (${by}): ${terms}. Клієнту про це сказано.`,
    priceLater: ({ terms, number, by }) =>
      `Погоджено ціну (${by}): ${terms}. Оплату замовлення ${number} вже перевіряють, тож ціна діятиме для наступного рахунку.`,
    priceUndone: ({ terms, by }) => `Погоджену ціну скасовано (${by}): ${terms}.`,
    nothingToUndo: ({ by }) => `Тут немає чого скасовувати (${by}). Нічого не змінено.`,
    undoTooLate: ({ minutes, by }) => `Скасувати (${by}) можна лише протягом ${minutes} хв. Нічого не змінено.`,
    undoNotTheirs: ({ by }) =>
      `${by} не може цього скасувати: це може той, хто це зробив, або власник. Нічого не змінено.`,
    articleTerms: ({ title, price }) => `${title}: ${price}`,
    orderTerms: ({ percent }) => `−${percent} % на все замовлення`,
  },
};
