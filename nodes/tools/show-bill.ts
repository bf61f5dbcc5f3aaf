import { z } from "zod";
import { defineTool } from "./define-tool.ts";
import { hasOrder, orderAsked } from "./order-asked.ts";

export const showBill = defineTool({
  name: "show_bill",
  description: "Show the bill again, with its number; of a paid one what came and what remains.",
  arguments: z.strictObject({}),
  isOfferedNow: hasOrder,
  result: z.object({ status: z.literal("accepted") }),
  run: (_args, situation) => {
    const asked = orderAsked(situation, undefined, "show_bill");
    if ("error" in asked) return asked;
    return {
      result: { status: "accepted" },
      change: { request: { to: "payment", turnId: situation.turn.id, action: "show_bill" } },
    };
  },
  evidence: () => ({ isHandedOver: true }),
});
