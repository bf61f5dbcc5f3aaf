import { z } from "zod";
import { handoffReasons } from "../../src/core/index.ts";

const handoffSchema = z.object({
  reason: z.enum(handoffReasons),
  turnId: z.string(),
  /** The one short word to a customer who writes on while they wait has been said. */
  acknowledged: z.boolean(),
});
export type Handoff = z.output<typeof handoffSchema>;

/** The hand-over to a person that is open, until the chat is given back. */
export const handoffFields = { handoff: handoffSchema.nullable().default(null) };
