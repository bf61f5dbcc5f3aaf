import { z } from "zod";
import { handoffReasons } from "../../src/core/index.ts";
import { defineTool } from "./define-tool.ts";

export const callPerson = defineTool({
  name: "call_person",
  description:
    "Hand one matter over to a person. While a person is awaited you go on helping with everything else; call it again only to pass on more about that matter, or a new matter for a person.",
  arguments: z.strictObject({
    reason: z
      .enum(handoffReasons)
      // The screening and the product itself call for these.
      .exclude(["abuse", "spam", "policy", "failed"])
      .describe(
        "person: only the wish itself; privacy: their data; delivery_elsewhere: a place or way the shop does not list; safety: life or health is at risk",
      ),
    wanted: z.string().max(200).optional().describe("one line for the person: what the customer wants"),
  }),
  result: z.object({ status: z.literal("accepted") }),
  run: ({ reason, wanted }, { turn }, { shop }) => {
    if (shop.handoff.never.some((never) => never === reason)) {
      return { error: "no person is called for this; answer politely yourself, from shop_info where it helps" };
    }
    const why = wanted === undefined || wanted.trim() === "" ? {} : { wanted: wanted.trim() };
    return {
      result: { status: "accepted" },
      change: { request: { to: "escalation", turnId: turn.id, reason, ...why } },
    };
  },
  evidence: () => ({ isHandedOver: true }),
});
