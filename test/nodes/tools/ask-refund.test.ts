import { expect, it } from "vitest";
import { callTool, openBill, toolDeps } from "../../kit/tool-situation.ts";

const paid = { ...openBill, status: "paid" as const };

it("asks a person to give money back for what was paid", async () => {
  const { result, change } = await callTool("ask_refund", { goods: "шапка" }, { bill: paid });
  expect(result).toEqual({ status: "asked_person" });
  const wish = { orderId: "o", number: "1", act: "refund", was: ["шапка"], becomes: [], paid: paid.due };
  expect(change).toMatchObject({ wish, request: { to: "escalation", reason: "return_or_refund" } });
});

it("asks nobody where nothing was paid, nor in a shop that keeps its people from this", async () => {
  expect((await callTool("ask_refund", {}, { bill: openBill })).result).toMatchObject({
    error: expect.stringContaining("nothing was paid"),
  });
  const handoff = { ...toolDeps.shop.handoff, never: ["return_or_refund" as const] };
  const deps = { ...toolDeps, shop: { ...toolDeps.shop, handoff } };
  const { result, change } = await callTool("ask_refund", {}, { bill: paid }, deps);
  expect([result, change]).toEqual([{ error: expect.stringContaining("no person is called") }, undefined]);
});
