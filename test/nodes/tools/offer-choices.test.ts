import { expect, it } from "vitest";
import { callTool } from "../../kit/tool-situation.ts";

it("hands the turn on to the choices, and backs nothing", async () => {
  const { result, change, evidence } = await callTool("offer_choices", {});
  expect(result).toEqual({ status: "accepted" });
  expect(change).toEqual({ request: { to: "guided", turnId: "t_1" } });
  expect(evidence).toEqual({});
});
