import { describe, expect, it } from "vitest";
import { money, orderId, type Product, type StockLevel, sku, withStock } from "../../src/core/index.ts";
import { createCatalogue } from "../../src/shop/catalogue.ts";
import { callTool, toolDeps } from "../kit/tool-situation.ts";

const [small, large, other] = [sku("S-122"), sku("S-128"), sku("O-122")];
const variant = (code: typeof small, size: string, stock: number) => ({
  sku: code,
  size,
  stock,
  price: money(50_000, "UAH"),
});
const product = (id: string, title: string, variants: Product["variants"]): Product => ({
  id,
  title: { uk: title },
  category: "сукні",
  keywords: [],
  variants,
});
const catalogue = createCatalogue(
  [
    product("s", "Сукня «Літо»", [variant(small, "122", 2), variant(large, "128", 1)]),
    product("o", "Сукня «Осінь»", [variant(other, "122", 5)]),
  ],
  "UAH",
);
const mine = orderId("o_mine");
const taken = (part: Partial<StockLevel>): StockLevel => ({ counted: 2, sold: 0, held: [], ...part });
const now = (level: StockLevel, code = small, own?: typeof mine) => withStock(catalogue, new Map([[code, level]]), own);
const stockIn = (shelf: typeof catalogue | ReturnType<typeof now>) => shelf.bySku(small)?.variant.stock;

describe("the catalogue with what is left", () => {
  it("has what was counted less what is sold and held for others, and never less than none", () => {
    const held = [
      { order: mine, quantity: 1 },
      { order: orderId("o_2"), quantity: 1 },
    ];
    expect(stockIn(withStock(catalogue, new Map()))).toBe(2);
    expect([stockIn(now(taken({ sold: 1 }))), stockIn(now(taken({ held }))), stockIn(now(taken({ sold: 9 })))]).toEqual(
      [1, 0, 0],
    );
    expect(stockIn(now(taken({ held }), small, mine))).toBe(1);
  });

  it("counts from the newest number, also where the list in memory has another one", () => {
    expect(stockIn(now(taken({ counted: 7 })))).toBe(7);
  });

  it("says the same wherever it is asked", async () => {
    const shelf = now(taken({ sold: 1 }));
    const deps = { ...toolDeps, catalogue: shelf };
    const details = await callTool("product_details", { skus: [small] }, {}, deps);
    const compared = await callTool("product_details", { skus: [small, other] }, {}, deps);
    const cart = await callTool("change_cart", { changes: [{ sku: small, quantity: 2 }] }, {}, deps);
    const searched = await callTool("search_catalogue", { text: "Літо" }, {}, deps);
    for (const { evidence } of [details, compared, searched]) {
      expect(evidence.products?.[0]?.variants[0]).toMatchObject({ sku: small, stock: 1 });
    }
    expect(cart.result).toMatchObject({ problems: [{ problem: "out_of_stock", stock: 1 }] });
  });

  it("still knows two sizes of one product for one product", async () => {
    const deps = { ...toolDeps, catalogue: now(taken({ sold: 1 })) };
    const { evidence } = await callTool("product_details", { skus: [small, large] }, {}, deps);
    expect(evidence.products).toHaveLength(1);
  });

  it("offers what there is before what has run out, and no size of which there is nothing", () => {
    const found = now(taken({ sold: 2 })).search({ size: "122" });
    expect(found.products.map(({ id }) => id)).toEqual(["o"]);
    const gone = now(taken({ counted: 1, sold: 1 }), large).search({ text: "Літо", size: "140" });
    expect(gone.nearestSizes).toEqual(["122"]);
  });
});
