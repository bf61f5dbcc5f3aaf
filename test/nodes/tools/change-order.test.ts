import { expect, it } from "vitest";
import { emptyDraft, money, sku } from "../../../src/core/index.ts";
import { callTool, openBill } from "../../kit/tool-situation.ts";

const line = { sku: sku("A-122"), title: "Сукня", size: "122", price: money(119_000, "UAH"), quantity: 1 };
const draft = { ...emptyDraft, lines: [line] };
const billed = { draft, bill: { ...openBill, lines: [line] } };
const paid = { bill: { ...openBill, lines: [line], status: "paid" as const } };
const changes = [{ sku: "A-122", quantity: 2 }];

it("changes what is not paid, and lets the payment show a new bill", async () => {
  const { result, change } = await callTool("change_order", { changes }, billed);
  expect(result).toEqual({ status: "accepted" });
  expect(change?.draft?.lines).toMatchObject([{ sku: "A-122", quantity: 2 }]);
  expect(change?.request).toEqual({ to: "payment", turnId: "t_1", action: "new_bill" });
});

it("asks a person about a paid order, with what it is and what it becomes", async () => {
  const { result, change } = await callTool("change_order", { changes, delivery: "Львів, 7" }, paid);
  expect(result).toEqual({ status: "asked_person" });
  expect(change?.wish).toMatchObject({ act: "add_goods", was: ["Сукня, 122 × 1"] });
  expect(change?.wish?.becomes).toEqual([expect.stringMatching(/122 × 2$/), "Львів, 7"]);
  expect(change).not.toHaveProperty("draft");
});

it("changes nothing where one of the goods is not there, and leaves no order empty", async () => {
  const none = [...changes, { sku: "B-1", quantity: 1 }];
  const { result, change } = await callTool("change_order", { changes: none }, billed);
  expect([result, change]).toEqual([
    { status: "not_changed", problems: [{ sku: "B-1", problem: "unknown_sku" }] },
    undefined,
  ]);
  const nothingLeft = await callTool("change_order", { changes: [{ sku: "A-122", quantity: 0 }] }, billed);
  expect(nothingLeft.result).toMatchObject({ error: expect.stringContaining("cancel_order") });
  expect((await callTool("change_order", {}, billed)).result).toHaveProperty("error");
});
