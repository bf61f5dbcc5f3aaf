import { type Evidence, evidenceOf } from "../../../../../nodes/agent/policy/evidence.ts";
import { answered, desks as clothes, emptyContext } from "../desk.ts";

/** Two made-up shops beside the one for clothes: what a reader knows must not be bound to children's dresses. */
const hours = "Пн–Пт 10:00–19:00, Сб 11:00–16:00, Нд вихідний";

const cream = {
  title: "Крем Velora Hydra, 50 мл",
  category: "креми",
  color: "білий",
  description:
    "Зволожувальний крем з гіалуроновою кислотою. Для сухої шкіри. Без парабенів. Об'єм 50 мл. Зроблено в Польщі.",
  currency: "UAH",
  variants: [{ sku: "VL-HY-50", size: "50 мл", price: 640, stock: 8 }],
};
const lipstick = {
  title: "Помада «Мальва»",
  category: "помади",
  color: "рожевий",
  description: "Матова помада, відтінки: теракот, пудра.",
  currency: "UAH",
  variants: [
    { sku: "ML-01", size: "теракот", price: 320, stock: 1 },
    { sku: "ML-02", size: "пудра", price: 320, stock: 0 },
  ],
};
const shampoo = {
  title: "Шампунь «Кропива»",
  category: "шампуні",
  color: "зелений",
  currency: "UAH",
  variants: [{ sku: "KR-250", size: "250 мл", price: 210, stock: 5 }],
};
const headphones = {
  title: "Навушники Sonvex Air 2",
  category: "навушники",
  color: "чорний",
  description: "Bluetooth 5.3, активне шумозаглушення, до 30 годин роботи. Гарантія 12 місяців від виробника.",
  currency: "UAH",
  variants: [{ sku: "SX-AIR2", size: "один розмір", price: 2890, stock: 4 }],
};
const speaker = {
  title: "Колонка «Бум»",
  category: "колонки",
  color: "синій",
  description: "Вага 540 г. Захист від води IP67.",
  currency: "UAH",
  variants: [{ sku: "BM-1", size: "один розмір", price: 1790, stock: 0 }],
};
const cable = {
  title: "Кабель Volta Type-C, 1 м",
  category: "кабелі",
  color: "чорний",
  currency: "UAH",
  variants: [{ sku: "VT-1M", size: "1 м", price: 190, stock: 25 }],
};

/** Variants without a size, told by a taste or a power. */
const coffee = {
  title: "Кава в зернах",
  category: "кава",
  color: "",
  currency: "UAH",
  variants: [
    { sku: "CF-ALM", size: "", is: "мигдаль", price: 280, stock: 4 },
    { sku: "CF-CHE", size: "", is: "вишня", price: 310, stock: 0 },
  ],
};
const lamp = {
  title: "Лампа Svitlo",
  category: "лампи",
  color: "",
  currency: "UAH",
  variants: [
    { sku: "LM-9", size: "", is: "9 Вт", price: 120, stock: 7 },
    { sku: "LM-15", size: "", is: "15 Вт", price: 180, stock: 1 },
    { sku: "LM-BLK", size: "", is: "чорний", price: 195, stock: 0 },
  ],
};

const beauty = {
  allowedLinkHosts: [],
  publicTexts: [
    "Нова пошта або Укрпошта: 1–3 дні, за тарифами перевізника. Безкоштовна доставка від 1500 грн.",
    "Косметику належної якості не повертаємо.",
    hours,
    "Оплата карткою на сайті або накладений платіж.",
  ],
};
const electronics = {
  allowedLinkHosts: [],
  publicTexts: [
    "Нова пошта, кур'єр додому. Відправляємо сьогодні, якщо замовлення оформлене до 15:00.",
    "Повернення протягом 14 днів у повній комплектації.",
    "Оплата частинами від monobank до 4 платежів. Готівкою у магазині.",
    "Самовивіз з магазину: м. Дніпро, вул. Прикладна 5.",
    hours,
  ],
};
const parcels = answered("find_my_orders", {
  orders: [
    {
      number: "7001",
      status: "processing",
      total: 2890,
      currency: "UAH",
      placed_at: "2026-11-20",
      lines: ["Навушники Sonvex Air 2, 1"],
    },
    {
      number: "6990",
      status: "delivered",
      total: 190,
      currency: "UAH",
      placed_at: "2026-10-02",
      lines: ["Кабель Volta Type-C, 1"],
    },
  ],
});
const context = {
  ...emptyContext,
  payment_methods: [],
  customer: { name: null, facts: [], order_count: 0 },
  summary: "",
};

export const desks = {
  ...clothes,
  beauty: evidenceOf(context, [answered("search_catalogue", { products: [cream, lipstick, shampoo] })], beauty),
  electronics: evidenceOf(
    context,
    [answered("search_catalogue", { products: [headphones, speaker, cable] })],
    electronics,
  ),
  tastes: evidenceOf(context, [answered("search_catalogue", { products: [coffee, lamp] })], beauty),
  parcels: evidenceOf(context, [parcels], electronics),
  /** A manager and the customer wrote in this chat. */
  quoted: evidenceOf(
    { ...context, delivery: { name: "Ірина Зразок", city: "Суми", branch: "відділення 3" } },
    [parcels],
    {
      ...electronics,
      quoted: [
        "Доброго дня, це Тарас. Домовились: знижка 15 %, я поправлю рахунок. Замовлення відправимо сьогодні о 17:00",
        "Гроші за кабель повернуть на картку до середи, заявку оформив",
      ],
      customerSaid: ["Телефон дала Оксана, моя сестра", "мені казали що оплата вже дійшла"],
    },
  ),
} as const satisfies Record<string, Evidence>;
export type Desk = keyof typeof desks;

/** One kind of claim: what is true or is no claim, and what nothing backs. */
export interface Examples {
  readonly honest: Partial<Record<Desk, readonly string[]>>;
  readonly lies: Partial<Record<Desk, readonly string[]>>;
}
