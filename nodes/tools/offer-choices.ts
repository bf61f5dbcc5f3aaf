import { z } from "zod";
import { defineTool } from "./define-tool.ts";

export const offerChoices = defineTool({
  name: "offer_choices",
  description: "Buttons, where you cannot tell what they want.",
  arguments: z.strictObject({}),
  result: z.object({ status: z.literal("accepted") }),
  run: (_args, { turn }) => ({
    result: { status: "accepted" },
    change: { request: { to: "guided", turnId: turn.id } },
  }),
  evidence: () => ({}),
});
