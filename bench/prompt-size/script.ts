/** One message of the customer, and what the model asks of tools before it answers: a list for each of its steps. */
export interface Line {
  readonly says: string;
  readonly photo?: true;
  readonly steps?: readonly (readonly (readonly [name: string, args: Readonly<Record<string, unknown>>])[])[];
}

const found = (args: Readonly<Record<string, unknown>>): NonNullable<Line["steps"]> => [[["search_catalogue", args]]];

/** A sale as people write it: questions, a change of mind, a photo, an address in two parts, questions after the order. */
export const script: readonly Line[] = [
  { says: "Добрий день! Що є з суконь для дівчинки на зріст 122?", steps: found({ category: "сукні", size: "122" }) },
  { says: "А «Анна» з чого пошита?", steps: found({ text: "Анна" }) },
  { says: "а для хлопчика на 128 щось на щодень?", steps: found({ size: "128", text: "хлопчик" }) },
  {
    says: "скільки коштує доставка і чи можна повернути?",
    steps: [[["shop_info", { topics: ["delivery", "returns"] }]]],
  },
  { says: "таку ж хочу", photo: true },
  {
    says: "беру червону Анну 122-128 і ще сіре худі на 128",
    steps: [
      [["search_catalogue", { category: "худі", color: "сірий", size: "128" }]],
      [
        [
          "change_cart",
          {
            changes: [
              { sku: "ANN-RED-128", quantity: 1 },
              { sku: "COZ-GRY-128", quantity: 1 },
            ],
          },
        ],
      ],
    ],
  },
  { says: "а дешевше худі немає?", steps: found({ category: "худі", size: "128", max_price: 700 }) },
  {
    says: "добре, лишаємо. Приклад Оксана, 067 123 45 67",
    steps: [[["set_delivery", { name: "Приклад Оксана", phone: "067 123 45 67" }]]],
  },
  {
    says: "Київ, відділення 5",
    steps: [[["set_delivery", { city: "Київ", branch: "відділення 5" }]], [["checkout", {}]]],
  },
  { says: "а решту коли платити?", steps: [[["shop_info", { topics: ["payment"] }]]] },
  { says: "ок, передоплата", steps: [[["checkout", { payment_method: "prepay" }]]] },
  { says: "коли відправите?", steps: [[["shop_info", { topics: ["delivery", "hours"] }]]] },
  { says: "дякую, зараз оплачу" },
];
