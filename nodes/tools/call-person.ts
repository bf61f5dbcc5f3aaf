import { z } from "zod";
import { handoffReasons } from "../../src/core/index.ts";
import { refusedPerson } from "./ask-person.ts";
import { defineTool } from "./define-tool.ts";

export const callPerson = defineTool({
  name: "call_person",
  description: "Give a matter to a person.",
  arguments: z.strictObject({
    reason: z
      .enum(handoffReasons)
      // The screening and the product itself call for these.
      .exclude(["abuse", "spam", "policy", "failed"]),
    wanted: z.string().max(200).optional(),
  }),
  result: z.object({ status: z.literal("accepted") }),
  run: ({ reason, wanted }, { turn }, { shop }) => {
    const why = wanted === undefined || wanted.trim() === "" ? {} : { wanted: wanted.trim() };
    return (
      refusedPerson(reason, shop) ?? {
        result: { status: "accepted" },
        change: { request: { to: "escalation", turnId: turn.id, reason, ...why } },
      }
    );
  },
  evidence: () => ({ isHandedOver: true }),
});
