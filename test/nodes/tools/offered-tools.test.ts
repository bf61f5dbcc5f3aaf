import { describe, expect, it } from "vitest";
import { createToolset } from "../../../nodes/tools/toolset.ts";
import { customerId, emptyDraft, money, orderId, sku } from "../../../src/core/index.ts";
import { openBill, toolDeps, toolSituation } from "../../kit/tool-situation.ts";

type Situation = Parameters<ReturnType<typeof createToolset>["offeredAt"]>[0];

const line = { sku: sku("A-122"), title: "Сукня", size: "122", price: money(1, "UAH"), quantity: 1 };
const cart = { ...emptyDraft, lines: [line] };
const offered = (changes: Partial<Situation>): string[] =>
  createToolset(toolDeps)
    .offeredAt(toolSituation(changes))
    .map(({ name }) => name);

describe("the tools that the model is told of", () => {
  const always = ["search_catalogue", "size_advice", "shop_info", "call_person", "offer_choices", "remember"];

  it("are few before anything has come up", () => {
    expect(offered({})).toEqual(always);
  });

  it("name goods once there are some, and the cart's once it holds some", () => {
    expect(offered({ shownBefore: ["A-122"] })).toEqual(expect.arrayContaining(["product_details", "change_cart"]));
    expect(offered({ shownBefore: ["A-122"] })).not.toContain("checkout");
    expect(offered({ draft: cart })).toEqual(expect.arrayContaining(["set_delivery", "checkout", "change_cart"]));
  });

  it("take a payment while one is open, and touch no cart while it is checked", () => {
    expect(offered({ draft: cart, bill: openBill })).toEqual(expect.arrayContaining(["payment_sent", "checkout"]));
    const locked = offered({ draft: cart, bill: { ...openBill, status: "awaiting_confirmation" } });
    for (const name of ["checkout", "change_cart"]) expect(locked).not.toContain(name);
    expect(locked).toEqual(expect.arrayContaining(["change_order", "cancel_order", "show_bill"]));
  });

  it("look for orders of a customer who has some", () => {
    const order = { id: orderId("o"), number: "1", status: "paid" as const, lines: [], total: money(1, "UAH") };
    const orders = [{ ...order, placedAt: "2026-01-10T08:00:00.000Z" }];
    const customer = { id: customerId("k"), isNew: false, delivery: {}, facts: [], orders };
    expect(offered({ customer })).toContain("find_my_orders");
    expect(offered({ customer: { ...customer, orders: [] } })).not.toContain("find_my_orders");
  });
});
