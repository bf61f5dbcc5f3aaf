import type { AgentContext } from "../../../../../nodes/agent/context.ts";
import type { Fact } from "../../../../../nodes/agent/ledger/ledger-state.ts";
import { type Evidence, evidenceOf } from "../../../../../nodes/agent/policy/evidence.ts";
import { answered, emptyContext } from "../desk.ts";

/** Five shops that no other list of the check knows. All data are examples. */

const said = (...values: readonly number[]): Fact => ({
  kind: "said",
  messageId: "m1",
  values: [...values],
  codes: [],
  names: [],
});
const contextOf = (name: string, persona: string, more: Partial<AgentContext>): AgentContext => ({
  ...emptyContext,
  shop: { name, persona, currency: "UAH" },
  customer: { name: null, facts: [], order_count: 0 },
  summary: "",
  payment_methods: [{ id: "full", title: "Оплата на рахунок", keywords: ["рахунок"] }],
  ...more,
});

const coffee = [
  {
    title: "Кава «Ефіопія Гуджі»",
    category: "кава",
    color: "",
    currency: "UAH",
    description: "Арабіка, мита обробка. Смак: жасмин, бергамот, лимон. Обсмажено для фільтра.",
    variants: [
      { sku: "ETH-250", size: "", is: "250 г", price: 340, stock: 8 },
      { sku: "ETH-1000", size: "", is: "1 кг", price: 1180, stock: 2 },
    ],
  },
  {
    title: "Кава «Бразилія Серрадо»",
    category: "кава",
    color: "",
    currency: "UAH",
    description: "Арабіка, натуральна обробка. Смак: горіх, шоколад. Обсмажено для еспресо.",
    variants: [
      { sku: "BRA-250", size: "", is: "250 г", price: 260, stock: 0 },
      { sku: "BRA-1000", size: "", is: "1 кг", price: 890, stock: 5 },
    ],
  },
  {
    title: "Аеропрес Clear",
    category: "приладдя",
    color: "",
    currency: "UAH",
    description: "Прозорий тритан, 350 паперових фільтрів у комплекті. Об'єм 250 мл.",
    variants: [{ sku: "AERO-CL", size: "", price: 1890, stock: 1 }],
  },
];
const coffeeInfo = {
  delivery:
    "Нова пошта 1–3 дні за тарифами перевізника, від 1 500 грн безкоштовно. Самовивіз: Київ, вул. Рейтарська, 9.",
  payment: "Оплата на рахунок",
  returns: "Нерозкриту пачку можна повернути протягом 14 днів.",
  hours: "Пн–Пт 09:00–18:00, Сб–Нд вихідний",
};

const phones = [
  {
    title: "Смартфон Nova X5",
    category: "смартфони",
    color: "",
    currency: "UAH",
    description:
      "Екран 6,5 дюйма OLED, батарея 5000 мАг, 5G, NFC, дві SIM. Гарантія 24 місяці. Зарядки в комплекті немає.",
    variants: [
      { sku: "X5-128-BLK", size: "", is: "128 ГБ, чорний", price: 15_999, old_price: 17_999, stock: 4 },
      { sku: "X5-256-BLU", size: "", is: "256 ГБ, синій", price: 18_499, stock: 0 },
    ],
  },
  {
    title: "Чохол Shell",
    category: "чохли",
    color: "",
    currency: "UAH",
    description: "Силікон. Для Nova X5.",
    variants: [
      { sku: "SHELL-CLR", size: "", is: "прозорий", price: 499, stock: 20 },
      { sku: "SHELL-BLK", size: "", is: "чорний", price: 549, stock: 3 },
    ],
  },
];
const phoneLines = [
  { sku: "X5-128-BLK", title: "Смартфон Nova X5, 128 ГБ, чорний", size: "", price: 15_999, quantity: 1 },
  { sku: "SHELL-CLR", title: "Чохол Shell, прозорий", size: "", price: 499, quantity: 1 },
];

const furniture = [
  {
    title: "Стіл «Дніпро»",
    category: "столи",
    color: "дуб",
    currency: "UAH",
    description: "Масив дуба, олія. Висота 75 см. Стільниця 3 см. Розбірний, збирається за інструкцією.",
    variants: [
      { sku: "DNI-120", size: "120×70", price: 8900, stock: 2 },
      { sku: "DNI-140", size: "140×80", price: 10_400, stock: 0 },
    ],
  },
  {
    title: "Стілець «Лан»",
    category: "стільці",
    color: "сірий",
    currency: "UAH",
    description: "Ясен і тканина. Витримує до 120 кг.",
    variants: [{ sku: "LAN-GRY", size: "", price: 2350, stock: 6 }],
  },
  {
    title: "Полиця «Сула»",
    category: "полиці",
    color: "дуб",
    currency: "UAH",
    variants: [
      { sku: "SUL-60", size: "60 см", price: 1150, stock: 3 },
      { sku: "SUL-80", size: "80 см", price: 1450, stock: 4 },
    ],
  },
];
const furnitureInfo = {
  delivery:
    "Перевізник «Делівері» 3–7 днів за тарифами перевізника. У Полтаві власна машина 500 грн, підйом 100 грн за поверх.",
  payment: "Оплата на рахунок; Передоплата 1000 грн, решта при отриманні",
  returns: "Повернення протягом 14 днів, зворотну доставку оплачує покупець.",
  hours: "Пн–Сб 10:00–19:00, Нд вихідний",
};
const tableAndChairs = [
  { sku: "DNI-120", title: "Стіл «Дніпро»", size: "120×70", price: 8900, quantity: 1 },
  { sku: "LAN-GRY", title: "Стілець «Лан»", size: "", price: 2350, quantity: 4 },
];

const flowers = [
  {
    title: "Букет «Світанок»",
    category: "букети",
    color: "рожевий",
    currency: "UAH",
    description: "Еустома, гвоздика, евкаліпт. Висота 45 см. Стоїть до 7 днів.",
    variants: [{ sku: "DAWN", size: "", price: 1650, stock: 3 }],
  },
  {
    title: "Троянда",
    category: "поштучно",
    color: "червоний",
    currency: "UAH",
    description: "Еквадор, стебло 60 см.",
    variants: [{ sku: "ROSE-60", size: "", price: 95, stock: 120 }],
  },
  {
    title: "Коробка макарунів",
    category: "солодке",
    color: "",
    currency: "UAH",
    description: "6 штук: малина, фісташка.",
    variants: [{ sku: "MACA-6", size: "", price: 320, stock: 0 }],
  },
];
const flowerInfo = {
  delivery: "Лише по Одесі: 150 грн, від 2 000 грн безкоштовно. Щодня 08:00–21:00, протягом 2 годин після оплати.",
  payment: "Оплата на рахунок",
  returns: "Квіти не повертаються. Якщо букет зів'яв за добу, замінимо.",
  hours: "Щодня 08:00–21:00",
};

const books = [
  {
    title: "Книга «Тіні забутих предків»",
    category: "книги",
    color: "",
    currency: "UAH",
    description: "Михайло Коцюбинський. 160 сторінок. Українською.",
    variants: [
      { sku: "TINI-H", size: "", is: "тверда обкладинка", price: 420, stock: 6 },
      { sku: "TINI-P", size: "", is: "м'яка обкладинка", price: 280, stock: 0 },
    ],
  },
  {
    title: "Книга «Dune»",
    category: "книги",
    color: "",
    currency: "UAH",
    description: "Frank Herbert. 620 pages, in English. Paperback.",
    variants: [{ sku: "DUNE-EN", size: "", price: 560, stock: 3 }],
  },
];
const bookInfo = {
  delivery: "Нова пошта від 70 грн, Укрпошта від 45 грн, 2–5 днів. Від 900 грн безкоштовно.",
  payment: "Оплата на рахунок",
  returns: "Обмін і повернення протягом 14 днів, якщо книгу не читали.",
  hours: "Пн–Пт 10:00–18:00",
};
const bookLines = [
  { sku: "TINI-H", title: "Книга «Тіні забутих предків», тверда обкладинка", size: "", price: 420, quantity: 1 },
  { sku: "DUNE-EN", title: "Книга «Dune»", size: "", price: 560, quantity: 1 },
];
const reader = { name: "Павло Взірець", phone: "+380501112233", city: "Рівне", branch: "відділення 14" };

const no = { allowedLinkHosts: [] };
const found = (products: readonly object[]) => answered("search_catalogue", { products });
const told = (info: object) => answered("shop_info", { info });

export const freshDesks = {
  coffee: evidenceOf(
    contextOf("Зерно", "Марко", { categories: ["кава", "приладдя"] }),
    [found(coffee), told(coffeeInfo)],
    no,
    {
      facts: [said(1000)],
      heardId: null,
    },
  ),
  phones: evidenceOf(
    contextOf("Гудок", "Ліна", {
      categories: ["смартфони", "чохли"],
      cart: { lines: phoneLines, total: 16_498, reviewed: true },
      payment_method: "full",
      bill: { status: "awaiting_proof", due: 16_498, covers_cart: true },
    }),
    [found(phones)],
    no,
    { facts: [said(15_000)], heardId: null },
  ),
  furniture: evidenceOf(
    contextOf("Дубок", "Ганна", {
      categories: ["столи", "стільці", "полиці"],
      payment_methods: [
        { id: "full", title: "Оплата на рахунок", keywords: ["рахунок"] },
        { id: "prepay", title: "Передоплата 1000 грн, решта при отриманні", keywords: ["передоплата"] },
      ],
      cart: { lines: tableAndChairs, total: 18_300, reviewed: false },
    }),
    [
      found(furniture),
      told(furnitureInfo),
      answered("change_cart", { lines: tableAndChairs, total: 18_300, problems: [], missing: [] }),
    ],
    no,
  ),
  flowers: evidenceOf(
    contextOf("Мак", "Соля", { categories: ["букети", "поштучно", "солодке"] }),
    [
      found(flowers),
      told(flowerInfo),
      answered("find_my_orders", {
        orders: [
          {
            number: "3308",
            status: "paid",
            total: 1800,
            currency: "UAH",
            placed_at: "2026-11-29",
            lines: ["Букет «Світанок», 1"],
          },
          {
            number: "3290",
            status: "delivered",
            total: 2375,
            currency: "UAH",
            placed_at: "2026-11-20",
            lines: ["Троянда, 25"],
          },
        ],
      }),
    ],
    no,
  ),
  books: evidenceOf(
    contextOf("Сторінка", "Орест", {
      categories: ["книги"],
      cart: { lines: bookLines, total: 980, reviewed: true },
      delivery: reader,
      missing: [],
      customer: { name: "Павло Взірець", facts: [], order_count: 1 },
      payment_method: "full",
      bill: { status: "awaiting_confirmation", due: 980, covers_cart: true },
    }),
    [found(books), told(bookInfo)],
    no,
  ),
} as const satisfies Record<string, Evidence>;
export type FreshDesk = keyof typeof freshDesks;
