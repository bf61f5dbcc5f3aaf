import { expect, it } from "vitest";
import { runTurn } from "../../graph/run-turn.ts";
import { RehearsalModel } from "../../integrations/rehearsal/rehearsal-model.ts";
import { createCatalogue } from "../../src/shop/catalogue.ts";
import { productsFromJson } from "../../src/shop/load-catalogue.ts";
import { deskCustomer, deskOf } from "../kit/desk.ts";
import { deskTurn, saidTurn } from "../kit/desk-turn.ts";
import { callTool, toolDeps } from "../kit/tool-situation.ts";

const goods = productsFromJson(
  [
    {
      id: "candle",
      title: { uk: "Свічка «Ранок»" },
      category: "свічки",
      variants: [
        { sku: "C-V", price: 200, stock: 3, attributes: [{ name: { uk: "Аромат" }, value: { uk: "ваніль" } }] },
        { sku: "C-L", price: 220, stock: 3, attributes: [{ name: { uk: "Аромат" }, value: { uk: "лаванда" } }] },
      ],
    },
    { id: "book", title: { uk: "Книга «Казки»" }, category: "книги", variants: [{ sku: "B1", price: 350, stock: 9 }] },
  ],
  "test",
  "UAH",
);

const shelf = () => {
  if ("problems" in goods) throw new Error(goods.problems.join());
  return createCatalogue(goods.products, "UAH");
};

it("a book is found, carted, billed and ordered: no label has an empty size or colour", async () => {
  const catalogue = shelf();
  const desk = await deskOf(new RehearsalModel(), { catalogue, categories: catalogue.categories() });
  const said: string[] = [];
  const lines = [
    "Добрий день! Які книги є?",
    "беру",
    "Приклад Оксана, 067 123 45 67, Київ, відділення 5",
    "так, повна оплата",
    "оплатила",
  ];
  for (const [at, text] of lines.entries()) {
    const { replies } = await runTurn(desk.graph, saidTurn(at + 1, text), deskCustomer);
    said.push(...replies.map((reply) => reply.text));
  }
  const config = { configurable: { thread_id: "c_desk" } };
  const { bill } = (await desk.graph.getState(config)).values;
  const decision = deskTurn(9, { kind: "payment_decision", billId: bill?.id ?? "", paid: true, by: "manager" });
  await runTurn(desk.graph, decision, deskCustomer);

  const all = said.join("\n");
  expect(all).toContain("Книга «Казки» — 1 шт.");
  expect(all).not.toMatch(/\(\s*\)|розмір\s*(?:[,—\n]|$)|, ,|undefined/m);
  const order = desk.outbox.effects.find(({ kind }) => kind === "crm.order");
  expect(order?.payload).toMatchObject({ lines: [{ sku: "B1", title: "Книга «Казки»", size: "", quantity: 1 }] });
});

it("two scents of a candle are two things in the cart", async () => {
  const changes = [
    { sku: "C-V", quantity: 1 },
    { sku: "C-L", quantity: 2 },
  ];
  const { result } = await callTool("change_cart", { changes }, {}, { ...toolDeps, catalogue: shelf() });
  expect(result).toMatchObject({
    lines: [
      ["1×", "C-V", "Свічка «Ранок», ваніль", "", 200],
      ["2×", "C-L", "Свічка «Ранок», лаванда", "", 220],
    ],
    total: 640,
  });
});
