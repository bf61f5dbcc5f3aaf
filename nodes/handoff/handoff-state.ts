import { z } from "zod";
import { storedReasons } from "../../src/core/index.ts";
import { ladderTimerSchema } from "../turn/turn-schema.ts";

const handoffSchema = z.object({
  reason: z.enum(storedReasons),
  turnId: z.string(),
  /** The customer asked for the person once more and heard that one is awaited. */
  acknowledged: z.boolean(),
  /** ISO time of the turn that handed over; absent where that was before it was kept. */
  since: z.string().exactOptional(),
  wanted: z.string().exactOptional(),
  /** The person was told what the AI and the customer said while they were awaited. */
  isTalkTold: z.literal(true).exactOptional(),
});
export type Handoff = z.output<typeof handoffSchema>;

/** The hand-over to a person that is open, until the chat is given back or closed. One open matter is one ticket. */
export const handoffFields = {
  handoff: handoffSchema.nullable().default(null),
  /** The step of a call at which somebody had the chat already: it goes on there when they undo that they took it. */
  rested: ladderTimerSchema.nullable().default(null),
};
