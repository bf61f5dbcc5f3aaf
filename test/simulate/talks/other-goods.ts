import type { Talk } from "./talk.ts";

export const otherGoods: readonly Talk[] = [
  {
    id: "cream",
    voice: "a volume in place of a size",
    shop: "cosmetics",
    lines: [
      { say: "доброго дня, крем для рук є на 100 мл?", answer: /290/ },
      { say: "беру два", cart: ["HC-100 × 2"] },
    ],
  },
  {
    id: "cream-small",
    voice: "chooses by size in words",
    shop: "cosmetics",
    lines: [
      { say: "скільки коштує крем для рук мигдаль?", answer: /180|290/ },
      { say: "маленький на п'ятдесят беру", cart: ["HC-50 × 1"] },
    ],
  },
  {
    id: "shampoo",
    voice: "buys at once",
    shop: "cosmetics",
    lines: [{ say: "замовляю шампунь кропива 500 мл і крем роса", cart: ["SH-500 × 1", "FC-50 × 1"] }],
  },
  {
    id: "lipstick",
    voice: "by colour",
    shop: "cosmetics",
    lines: [
      { say: "помада червона є?", answer: /Вишня/ },
      { say: "беру", cart: ["LP × 1"] },
    ],
  },
  {
    id: "cosmetics-fault",
    voice: "a leak",
    shop: "cosmetics",
    lines: [{ say: "отримала шампунь а він весь протік у пакеті", person: ["complaint", "wrong_or_damaged_item"] }],
  },
  {
    id: "bear",
    voice: "a grandfather, a gift",
    shop: "toys",
    lines: [
      { say: "Внуку хочу ведмедика, великого, є такий?", answer: /Бурчик/ },
      { say: "той що 50 см беру", cart: ["BR-50 × 1"] },
    ],
  },
  {
    id: "lego",
    voice: "by the number of pieces",
    shop: "toys",
    lines: [
      { say: "конструктор на 500 деталей почому?", answer: /1\s?490/ },
      { say: "дорого, а дешевший є?", answer: /890/ },
      { say: "ну давайте місто", cart: ["LG × 1"] },
    ],
  },
  {
    id: "toys-gift",
    voice: "asks for advice by age",
    shop: "toys",
    lines: [
      {
        say: "що порадите хлопчику 5 років на день народження до 500 грн",
        answer: /450|430|320/,
        never: /890|1\s?490/,
      },
    ],
  },
  {
    id: "toys-broken",
    voice: "a broken toy",
    shop: "toys",
    lines: [
      {
        say: "прийшов конструктор а деталей не вистачає",
        person: ["complaint", "wrong_or_damaged_item", "order_problem"],
      },
    ],
  },
  {
    id: "puzzle-two",
    voice: "two things by name",
    shop: "toys",
    lines: [{ say: "беру пазл космос і зайчика", cart: ["PZ × 1", "HR-30 × 1"] }],
  },
  {
    id: "drill",
    voice: "a craftsman, terse",
    shop: "tools",
    lines: [
      { say: "дриль 850 є", answer: /2\s?700/ },
      { say: "беру", cart: ["DR-850 × 1"] },
      { say: "і свердла до неї набір", cart: ["DR-850 × 1", "BT × 1"] },
    ],
  },
  {
    id: "tape",
    voice: "metres",
    shop: "tools",
    lines: [{ say: "візьму рулетку на 5 метрів, 3 штуки", cart: ["TP-5 × 3"] }],
  },
  {
    id: "screwdriver-ru",
    voice: "volts, Russian",
    shop: "tools",
    lines: [
      { say: "шуруповерт на 18 вольт сколько стоит?", answer: /2\s?600/ },
      { say: "а гарантия есть?", never: /2\s?600/ },
      { say: "ладно беру", cart: ["SC-18 × 1"] },
    ],
  },
  {
    id: "drill-dead",
    voice: "does not work",
    shop: "tools",
    lines: [
      { say: "ваш шуруповерт здох на третій день, не вмикається", person: ["complaint", "wrong_or_damaged_item"] },
    ],
  },
  {
    id: "tea-weight",
    voice: "by weight",
    shop: "tea",
    lines: [
      { say: "бергамот 250 грам скільки?", answer: /310/ },
      { say: "дві пачки", cart: ["BG-250 × 2"] },
    ],
  },
  {
    id: "coffee-kilo",
    voice: "a kilo in words",
    shop: "tea",
    lines: [{ say: "кави в зернах кілограм замовляю", cart: ["CF-1 × 1"] }],
  },
  {
    id: "tea-which",
    voice: "asks what there is",
    shop: "tea",
    lines: [
      { say: "які чаї є?", answer: /Бергамот[\s\S]*Сенча/ },
      { say: "зелений, сто грамів", cart: ["SN-100 × 1"], answer: /Сенча[\s\S]*190/ },
    ],
  },
  {
    id: "tea-wrong",
    voice: "another thing came",
    shop: "tea",
    lines: [{ say: "замовляла каву а поклали чай", person: ["complaint", "wrong_or_damaged_item", "order_problem"] }],
  },
];
