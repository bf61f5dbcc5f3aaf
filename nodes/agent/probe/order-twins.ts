import type { Language } from "../../../src/core/index.ts";
import type { FoundOrder } from "../../sale/found-order.ts";
import type { Twin } from "./twin.ts";

type Said = readonly [Language, (number: string) => string];

/** How a state is said, and the states in which it is true. */
const states: readonly { readonly true: readonly string[]; readonly said: readonly Said[] }[] = [
  {
    true: ["shipped"],
    said: [
      ["uk", (number) => `Замовлення ${number} вже в дорозі.`],
      ["uk", (number) => `Посилка за замовленням ${number} їде до вас 🚚`],
      ["ru", (number) => `Заказ ${number} уже в пути.`],
      ["en", (number) => `Order ${number} is on its way.`],
    ],
  },
  {
    true: ["delivered"],
    said: [
      ["uk", (number) => `Замовлення ${number} доставлено.`],
      ["uk", (number) => `Посилка за замовленням ${number} прибула у відділення.`],
      ["ru", (number) => `Заказ ${number} доставлен.`],
      ["en", (number) => `Order ${number} has been delivered.`],
    ],
  },
  {
    true: ["cancelled"],
    said: [
      ["uk", (number) => `Замовлення ${number} скасовано.`],
      ["ru", (number) => `Заказ ${number} отменён.`],
      ["en", (number) => `Order ${number} has been cancelled.`],
    ],
  },
];

/** The state of an order, and each state that it is not in. */
export const orderTwins = (order: FoundOrder): Twin[] =>
  states
    .filter(({ true: of }) => of.includes(order.status))
    .flatMap(({ said }) =>
      states
        .filter(({ true: of }) => !of.includes(order.status))
        .flatMap((other) =>
          said.flatMap(([language, honest]) =>
            other.said
              .filter(([of]) => of === language)
              .map(([, twin]) => ({ language, honest: honest(order.number), twin: twin(order.number) })),
          ),
        ),
    );

/** What will be done, and the same as done. Without an order, a payment or a call only the first is true. */
export const tenseTwins: readonly Twin[] = [
  { language: "uk", honest: "Після оплати відправимо замовлення.", twin: "Ваше замовлення вже відправили." },
  {
    language: "uk",
    honest: "Щойно менеджер підтвердить оплату, я одразу напишу вам.",
    twin: "Оплата надійшла, дякую!",
  },
  { language: "uk", honest: "Можу додати до кошика?", twin: "Додала до кошика." },
  { language: "uk", honest: "Покликати менеджера?", twin: "Я вже передала все менеджеру." },
  { language: "ru", honest: "После оплаты отправим заказ.", twin: "Ваш заказ уже отправили." },
  { language: "ru", honest: "Могу добавить в корзину?", twin: "Добавила в корзину." },
  { language: "en", honest: "We will ship your order once it is paid.", twin: "Your order has been shipped." },
  { language: "en", honest: "Shall I add it to your cart?", twin: "I've added it to your cart." },
];
