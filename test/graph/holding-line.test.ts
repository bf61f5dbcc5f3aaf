import { expect, it } from "vitest";
import { holdingLine } from "../../graph/holding-line.ts";
import { conversationId, inboundId, type Turn, turnId } from "../../src/core/index.ts";
import { demoShop } from "../../src/shop/demo-shop.ts";

const conversation = conversationId("c_1");
const at = "2026-01-14T08:00:00.000Z";
const turn: Turn = {
  id: turnId("t_1"),
  conversationId: conversation,
  owner: "ai",
  epoch: 3,
  at,
  claim: 1,
  unsaid: [],
  inbounds: [
    { id: inboundId("i_1"), conversationId: conversation, at, kind: "message", text: "Є сукня?", attachments: [] },
  ],
};

it("a holding line goes under the key it always had, so that a run from before an update does not say it twice", () => {
  const [effect] = holdingLine(turn, { shop: demoShop });
  expect(effect).toMatchObject({ key: "EeVYPu5sin_eH0zBfu1CCq5tA5nA5dXN", lane: "c_1/reply", node: "holding_line" });
  expect(effect?.payload).toMatchObject({ epoch: 3, by: "ai" });
});
