import { z } from "zod";
import { storedReasons } from "../../src/core/index.ts";

/** What the agent asks of the graph; stamped, so that a request of the last turn is not one of this turn. */
export const requestSchema = z.discriminatedUnion("to", [
  z.object({ to: z.literal("payment"), turnId: z.string(), action: z.enum(["checkout", "proof"]) }),
  z.object({ to: z.literal("guided"), turnId: z.string() }),
  z.object({
    to: z.literal("escalation"),
    turnId: z.string(),
    reason: z.enum(storedReasons),
    /** What the customer wants of the person, in one line of the model's. */
    wanted: z.string().exactOptional(),
    /** An answer of the model that was not sent, for the person. */
    stopped: z.string().exactOptional(),
    /** No model answered: it failed, or its budget is used up. */
    modelAway: z.enum(["failed", "limited"]).exactOptional(),
  }),
]);
export type GraphRequest = z.output<typeof requestSchema>;
