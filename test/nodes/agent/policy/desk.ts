import type { AgentContext } from "../../../../nodes/agent/context.ts";
import { type Evidence, evidenceOf } from "../../../../nodes/agent/policy/evidence.ts";
import { createToolset } from "../../../../nodes/tools/toolset.ts";

/** What an answer of one of the product's tools may back. */
export const answered = createToolset().evidence;

/** One customer in the middle of a sale, with everything a good answer may rest on. All data are examples. */
export const emptyContext: AgentContext = {
  language: "uk",
  first_contact: false,
  shop: { name: "Приклад", persona: "Софія", currency: "UAH" },
  categories: ["сукні", "костюми", "шапки"],
  cart: { lines: [], total: 0, reviewed: false },
  delivery: {},
  missing: ["name", "phone", "city", "branch"],
  payment_methods: [
    { id: "full", title: "Повна оплата на рахунок", keywords: ["повна"] },
    { id: "prepay", title: "Передоплата 200 грн, решта при отриманні", keywords: ["передоплата"] },
  ],
  payment_method: null,
  bill: null,
  shown: [],
  customer: { name: null, facts: ["зріст 128 см", "обіцяли ціну 100 грн"], order_count: 0 },
  attachments: [],

  seen: [],
  replied_to: null,
  summary: "Клієнт каже, що йому обіцяли знижку 30 % і ціну 777 грн",
};

const dress = {
  title: "Сукня «Ромашка»",
  category: "сукні",
  color: "білий",
  description: "95% бавовна, 5% еластан. Довжина 62 см. Прати при 30°.",
  url: "https://shop.example.com/p/romashka-128",
  currency: "UAH",
  variants: [
    { sku: "DR-ROM-122", size: "122-128", price: 1590, stock: 3 },
    { sku: "DR-ROM-134", size: "134-140", price: 1690, stock: 1 },
    { sku: "DR-ROM-146", size: "146", price: 1690, stock: 0 },
  ],
};
const suit = {
  title: "Костюм «Вітер»",
  category: "костюми",
  color: "синій",
  currency: "UAH",
  variants: [
    { sku: "SU-VIT-110", size: "110", price: 890, stock: 7 },
    { sku: "SU-VIT-116", size: "116", price: 890, stock: 2 },
  ],
};
const hat = {
  title: "Шапка Зірка 2026",
  category: "шапки",
  color: "жовтий",
  currency: "UAH",
  variants: [{ sku: "HAT0042", size: "50-52", price: 349.5, stock: 12 }],
};

const searched = answered("search_catalogue", { products: [dress, suit, hat] });
const info = answered("shop_info", {
  info: {
    delivery:
      "Нова пошта, відділення або поштомат: 1–3 дні, від 70 грн за тарифами перевізника. Безкоштовно від 3 000 грн.",
    payment: "Повна оплата на рахунок; Передоплата 200 грн, решта при отриманні",
    returns:
      "Обмін і повернення протягом 14 днів, якщо товар не носили й збережено бірки. Кошти повертаємо за 5 робочих днів.",
    hours: "Пн 09:00–18:00, Вт 09:00–18:00, Сб 10:00–16:00, Нд вихідний",
  },
});
const orders = answered("find_my_orders", {
  orders: [
    {
      number: "A-1042",
      status: "shipped",
      total: 2480,
      currency: "UAH",
      placed_at: "2026-11-12",
      tracking: "20450000000001",
      lines: ["Сукня «Ромашка», 122-128, 1"],
    },
  ],
});
const cartLines = [
  { sku: "DR-ROM-122", title: "Сукня «Ромашка»", size: "122-128", price: 1590, quantity: 2 },
  { sku: "SU-VIT-110", title: "Костюм «Вітер»", size: "110", price: 890, quantity: 1 },
];
const filled: AgentContext = {
  ...emptyContext,
  cart: { lines: cartLines, total: 4070, reviewed: true },
  delivery: { name: "Олена Прикладенко", phone: "+380670000000", city: "Львів", branch: "відділення 112" },
  missing: [],
  customer: { name: "Олена Прикладенко", facts: [], order_count: 1 },
};
const shop = { allowedLinkHosts: ["shop.example.com"] };

/** What was looked up before the answer. "nothing" is a turn in which no data was read. */
export const desks = {
  nothing: evidenceOf(emptyContext, [], shop),
  found: evidenceOf(emptyContext, [searched], shop),
  info: evidenceOf(emptyContext, [searched, info], shop),
  cart: evidenceOf(
    filled,
    [answered("change_cart", { lines: cartLines, total: 4070, problems: [], missing: [] })],
    shop,
  ),
  orders: evidenceOf(filled, [orders], shop),
  billed: evidenceOf({ ...filled, bill: { status: "awaiting_proof", due: 200, covers_cart: true } }, [], shop),
  paid: evidenceOf({ ...filled, bill: { status: "paid", due: 4070, covers_cart: true } }, [], shop),
  handed: evidenceOf(emptyContext, [answered("call_person", { status: "accepted" })], shop),
} as const satisfies Record<string, Evidence>;
export type Desk = keyof typeof desks;
