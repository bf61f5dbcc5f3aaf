import { stem } from "./stem.ts";

/** Words of the three languages that mean one thing in a shop: a question finds the page that uses the other word. */
const groups: readonly string[] = [
  "повернення повернути повертати поверну возврат вернуть возвращать return returns refund",
  "обмін обміняти обмінювати обмен обменять exchange swap",
  "доставка доставити доставляєте доставить доставляете відправка відправляєте отправка отправляете delivery deliver shipping ship",
  "оплата оплатити сплатити платити оплатить платить payment pay paid",
  "розмір розміри размер размеры size sizes sizing",
  "прати прання випрати пральна стирать стирка постирать wash washing laundry",
  "тканина матеріал ткань материал склад состав material fabric composition",
  "догляд доглядати уход ухаживать care",
  "гарантія гарантийный гарантия guarantee warranty",
  "знижка знижки акція скидка скидки акция discount sale promo",
  "адреса адрес магазин address store shop",
  "графік години працюєте режим график часы работаете hours opening open",
  "телефон контакт контакти phone contact contacts",
  "ціна коштує вартість цена стоит стоимость price cost",
  "подарунок подарунковий подарок подарочный gift",
  "оптом опт оптовий оптовый wholesale bulk",
  "пакування упаковка упакувати запакувати упаковать запаковать wrapping wrap packing",
  "кордон закордон граница заграницу abroad international",
  "чек рахунок фактура счет receipt invoice",
  "термін терміни строк скільки чекати срок сколько ждать term days long",
  "праска прасувати утюг гладить iron ironing",
];

const byStem = new Map(
  groups.flatMap((group) => group.split(" ").map((word) => [stem(word), `=${group.split(" ")[0]}`])),
);

/** The stems that have a meaning here: what is misspelled may be one of them. */
export const meaningfulStems: readonly string[] = [...byStem.keys()];

export const meaningOf = (root: string): string | undefined => byStem.get(root);
