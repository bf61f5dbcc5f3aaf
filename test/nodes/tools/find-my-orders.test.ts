import { expect, it } from "vitest";
import { customerId, money, orderId, sku } from "../../../src/core/index.ts";
import { callTool, openBill } from "../../kit/tool-situation.ts";

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
        paid: money(20_000, "UAH"),
        paymentMethod: "prepay",
        delivery: { city: "Київ", branch: "відділення 5" },
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
    skus: ["A"],
    paid: 200,
    rest: 2180,
    rest_paid: "решту оплачуєте на пошті при отриманні",
    delivery: { city: "Київ", branch: "відділення 5" },
  };
  const { result, evidence } = await callTool("find_my_orders", {}, { customer });
  expect(result).toEqual({ orders: [order] });
  expect(evidence).toEqual({ orders: [order], amounts: [200, 2180], texts: [order.rest_paid] });
  expect((await callTool("find_my_orders", {})).result).toEqual({ orders: [] });
  expect((await callTool("find_my_orders", { customer: "k2" }, { customer })).result).toHaveProperty("error");
});

it("finds a bill that is open, one that was cancelled and an old number, however they are spelled", async () => {
  const voided = [{ id: "o_0", number: "A-1001", due: money(50_000, "UAH") }];
  const changes = { bill: { ...openBill, number: "A-1002" }, voided };
  const find = async (number: string) => (await callTool("find_my_orders", { number }, changes)).result;
  expect(await find("a1002")).toMatchObject({ orders: [{ number: "A-1002", status: "awaiting_payment", due: 1 }] });
  expect(await find("A 1001")).toMatchObject({ orders: [{ number: "A-1001", status: "cancelled" }] });
  expect(await find("1003")).toEqual({ orders: [] });
});
