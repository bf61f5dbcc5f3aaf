import { expect, it } from "vitest";
import { callTool, toolDeps } from "../../kit/tool-situation.ts";

it("sends the turn to a person, with the reason", async () => {
  const { result, change, evidence } = await callTool("call_person", { reason: "complaint" });
  expect(result).toEqual({ status: "accepted" });
  expect(change?.request).toEqual({ to: "escalation", turnId: "t_1", reason: "complaint" });
  expect(evidence).toEqual({ isHandedOver: true });
});

it("calls no person for what the shop never hands over, and backs no word about one", async () => {
  const shop = { ...toolDeps.shop, handoff: { ...toolDeps.shop.handoff, never: ["other" as const] } };
  const { result, change, evidence } = await callTool(
    "call_person",
    { reason: "other" },
    {},
    {
      ...toolDeps,
      shop,
    },
  );
  expect([result, change, evidence]).toEqual([{ error: expect.stringContaining("no person") }, undefined, {}]);
});
