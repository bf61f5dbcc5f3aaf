import { expect, it } from "vitest";
import { inboundId } from "../../../src/core/index.ts";
import { callTool, openBill, toolSituation } from "../../kit/tool-situation.ts";

it("goes on to the payment while a bill waits for its money", async () => {
  const { result, change, evidence } = await callTool("payment_sent", {}, { bill: openBill });
  expect(result).toEqual({ status: "accepted" });
  expect(change?.request).toEqual({ to: "payment", turnId: "t_1", action: "proof" });
  expect(evidence).toEqual({ isHandedOver: true });
});

it("changes and backs nothing without a bill", async () => {
  const { result, change, evidence } = await callTool("payment_sent", {});
  expect(result).toMatchObject({ status: "nothing_to_pay", because: expect.stringContaining("no bill is open") });
  expect([change, evidence]).toEqual([undefined, { isHandedOver: false }]);
});

it("takes no forwarded words for the customer's own", async () => {
  const { turn } = toolSituation();
  const forwarded = {
    id: inboundId("i"),
    conversationId: turn.conversationId,
    at: turn.at,
    kind: "message" as const,
    text: "Я оплатила",
    attachments: [],
    isForwarded: true as const,
  };
  const { result, change } = await callTool(
    "payment_sent",
    {},
    {
      bill: openBill,
      turn: { ...turn, inbounds: [forwarded] },
    },
  );
  expect([result, change]).toEqual([{ error: expect.stringContaining("forwarded") }, undefined]);
});
