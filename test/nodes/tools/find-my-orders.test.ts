import { expect, it } from "vitest";
import { customerId, money, orderId, sku } from "../../../src/core/index.ts";
import { callTool } from "../../kit/tool-situation.ts";

it("tells the orders of the customer of this chat, and takes no id to ask for others", async () => {
  const customer = {
    id: customerId("k"),
    isNew: false,
    delivery: {},
    facts: [],
    orders: [
      {
        id: orderId("o"),
        number: "1042",
        status: "shipped" as const,
        lines: [{ sku: sku("A"), title: "Сукня", size: "122", price: money(119_000, "UAH"), quantity: 2 }],
        total: money(238_000, "UAH"),
        placedAt: "2026-01-10T09:00:00Z",
        tracking: "204",
      },
    ],
  };
  const order = {
    number: "1042",
    status: "shipped",
    total: 2380,
    currency: "UAH",
    placed_at: "2026-01-10",
    tracking: "204",
    lines: ["Сукня, 122, 2"],
  };
  const { result, evidence } = await callTool("find_my_orders", {}, { customer });
  expect([result, evidence]).toEqual([{ orders: [order] }, { orders: [order] }]);
  expect((await callTool("find_my_orders", {})).result).toEqual({ orders: [] });
  expect((await callTool("find_my_orders", { customer: "k2" }, { customer })).result).toHaveProperty("error");
});
