import { describe, expect, it } from "vitest";
import type { Situation, ToolDeps } from "../../../nodes/tools/situation.ts";
import { createToolset } from "../../../nodes/tools/toolset.ts";
import { money, type OrderDraft, sku } from "../../../src/core/index.ts";
import { createCatalogue } from "../../../src/shop/catalogue.ts";
import { demoShop } from "../../../src/shop/demo-shop.ts";
import { toolSituation } from "../../kit/tool-situation.ts";

const shelf = (priceMinor: number, stock: number): ToolDeps => ({
  shop: demoShop,
  catalogue: createCatalogue(
    [
      {
        id: "a",
        title: { uk: "Сукня" },
        category: "сукні",
        color: { uk: "синій" },
        keywords: [],
        variants: [{ sku: sku("A"), size: "122", price: money(priceMinor, "UAH"), stock }],
      },
    ],
    "UAH",
  ),
});

const draft: OrderDraft = {
  version: 3,
  lines: [{ sku: sku("A"), title: "Сукня", size: "122", price: money(50_000, "UAH"), quantity: 2 }],
  delivery: { name: "Олена Коваль", phone: "+380671234567", city: "Київ", branch: "5" },
  reviewed: { version: 3, turnId: "t_0" },
};

const situation = (changes: Partial<Situation> = {}): Situation => toolSituation({ draft, ...changes });

const tools = createToolset();

describe("checkout", () => {
  it("keeps a reviewed draft as it is while the price list agrees", async () => {
    const { change } = await tools.run("checkout", { payment_method: "full" }, situation(), shelf(50_000, 5));
    expect(change?.draft).toEqual({ ...draft, paymentMethod: "full" });
    expect(change?.request).toMatchObject({ to: "payment", action: "checkout" });
  });

  it("takes today's price, and then the order has to be shown again", async () => {
    const { change } = await tools.run("checkout", {}, situation(), shelf(60_000, 5));
    expect(change?.draft?.lines[0]?.price.minor).toBe(60_000);
    expect(change?.draft?.version).not.toBe(draft.reviewed?.version);
  });

  it("does not sell what is no longer there", async () => {
    const { result, change } = await tools.run("checkout", {}, situation(), shelf(50_000, 1));
    expect(result).toEqual({ status: "too_few", lines: [{ sku: "A", title: "Сукня, 122", in_cart: 2, left: 1 }] });
    expect(change).toBeUndefined();
  });

  it("stands still while a person checks the money", async () => {
    const bill = {
      id: "o",
      number: "1",
      lines: [...draft.lines],
      earlier: [],
      method: "full",
      total: money(1, "UAH"),
      due: money(1, "UAH"),
      status: "awaiting_confirmation" as const,
    };
    const calls = [
      ["checkout", {}],
      ["payment_sent", {}],
      ["change_cart", { changes: [{ sku: "A", quantity: 0 }] }],
    ] as const;
    const run = (name: string, args: object) =>
      tools.run(name, args, situation({ bill, said: ["Львів"] }), shelf(50_000, 5));
    for (const [name, args] of calls) expect((await run(name, args)).change).toBeUndefined();
    // Another address is a wish to the person who checks.
    const { change } = await run("set_delivery", { city: "Львів" });
    expect(change).toMatchObject({ wish: { act: "change_delivery" }, request: { to: "escalation" } });
    expect(change).not.toHaveProperty("draft");
  });
});
