import { expect, it } from "vitest";
import { emptyDraft, money, sku } from "../../../src/core/index.ts";
import { callTool, openBill } from "../../kit/tool-situation.ts";

const line = { sku: sku("A-122"), title: "Сукня", size: "122", price: money(119_000, "UAH"), quantity: 1 };
const draft = { ...emptyDraft, lines: [line] };
const paid = { ...openBill, lines: [line], status: "paid" as const };

it("empties a cart by itself, and lets the payment cancel an open bill", async () => {
  const cart = await callTool("cancel_order", {}, { draft });
  expect([cart.result, cart.change?.draft?.lines]).toEqual([{ status: "cart_emptied", total: 0 }, []]);
  const billed = await callTool("cancel_order", {}, { draft, bill: openBill });
  expect(billed.change).toEqual({ request: { to: "payment", turnId: "t_1", action: "cancel" } });
});

it("asks a person about a paid order, and says what it is about", async () => {
  const { result, change } = await callTool("cancel_order", {}, { bill: paid });
  expect(result).toEqual({ status: "asked_person" });
  const wish = { orderId: "o", number: "1", act: "cancel", was: ["Сукня, 122 × 1"], becomes: [], paid: paid.due };
  expect(change).toMatchObject({ wish, request: { to: "escalation", reason: "return_or_refund", wishes: [wish] } });
});

it("asks which one is meant where there is a new cart beside a paid order", async () => {
  const both = { draft, bill: paid };
  expect((await callTool("cancel_order", {}, both)).result).toHaveProperty("error");
  expect((await callTool("cancel_order", { order: "cart" }, both)).result).toMatchObject({ status: "cart_emptied" });
  expect((await callTool("cancel_order", { order: "№ 1" }, both)).result).toEqual({ status: "asked_person" });
  expect((await callTool("cancel_order", { order: "77" }, both)).result).toHaveProperty("error");
});
