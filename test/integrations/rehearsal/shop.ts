import { type Shop, shopSchema } from "../../../src/core/index.ts";

const open = { from: "09:00", to: "18:00" };

export const shop: Shop = shopSchema.parse({
  name: "Ромашка",
  persona: { name: "Соля" },
  languages: ["uk", "en", "ru"],
  timeZone: "Europe/Kyiv",
  workingHours: { mon: open, tue: open, wed: open, thu: open, fri: open, sat: "closed", sun: "closed" },
  catalogue: "demo",
  currency: "UAH",
  requisites: { payee: "ФОП Приклад", iban: "UA213223130000026007233566001", purpose: "Оплата за товар" },
  paymentMethods: [
    {
      id: "full",
      title: { uk: "повна оплата", en: "full payment", ru: "полная оплата" },
      due: "total",
      keywords: ["повн", "полн", "full"],
    },
    {
      id: "prepayment",
      title: { uk: "передоплата 200 грн", en: "200 UAH prepayment", ru: "предоплата 200 грн" },
      due: 200,
      keywords: ["передоплат", "предоплат", "prepay"],
    },
  ],
  deliveryMethods: [
    {
      id: "np",
      title: { uk: "Нова пошта", en: "Nova Poshta", ru: "Новая почта" },
      note: { uk: "1–3 дні", en: "1–3 days", ru: "1–3 дня" },
    },
  ],
  returns: { uk: "Повернення протягом 14 днів.", en: "Returns within 14 days.", ru: "Возврат в течение 14 дней." },
  statuses: {
    first_touch: "Взято в роботу",
    invoice_sent: "Виставлено рахунок",
    escalation: "AI Увага",
    paid: "ОПЛАЧЕНО",
    order_formed: "Оформлено замовлення",
  },
  managers: { ai: "AI" },
  handoff: { crisisLine: "7333" },
});
