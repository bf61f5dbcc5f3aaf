import { describe, expect, it } from "vitest";
import { runTurn } from "../../../graph/run-turn.ts";
import { parseContext } from "../../../nodes/agent/context.ts";
import { contextOf } from "../../../nodes/agent/context-of.ts";
import { toolSchema } from "../../../nodes/agent/model/tool-schema.ts";
import { renderContext } from "../../../nodes/agent/told-context.ts";
import { productTools } from "../../../nodes/tools/product-tools.ts";
import { type CustomerCard, customerId, money, orderId, sku, type Turn } from "../../../src/core/index.ts";
import { deskState } from "../../graph/desk-state.ts";
import { testConfig } from "../../kit/app.ts";
import { deskCustomer, deskOf } from "../../kit/desk.ts";
import { saidTurn } from "../../kit/desk-turn.ts";
import { ScriptedModel } from "../../kit/scripted-model.ts";
import { openBill } from "../../kit/tool-situation.ts";

type State = Parameters<typeof contextOf>[0];

async function told(part: Partial<State>, turn: Turn = saidTurn(1, "так"), language: "uk" | "en" = "uk") {
  const { shop, catalogue } = await testConfig();
  if (catalogue === undefined) throw new Error("the demo shop has a catalogue");
  const context = contextOf(deskState({ ...part }), turn, language, {
    shop,
    catalogue,
    categories: ["сукні"],
    answers: { reachesPerson: true },
  });
  const text = renderContext(context);
  return { context, text, json: JSON.parse(text.split("\n")[1] ?? "{}") };
}

const customer: CustomerCard = {
  id: customerId("k"),
  isNew: false,
  delivery: { name: "Петро Приклад" },
  facts: [],
  orders: [
    {
      id: orderId("o"),
      number: "1234567",
      status: "shipped",
      lines: [{ sku: sku("CANDLE"), title: "Свічка", size: "", price: money(20_000, "UAH"), quantity: 2 }],
      total: money(40_000, "UAH"),
      placedAt: "2026-01-10T08:00:00.000Z",
    },
  ],
};

describe("what the model is told", () => {
  it("is the time of the turn where the shop is, and whether people are there", async () => {
    expect((await told({})).json.now).toBe("2026-01-14 wed 10:00, open");
    const night = { ...saidTurn(1, "є хто?"), at: "2026-01-17T19:30:00.000Z" };
    const { context, text, json } = await told({}, night);
    expect(json.now).toBe("2026-01-17 sat 21:30, closed until mon 09:00");
    expect(parseContext(text)?.now).toEqual(context.now);
  });

  it("holds nothing that is empty, and means by its absence what it meant", async () => {
    const { context, text, json } = await told({});
    expect(Object.keys(json)).toEqual(["language", "first_contact", "now", "shop", "categories"]);
    const { shown_before: _before, orders: _orders, ...read } = parseContext(text) ?? {};
    expect(context).toMatchObject({ ...read, payment_methods: expect.anything() });
  });

  it("names the bill, and what is due only while it is", async () => {
    const bill = { ...openBill, number: "0042", lines: [], total: money(238_000, "UAH"), due: money(20_000, "UAH") };
    expect((await told({ bill })).json.bill).toEqual({
      number: "0042",
      status: "awaiting_proof",
      due: 200,
      rest: 2180,
      covers_cart: true,
    });
    expect((await told({ bill: { ...bill, status: "paid" } })).json.bill).toEqual({
      number: "0042",
      status: "paid",
      paid: 200,
      rest: 2180,
      covers_cart: false,
    });
  });

  it("tells orders with their states, and keeps the customer apart from a recipient", async () => {
    const { json } = await told({ customer });
    expect(json.orders).toMatchObject([{ number: "1234567", status: "shipped", total: 400, lines: ["Свічка, 2"] }]);
    expect(json.customer).toEqual({ order_count: 1 });
    const fact = { topic: "own_name", text: "Оксана", quote: "мене звати Оксана", source: "customer" as const };
    const named = { ...customer, facts: [{ ...fact, learnedAt: "2026-01-10T08:00:00.000Z" }] };
    expect((await told({ customer: named })).json.customer.name).toBe("Оксана");
  });

  it("calls goods as they are called in the language of now, at the price of now", async () => {
    const line = { sku: sku("ANN-RED-128"), title: "Сукня «Анна», червона", size: "122-128", price: money(1, "UAH") };
    const shown = {
      title: "Сукня «Анна», червона",
      category: "сукні",
      color: "червоний",
      currency: "UAH",
      variants: [{ sku: "ANN-RED-128", size: "122-128", price: 1, stock: 99 }],
    };
    const draft = { version: 1, lines: [{ ...line, quantity: 1 }], delivery: {} };
    const { json } = await told({ draft, shown: [shown] }, saidTurn(1, "ok"), "en");
    expect(json.cart.lines).toEqual([["1×", "ANN-RED-128", "Dress “Anna”, red", "122-128", expect.any(Number)]]);
    expect(json.shown).toMatchObject([
      ["Dress “Anna”, red", 1190, { category: "сукні" }, ["ANN-RED-128", "122-128", 5]],
    ]);
  });

  it("has the words for ways to pay only where one is being chosen", async () => {
    const lines = [{ sku: sku("ANN-RED-128"), title: "Сукня", size: "", price: money(1, "UAH"), quantity: 1 }];
    const delivery = { name: "Оксана Приклад", phone: "+380671234567", city: "Київ", branch: "5" };
    const draft = { version: 1, lines, delivery };
    expect((await told({})).json.payment_methods).toBeUndefined();
    expect((await told({ draft: { ...draft, delivery: {} } })).json.payment_methods).toBeUndefined();
    expect((await told({ draft })).json.payment_methods).toMatchObject({ full: "повна оплата" });
    const reviewed = { ...draft, reviewed: { version: 1, turnId: "t" } };
    expect((await told({ draft: reviewed })).json.payment_methods.full).toContain("повністю");
  });
});

it("is read back as it was, each short form of it", async () => {
  const line = { sku: sku("ANN-RED-128"), title: "x", size: "122-128", price: money(1, "UAH"), quantity: 2 };
  const delivery = { name: "Оксана Приклад", phone: "+380671234567", city: "Київ", branch: "5" };
  const draft = { version: 1, lines: [line], delivery, reviewed: { version: 1, turnId: "t" } };
  const product = (title: string, category: string, code: string) => ({
    title,
    category,
    color: "",
    currency: "UAH",
    variants: [{ sku: code, size: "", price: 5, stock: 1 }],
  });
  const shown = [product("A", "a", "1"), product("B", "a", "2"), product("C", "", "3"), product("D", "a", "4")];
  const { context, text, json } = await told({ draft, shown });
  expect(json.delivery).toMatchObject({ recipient: "Оксана Приклад", city: "Київ" });
  const { shown_before: _before, orders: _orders, ...known } = context;
  expect(parseContext(text)).toEqual(known);
  expect(context.shown).toEqual(shown.map(({ currency: _currency, ...article }) => article));
});

it("goods that were shown before stand together where they differ in one word", async () => {
  const shownBefore = ["ANN-RED-128", "ANN-BLU-104", "ANN-RED-104", "COZ-GRY-128"];
  const { json } = await told({ shownBefore });
  expect(json.shown_before).toEqual(["Сукня «Анна», червона / синя: 1190-1250", "Худі «Затишок», сіре: 990"]);
});

it("a second search leaves the first one in sight, and nothing that was found stands in a prompt twice", async () => {
  const search = (text: string) => ({ calls: [{ name: "search_catalogue", args: { text } }] });
  const model = new ScriptedModel([
    search("Анна червона"),
    { text: "Є." },
    search("Худі «Затишок», сіре"),
    { text: "Є й таке." },
    { text: "Так." },
  ]);
  const desk = await deskOf(model);
  for (const [at, text] of ["Анна?", "а худі?", "дякую"].entries()) {
    await runTurn(desk.graph, saidTurn(at + 1, text), deskCustomer);
  }
  const promptOf = (call: number): string => (model.asked[call] ?? []).map((message) => message.text).join("\n");
  const timesIn = (call: number, words: string): number => promptOf(call).split(words).length - 1;
  expect(timesIn(1, "ANN-RED-128")).toBe(1);
  expect(timesIn(2, "ANN-RED-128")).toBe(1);
  expect(promptOf(3)).toContain('"shown_before":["Сукня «Анна», червона: 1190-1250"]');
  expect(parseContext(promptOf(4))?.shown).toMatchObject([{ title: "Худі «Затишок», сіре" }]);
  expect(timesIn(4, "COZ-GRY-128")).toBe(1);
});

it("tools are told without the words that only a validator needs", () => {
  const all = JSON.stringify(productTools.map((tool) => toolSchema(tool.arguments)));
  expect(all).not.toMatch(/\$schema|additionalProperties":false|maxLength|minLength/);
  const search = productTools.find(({ name }) => name === "search_catalogue");
  expect(search && toolSchema(search.arguments)).toMatchObject({
    type: "object",
    properties: { size: { type: "string", description: expect.any(String) } },
  });
});
