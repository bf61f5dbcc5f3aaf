import { describe, expect, it } from "vitest";
import type { DeskGraph } from "../../../graph/graph.ts";
import { runTurn } from "../../../graph/run-turn.ts";
import { draftSchema } from "../../../nodes/sale/order-schemas.ts";
import { type Catalogue, money, type Product, sku, writeOffer } from "../../../src/core/index.ts";
import { createCatalogue } from "../../../src/shop/catalogue.ts";
import { deskCustomer, deskOf } from "../../kit/desk.ts";
import { deskConversation, deskTurn } from "../../kit/desk-turn.ts";
import { awayModel } from "../../kit/guided-chat.ts";

const long = "АРТИКУЛ-З-ДУЖЕ-ДОВГОЮ-НАЗВОЮ-ЯКА-НЕ-ВМІЩАЄТЬСЯ-У-КНОПКУ-1";
const soap = (priceMinor: number, stock: number): Product => ({
  id: "soap",
  title: { uk: "Мило" },
  category: "мило",
  keywords: [],
  variants: [
    {
      sku: sku(long),
      price: money(priceMinor, "UAH"),
      stock,
      attributes: [{ name: { uk: "Аромат" }, value: { uk: "лаванда" } }],
    },
    {
      sku: sku("SOAP-2"),
      price: money(priceMinor, "UAH"),
      stock: 2,
      attributes: [{ name: { uk: "Аромат" }, value: { uk: "м'ята" } }],
    },
  ],
});

/** A shelf whose prices and stock a test changes between two presses. */
async function shop() {
  let shelf = createCatalogue([soap(10_000, 3)], "UAH");
  const catalogue: Catalogue = {
    currency: "UAH",
    search: (query) => shelf.search(query),
    bySku: (code) => shelf.bySku(code),
    byCode: (code) => shelf.byCode(code),
  };
  const { graph } = await deskOf(awayModel(), { catalogue, categories: ["мило"] });
  let at = 0;
  const press = async (act: string, ...ids: string[]) => {
    at += 1;
    const pressed = writeOffer({ act, ids });
    const turn = deskTurn(at, { kind: "message", text: "кнопка", attachments: [], pressed });
    const { replies } = await runTurn(graph, turn, deskCustomer);
    return { text: replies.map(({ text }) => text).join("\n"), choices: replies.at(-1)?.choices ?? [] };
  };
  const put = (product: Product): void => {
    shelf = createCatalogue([product], "UAH");
  };
  return { graph, press, put };
}

async function linesOf(graph: DeskGraph) {
  const { values } = await graph.getState({ configurable: { thread_id: deskConversation } });
  const { lines } = draftSchema.parse(values["draft"]);
  return lines.map(({ sku: code, quantity, price }) => [code, quantity, price.minor]);
}

describe("a press reads the shelf anew", () => {
  it("so goods that differ by a scent can be bought, and an id that is too long for a button is still meant", async () => {
    const { graph, press } = await shop();
    expect((await press("kinds")).text).toContain("Мило");
    const { text } = await press("show", long);
    expect(text).toContain("Мило");
    expect((await press("size", long)).text).toContain("лаванда");
    await press("add", long);
    expect(await linesOf(graph)).toEqual([[long, 1, 10_000]]);
  });

  it("and asks before it adds at another price than it told", async () => {
    const { graph, press, put } = await shop();
    await press("kinds");
    await press("size", "SOAP-2");
    put(soap(12_000, 3));
    const asked = await press("add", "SOAP-2");
    expect(asked.text).toMatch(/Ціна змінилася[\s\S]*100\u00a0грн[\s\S]*120\u00a0грн/);
    expect(await linesOf(graph)).toEqual([]);
    await press("add", "SOAP-2");
    expect(await linesOf(graph)).toEqual([["SOAP-2", 1, 12_000]]);
  });

  it("and says that it is gone, or how many are left", async () => {
    const { graph, press, put } = await shop();
    await press("kinds");
    await press("size", long);
    put(soap(10_000, 0));
    expect((await press("add", long)).text).toContain("уже немає в наявності");
    await press("add", "SOAP-2");
    await press("add", "SOAP-2");
    expect((await press("add", "SOAP-2")).text).toContain("лише 2");
    expect(await linesOf(graph)).toEqual([["SOAP-2", 2, 10_000]]);
  });
});
