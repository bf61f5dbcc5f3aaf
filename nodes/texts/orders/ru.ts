import type { OrderTexts, WishWords } from "./shape.ts";

const change = ({ was, becomes }: WishWords): string =>
  was === "" ? `добавить «${becomes}»` : becomes === "" ? `убрать «${was}»` : `вместо «${was}» будет «${becomes}»`;
const paidWords = ({ paid }: WishWords): string => (paid === null ? "" : ` Оплачено ${paid}.`);

export const ru: OrderTexts = {
  billAgain: ({ number, lines }) => [`Счёт ${number} ещё раз. В нём:`, ...lines].join("\n"),
  billChecked: ({ number, lines, due, total }) =>
    [
      `Счёт ${number} на ${due} (всего ${total}): менеджер уже проверяет оплату, второй раз платить не нужно. В нём:`,
      ...lines,
    ].join("\n"),
  billPaid: ({ number, lines, total, paid, rest, how }) =>
    [
      `Счёт ${number}: оплачено ${paid}, всего ${total}. В нём:`,
      ...lines,
      ...(rest === null ? [] : [`Осталось оплатить ${rest}${how === null ? "" : `: ${how}`}.`]),
    ].join("\n"),
  newBill: ({ number, before, lines }) =>
    [`Заказ изменён. Счёт ${before} больше не действителен, по нему не платите. Новый счёт ${number}:`, ...lines].join(
      "\n",
    ),
  cancelled: ({ number }) =>
    `Заказ ${number} отменён. Счёт больше не действителен, по нему не платите. Если деньги уже отправлены, напишите: менеджер их найдёт.`,
  asked: {
    goods: (of) =>
      `Прошу менеджера изменить заказ ${of.number}: ${change(of)}. Пока он не подтвердит, заказ остаётся, как был.`,
    delivery: (of) =>
      `Прошу менеджера изменить доставку заказа ${of.number}: ${change(of)}. Пока он не подтвердит, доставка остаётся, как была.`,
    cancel: (of) =>
      `Прошу менеджера отменить заказ ${of.number}.${paidWords(of)} Он ещё не отменён: это решает менеджер.`,
    refund: (of) =>
      `Передаю менеджеру просьбу о возврате по заказу ${of.number}: ${of.was}.${paidWords(of)} Деньги ещё не возвращены. Как только их вернут, я напишу вам здесь.`,
    invoice: ({ number, becomes }) =>
      `Прошу менеджера отправить документ по заказу ${number} на ${becomes}. Это не фискальный чек: его здесь не выдают.`,
    paid: ({ number }) => `Передаю менеджеру, что вы оплатили заказ ${number}. Он проверит.`,
  },
  document: ({ shop, number, date, lines, total, due, paid, rest, payee, iban, taxId, purpose }) =>
    [
      `Счёт ${number} от ${date}, ${shop}`,
      ...lines,
      `Всего: ${total}`,
      ...(due === null ? [] : [`К оплате: ${due}`]),
      ...(paid === null ? [] : [`Оплачено: ${paid}`]),
      ...(rest === null ? [] : [`Остаток: ${rest}`]),
      `Получатель: ${payee}`,
      `IBAN: ${iban}`,
      ...(taxId === null ? [] : [`ИНН/ЕГРПОУ: ${taxId}`]),
      `Назначение: ${purpose}`,
      "Это не фискальный чек.",
    ].join("\n"),
  refundUndone: ({ number }) =>
    `О возврате денег по заказу ${number} сказано слишком рано: менеджер проверяет это ещё раз.`,
  agreedPrice: ({ title, price }) => `Менеджер согласовал для вас цену: ${title}, ${price}.`,
  agreedDiscount: ({ percent }) => `Менеджер согласовал для вас скидку ${percent} % на этот заказ.`,
  agreedTotal: ({ total }) => `Теперь всего ${total}.`,
  priceUndone: "Менеджер отменил согласованную раньше цену.",
  staff: {
    wish: "Просит изменить",
    asked: {
      goods: (of) =>
        `Заказ ${of.number}, товары: ${change(of)}.${paidWords(of)} Ничего не изменено: решите и внесите изменение в CRM.`,
      delivery: (of) =>
        `Заказ ${of.number}, доставка: ${change(of)}. Ничего не изменено: решите и внесите изменение в CRM.`,
      cancel: (of) =>
        `Заказ ${of.number}: отменить (${of.was}).${paidWords(of)} Ничего не отменено. Вернёте деньги: deskgraph payment refunded`,
      refund: (of) =>
        `Заказ ${of.number}: возврат (${of.was}).${paidWords(of)} Вернёте деньги: deskgraph payment refunded`,
      invoice: (of) => `Заказ ${of.number}: отправить документ на ${of.becomes}. Его текст ниже.\n\n${of.was}`,
      paid: (of) => `Заказ ${of.number}: клиент говорит, что оплатил.${paidWords(of)} Проверьте, пришли ли деньги.`,
    },
    cancelled: ({ number, due }) =>
      `Клиент отменил заказ ${number} (${due}), счёт не оплачен. Если по нему придут деньги, верните их.`,
    refundMade: ({ number, amount, by }) => `Заказ ${number}: возвращено ${amount} (${by}). Клиенту об этом сказано.`,
    refundUnknown: ({ number, by }) =>
      `Заказ ${number}: возврат (${by}) не записан, потому что оплаты по нему нет или её уже вернули.`,
    refundUndone: ({ number, by }) =>
      `Заказ ${number}: слово о возврате денег отменено (${by}). Клиенту об этом сказано.`,
    priceAgreed: ({ terms, by }) => `Согласована цена (${by}): ${terms}. Клиенту об этом сказано.`,
    priceLater: ({ terms, number, by }) =>
      `Согласована цена (${by}): ${terms}. Оплату заказа ${number} уже проверяют, поэтому цена действует для следующего счёта.`,
    priceUndone: ({ terms, by }) => `Согласованная цена отменена (${by}): ${terms}.`,
    nothingToUndo: ({ by }) => `Здесь нечего отменять (${by}). Ничего не изменено.`,
    undoTooLate: ({ minutes, by }) => `Отменить (${by}) можно только в течение ${minutes} мин. Ничего не изменено.`,
    undoNotTheirs: ({ by }) =>
      `${by} не может этого отменить: это может тот, кто это сделал, или владелец. Ничего не изменено.`,
    articleTerms: ({ title, price }) => `${title}: ${price}`,
    orderTerms: ({ percent }) => `−${percent} % на весь заказ`,
  },
};
