import { z } from "zod";
import { storedReasons, type Turn } from "../../src/core/index.ts";
import { orderWishSchema } from "../sale/order-fields.ts";

const paymentAction = z.enum(["checkout", "proof", "show_bill", "new_bill", "cancel"]);

/** What the agent asks of the graph; stamped, so that a request of the last turn is not one of this turn. */
export const requestSchema = z.discriminatedUnion("to", [
  z.object({ to: z.literal("payment"), turnId: z.string(), action: paymentAction }),
  z.object({ to: z.literal("guided"), turnId: z.string() }),
  z.object({
    to: z.literal("escalation"),
    turnId: z.string(),
    reason: z.enum(storedReasons),
    /** What the customer wants of the person, in one line of the model's. */
    wanted: z.string().exactOptional(),
    /** What the person is to do with orders: spelled out by code, not in the model's words. */
    wishes: z.array(orderWishSchema).exactOptional(),
    /** An answer of the model that was not sent, for the person. */
    stopped: z.string().exactOptional(),
    /** No model answered: it failed, or its budget is used up. */
    modelAway: z.enum(["failed", "limited"]).exactOptional(),
  }),
]);
export type GraphRequest = z.output<typeof requestSchema>;

/** The call for a person that this very turn made; what an earlier turn left in state does not count. */
export const callForPerson = (
  { request }: { readonly request: GraphRequest | null },
  turn: Turn,
): Extract<GraphRequest, { readonly to: "escalation" }> | undefined =>
  request?.to === "escalation" && request.turnId === turn.id ? request : undefined;
