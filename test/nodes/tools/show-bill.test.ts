import { expect, it } from "vitest";
import { callTool, openBill } from "../../kit/tool-situation.ts";

it("sends the turn to the payment, which shows the same bill", async () => {
  const { result, change, evidence } = await callTool("show_bill", {}, { bill: openBill });
  expect(result).toEqual({ status: "accepted" });
  expect(change).toEqual({ request: { to: "payment", turnId: "t_1", action: "show_bill" } });
  expect(evidence).toEqual({ isHandedOver: true });
});

it("says why there is nothing to show", async () => {
  expect((await callTool("show_bill", {})).result).toEqual({ error: "there is no bill yet; checkout makes one" });
});
