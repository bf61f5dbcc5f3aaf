import { expect, it } from "vitest";
import { type AgreedPrice, emptyDraft } from "../../../src/core/index.ts";
import { callTool } from "../../kit/tool-situation.ts";

const items = [{ sku: "A-122", quantity: 2 }];

it("says what goods would come to by each way to pay, and leaves the cart as it is", async () => {
  const { result, change, evidence } = await callTool("quote", { items });
  expect(result).toMatchObject({
    total: 2380,
    lines: [{ sku: "A-122", quantity: 2, price: 1190 }],
    ways: [
      { now: 2380, rest: 0 },
      { now: 200, rest: 2180 },
    ],
    problems: [],
  });
  expect(change).toBeUndefined();
  expect(evidence.amounts).toEqual(expect.arrayContaining([2380, 200, 2180]));
});

it("counts with the price that was agreed", async () => {
  const agreed: AgreedPrice[] = [{ id: "i", terms: { of: "order", percent: 10 }, by: "Ірина", at: "2026-01-14" }];
  const { result } = await callTool("quote", { items }, { draft: { ...emptyDraft, agreed } });
  expect(result).toMatchObject({ total: 2142 });
});

it("tells what there is not enough of", async () => {
  const { result } = await callTool("quote", { items: [{ sku: "A-122", quantity: 9 }] });
  expect(result).toMatchObject({ total: 0, problems: [{ problem: "out_of_stock", stock: 3 }] });
});
