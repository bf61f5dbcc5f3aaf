import { describe, expect, it } from "vitest";
import { money, type Product, sku } from "../../../src/core/index.ts";
import { createCatalogue } from "../../../src/shop/catalogue.ts";
import { demoShop } from "../../../src/shop/demo-shop.ts";
import { callTool } from "../../kit/tool-situation.ts";

const daisy = (color: string, article: string, title = "Сукня «Ромашка»"): Product => ({
  id: article,
  title: { uk: title },
  category: "сукні",
  color: { uk: color },
  keywords: [],
  variants: [{ sku: sku(article), size: "122", price: money(119_000, "UAH"), stock: 3 }],
});
const catalogue = createCatalogue([daisy("біла", "W"), daisy("чорна", "B"), daisy("синій", "N", "Сукня синя")], "UAH");

describe("the cart", () => {
  it("calls two colours of one title by their colours, and no colour twice", async () => {
    const changes = ["W", "B", "N"].map((article) => ({ sku: article, quantity: 1 }));
    const { change } = await callTool("change_cart", { changes }, {}, { shop: demoShop, catalogue });
    expect(change?.draft?.lines.map(({ title }) => title)).toEqual([
      "Сукня «Ромашка» (біла)",
      "Сукня «Ромашка» (чорна)",
      "Сукня синя",
    ]);
  });
});
