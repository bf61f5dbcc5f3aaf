import { describe, expect, it } from "vitest";
import type { Situation } from "../../../nodes/tools/situation.ts";
import { createToolset } from "../../../nodes/tools/toolset.ts";
import { conversationId, emptyDraft, money, type Product, sku, turnId } from "../../../src/core/index.ts";
import { createCatalogue } from "../../../src/shop/catalogue.ts";
import { demoShop } from "../../../src/shop/demo-shop.ts";

const daisy = (color: string, article: string, title = "Сукня «Ромашка»"): Product => ({
  id: article,
  title: { uk: title },
  category: "сукні",
  color: { uk: color },
  keywords: [],
  variants: [{ sku: sku(article), size: "122", price: money(119_000, "UAH"), stock: 3 }],
});
const catalogue = createCatalogue([daisy("біла", "W"), daisy("чорна", "B"), daisy("синій", "N", "Сукня синя")], "UAH");

const situation: Situation = {
  turn: {
    id: turnId("t_1"),
    conversationId: conversationId("c"),
    owner: "ai",
    epoch: 0,
    claim: 1,
    unsaid: [],
    inbounds: [],
    at: "2026-01-14T08:00:00Z",
  },
  language: "uk",
  draft: emptyDraft,
  bill: null,
  shown: [],
  customer: null,
  said: [],
};

const tools = createToolset();

describe("the cart", () => {
  it("calls two colours of one title by their colours, and no colour twice", async () => {
    const changes = ["W", "B", "N"].map((article) => ({ sku: article, quantity: 1 }));
    const { change } = await tools.run("change_cart", { changes }, situation, { shop: demoShop, catalogue });
    expect(change?.draft?.lines.map(({ title }) => title)).toEqual([
      "Сукня «Ромашка» (біла)",
      "Сукня «Ромашка» (чорна)",
      "Сукня синя",
    ]);
  });
});
