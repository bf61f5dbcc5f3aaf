import { AIMessage, HumanMessage, ToolMessage } from "@langchain/core/messages";
import { describe, expect, it } from "vitest";
import { learn } from "../../../../nodes/agent/ledger/learn.ts";
import { emptyLedger, type Ledger } from "../../../../nodes/agent/ledger/ledger-state.ts";
import { createToolset } from "../../../../nodes/tools/toolset.ts";

const toolset = createToolset();
const product = (title: string, ...variants: { sku: string; size: string; price: number; stock?: number }[]) => ({
  title,
  category: "сукні",
  color: "білий",
  currency: "UAH",
  variants: variants.map((variant) => ({ stock: 1, ...variant })),
});
const found = (...products: ReturnType<typeof product>[]) =>
  new ToolMessage({ content: JSON.stringify({ products }), tool_call_id: "c", name: "search_catalogue" });
const heard = (ledger: Ledger, news: Partial<Parameters<typeof learn>[1]>): Ledger =>
  learn(ledger, { messages: [], steps: [], toolset, ...news });
const articlesIn = ({ facts }: Ledger) => facts.flatMap((fact) => (fact.kind === "article" ? [fact.product] : []));
const sumsIn = ({ facts }: Ledger) =>
  facts.flatMap((fact) => (fact.kind === "amount" ? [[fact.role, fact.minor]] : []));

describe("the ledger", () => {
  it("keeps what earlier searches found, and the sizes of one product together", () => {
    const first = heard(emptyLedger(), { steps: [found(product("Сукня А", { sku: "A-1", size: "110", price: 100 }))] });
    const second = heard(first, {
      steps: [
        found(
          product("Сукня А", { sku: "A-2", size: "116", price: 120 }),
          product("Сукня Б", { sku: "B-1", size: "110", price: 90 }),
        ),
      ],
    });
    expect(articlesIn(second).map(({ title, variants }) => [title, variants.map(({ sku }) => sku)])).toEqual([
      ["Сукня А", ["A-1", "A-2"]],
      ["Сукня Б", ["B-1"]],
    ]);
  });

  it("forgets a price that was looked up anew", () => {
    const first = heard(emptyLedger(), { steps: [found(product("Сукня А", { sku: "A-1", size: "110", price: 100 }))] });
    const renamed = heard(first, { steps: [found(product("Сукня А, нова", { sku: "A-1", size: "110", price: 130 }))] });
    expect(articlesIn(renamed).flatMap(({ variants }) => variants.map(({ price }) => price))).toEqual([130]);
  });

  it("stays the same when nothing is new", () => {
    const news = {
      messages: [new HumanMessage({ id: "m1", content: "до 1000 грн, код LILY50" })],
      steps: [found(product("Сукня А", { sku: "A-1", size: "110", price: 100 }))],
    };
    const once = heard(emptyLedger(), news);
    expect(heard(once, news)).toBe(once);
  });

  it("reads each message once, by whose it is", () => {
    const ledger = heard(emptyLedger(), {
      messages: [
        new HumanMessage({ id: "m1", content: "а за 500 віддасте? промокод LILY50" }),
        new AIMessage({ id: "t1/agent", content: "Ціна 333 грн" }),
        new AIMessage({
          id: "t1/payment",
          content: "До сплати зараз: 200 грн (разом 1 840 грн).\nПризначення: замовлення 4347543",
        }),
        new AIMessage({
          id: "p1",
          name: "person",
          content: "На пошті буде 2530 грн",
          additional_kwargs: { by: "Оля", at: "2026-11-30T10:00:00Z" },
        }),
      ],
    });
    expect(ledger.heardId).toBe("p1");
    expect(sumsIn(ledger)).toEqual([
      ["sum", 33_300],
      ["sum", 20_000],
      ["sum", 184_000],
    ]);
    expect(ledger.facts).toMatchObject([
      { kind: "said", values: [500, 50], codes: ["500", "LILY50"] },
      { kind: "amount", source: { by: "sum" } },
      { kind: "order", number: "4347543", source: { by: "product" } },
      { kind: "amount" },
      { kind: "amount" },
      { kind: "statement", source: { by: "person", name: "Оля", at: "2026-11-30T10:00:00Z" } },
    ]);
  });

  it("remembers a sum that the model reckoned, and neither a figure of the customer's nor a price", () => {
    const ledger = heard(emptyLedger(), {
      messages: [
        new HumanMessage({ id: "m1", content: "а за 445?" }),
        new AIMessage({ id: "t1/agent", content: "Ні, не 445 грн: сукня 100 грн, разом 3070 грн." }),
      ],
      shown: [product("Сукня А", { sku: "A-1", size: "110", price: 100 })],
    });
    const known = heard(ledger, {
      messages: [new AIMessage({ id: "t2/agent", content: "Сукня 100 грн, разом 250 грн." })],
    });
    expect(sumsIn(known)).toContainEqual(["sum", 307_000]);
    expect(sumsIn(known)).toContainEqual(["sum", 25_000]);
    expect(sumsIn(known)).not.toContainEqual(["sum", 44_500]);
    expect(known.facts.filter((fact) => fact.kind === "amount" && fact.minor === 10_000)).toEqual([]);
  });

  it("takes no price of a review's line: the catalogue may have changed since", () => {
    const review =
      "Перевірте, будь ласка, замовлення:\n• Сукня «Анна», розмір 110 — 1 шт. × 1 190 грн\nРазом: 2 380 грн";
    expect(
      sumsIn(heard(emptyLedger(), { messages: [new AIMessage({ id: "t1/payment/review", content: review })] })),
    ).toEqual([["sum", 238_000]]);
  });

  it("keeps the limit of a search as a limit", () => {
    const call = new AIMessage({
      content: "",
      tool_calls: [{ id: "c", name: "search_catalogue", args: { max_price: 1000 } }],
    });
    expect(sumsIn(heard(emptyLedger(), { steps: [call] }))).toEqual([["bound", 100_000]]);
  });

  it("is bounded, and what is least needed goes first", () => {
    let ledger = heard(emptyLedger(), {
      messages: [new AIMessage({ id: "t0/payment", content: "Разом 777 грн, замовлення 1234567" })],
    });
    for (let turn = 1; turn <= 300; turn += 1) {
      ledger = heard(ledger, {
        messages: [new HumanMessage({ id: `m${turn}`, content: `${turn} грн` })],
        steps: [found(product(`Сукня ${turn}`, { sku: `S-${turn}`, size: "110", price: turn }))],
      });
    }
    expect(ledger.facts.length).toBeLessThanOrEqual(200);
    expect(ledger.facts.filter(({ kind }) => kind === "said")).toHaveLength(20);
    expect(ledger.facts.filter(({ kind }) => kind === "order" || kind === "amount")).toHaveLength(2);
    expect(articlesIn(ledger).at(-1)?.title).toBe("Сукня 300");
  });
});
