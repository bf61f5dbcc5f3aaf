import { AIMessage, HumanMessage } from "@langchain/core/messages";
import { learn } from "../../../../nodes/agent/ledger/learn.ts";
import { emptyLedger } from "../../../../nodes/agent/ledger/ledger-state.ts";
import { type Evidence, evidenceOf } from "../../../../nodes/agent/policy/evidence.ts";
import { createToolset } from "../../../../nodes/tools/toolset.ts";
import { answered, emptyContext } from "./desk.ts";

const goods = (title: string, category: string, color: string, ...variants: [string, string, number, number][]) => ({
  title,
  category,
  color,
  currency: "UAH",
  variants: variants.map(([sku, size, price, stock]) => ({ sku, size, price, stock })),
});

export const anna = goods(
  "Сукня «Анна», червона",
  "сукні",
  "червоний",
  ["ANN-RED-128", "122-128", 1190, 5],
  ["ANN-RED-140", "134-140", 1250, 2],
);
const basic = goods("Футболка «База», чорна", "футболки", "чорний", ["TEE-BLK-128", "122-128", 390, 4]);
const cargo = goods("Штани «Карго», чорні", "штани", "чорний", ["CAR-BLK-128", "122-128", 890, 3]);
const rosa = goods(
  "Сукня «Роза», рожева",
  "сукні",
  "рожевий",
  ["ROS-PNK-128", "122-128", 1690, 2],
  ["ROS-PNK-140", "134-140", 1750, 1],
);

/** What was heard before: the customer's wishes, the product's bill, a manager's word. */
const messages = [
  new HumanMessage({ id: "m1", content: "шукаю до 1000 грн, на 164 щось є? промокод LILY50" }),
  new HumanMessage({ id: "m2", content: "ну хоч 100 грн скиньте, ви ж обіцяли за 500" }),
  new HumanMessage({ id: "m3", content: "мій телефон 09712345, замовлення 7654321 де?" }),
  new AIMessage({
    id: "t3/payment",
    content: "До сплати зараз: 200 грн (разом 1 840 грн, решта під час отримання).\nПризначення: замовлення 4347543",
  }),
  new AIMessage({ id: "t4/payment", content: "Оплату підтверджено. Під час отримання залишиться сплатити 1 640 грн." }),
  new AIMessage({
    id: "p1",
    name: "person",
    content: "Додам штани Карго, доплата 890 грн при отриманні. Відправка протягом 3 днів, для вас знижка 15 %",
    additional_kwargs: { by: "Оля", at: "2026-11-30T10:00:00Z" },
  }),
  new HumanMessage({ id: "m4", content: "тобто 2530 разом? чи навпіл, 445?" }),
];

const line = { sku: "ANN-RED-128", title: "Сукня «Анна», червона", size: "122-128", price: 1190, quantity: 1 };

/** Three articles were found earlier and one in this turn; one lies in the cart. */
export const talk: Evidence = evidenceOf(
  {
    ...emptyContext,
    categories: ["сукні", "футболки", "штани"],
    cart: { lines: [line], total: 1190, reviewed: false },
    shown: [basic],
  },
  [answered("search_catalogue", { products: [basic] })],
  { allowedLinkHosts: [], publicTexts: ["Відправляємо протягом 1–2 робочих днів. Бавовна, 200 г/м²."] },
  learn(emptyLedger(), { messages, steps: [], shown: [anna, cargo, rosa], toolset: createToolset() }),
);
