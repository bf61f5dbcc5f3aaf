import { type Shop, shopSchema } from "../core/index.ts";

/**
 * The shop that is built in: what a newcomer talks to, and what a config file changes. No real shop has its details.
 */
export const demoShop: Shop = {
  name: "Лілея",
  persona: { name: "Ліля", style: "" },
  languages: ["uk", "en", "ru"],
  timeZone: "Europe/Kyiv",
  workingHours: {
    mon: { from: "09:00", to: "18:00" },
    tue: { from: "09:00", to: "18:00" },
    wed: { from: "09:00", to: "18:00" },
    thu: { from: "09:00", to: "18:00" },
    fri: { from: "09:00", to: "18:00" },
    sat: { from: "10:00", to: "15:00" },
    sun: "closed",
    holidays: [],
  },
  catalogue: "demo",
  goods: shopSchema.shape.goods.parse(undefined),
  knowledge: "demo",
  currency: "UAH",
  requisites: {
    payee: "ФОП Приклад",
    // Zeros with their right check digits: it validates, and no account has it.
    iban: "UA890000000000000000000000000",
    taxId: "0000000000",
    purpose: "Оплата за товар, замовлення",
  },
  paymentMethods: [
    {
      id: "full",
      title: { uk: "повна оплата", en: "full payment", ru: "полная оплата" },
      due: "total",
      by: "requisites",
      keywords: ["повна", "повністю", "повну", "вся сума", "full", "полная", "полностью", "полную"],
    },
    {
      id: "prepay",
      title: { uk: "передоплата 200 грн", en: "200 UAH prepayment", ru: "предоплата 200 грн" },
      due: 200,
      by: "requisites",
      rest: {
        uk: "решту оплачуєте на пошті при отриманні",
        en: "you pay the rest at the post office when you receive it",
        ru: "остальное оплачиваете на почте при получении",
      },
      keywords: [
        "передоплата",
        "передоплату",
        "передплата",
        "передплату",
        "аванс",
        "накладений",
        "prepay",
        "prepayment",
        "предоплата",
        "предоплату",
        "наложенный",
      ],
    },
  ],
  payments: shopSchema.shape.payments.parse(undefined),
  orders: shopSchema.shape.orders.parse(undefined),
  people: shopSchema.shape.people.parse(undefined),
  satisfaction: shopSchema.shape.satisfaction.parse(undefined),
  sla: shopSchema.shape.sla.parse(undefined),
  deliveryMethods: [
    {
      id: "nova_poshta",
      title: { uk: "Нова пошта", en: "Nova Poshta", ru: "Новая почта" },
      note: {
        uk: "відправляємо протягом 1–2 робочих днів, доставку оплачує отримувач за тарифами перевізника",
        en: "we ship within 1–2 working days; the recipient pays for delivery at the carrier's rates",
        ru: "отправляем в течение 1–2 рабочих дней, доставку оплачивает получатель по тарифам перевозчика",
      },
    },
  ],
  returns: {
    uk: "Обмін і повернення протягом 14 днів, якщо річ не ношена й збережено бирки.",
    en: "Exchange and return within 14 days if the item is unworn and has its tags.",
    ru: "Обмен и возврат в течение 14 дней, если вещь не ношена и сохранены бирки.",
  },
  contacts: {
    email: "hello@example.com",
    address: { uk: "Київ, вул. Прикладна, 1", en: "Kyiv, 1 Prykladna St", ru: "Киев, ул. Прикладная, 1" },
    links: ["https://example.com/"],
  },
  sizes: [
    {
      rows: [
        { size: "98-104", height: [98, 104], age: [3, 4] },
        { size: "110-116", height: [110, 116], age: [5, 6] },
        { size: "122-128", height: [122, 128], age: [7, 8] },
        { size: "134-140", height: [134, 140], age: [9, 10] },
        { size: "146-152", height: [146, 152], age: [11, 12] },
      ],
      note: {
        uk: "Якщо зріст між двома розмірами, беріть більший: діти ростуть.",
        en: "Between two sizes take the bigger one: children grow.",
        ru: "Если рост между двумя размерами, берите больший: дети растут.",
      },
    },
  ],
  statuses: {
    first_touch: "Взято в роботу",
    invoice_sent: "Виставлено рахунок",
    escalation: "AI Увага",
    paid: "ОПЛАЧЕНО",
    order_formed: "Оформлено замовлення",
  },
  helpdesk: shopSchema.shape.helpdesk.parse(undefined),
  managers: { ai: "AI-менеджер" },
  handoff: {
    ladder: shopSchema.shape.handoff.shape.ladder.parse({}),
    never: [],
    whileWaiting: "serve",
    crisisLine: "7333 (Lifeline Ukraine)",
    allowedLinkHosts: [],
  },
  trust: {},
  drafts: shopSchema.shape.drafts.parse(undefined),
  followUps: shopSchema.shape.followUps.parse({}),
  schedules: shopSchema.shape.schedules.parse({}),
  model: "rehearsal",
  modelFallbacks: [],
  modelPrices: {},
  modelLimits: shopSchema.shape.modelLimits.parse(undefined),
  retentionDays: shopSchema.shape.retentionDays.parse(undefined),
};
