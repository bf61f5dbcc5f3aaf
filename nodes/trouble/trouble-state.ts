import type { StateSchema } from "@langchain/langgraph";
import { z } from "zod";
import { deliveryFields } from "../../src/core/index.ts";
import { handoffFields } from "../handoff/handoff-state.ts";
import { billSchema } from "../sale/bill.ts";
import { deliverySchema } from "../sale/order-schemas.ts";
import { saleFields } from "../sale/sale-state.ts";
import { turnFields } from "../turn/state.ts";

/** What of a placed order the CRM did not take, and whether the customer is being asked for it. */
const correctionSchema = z.object({
  /** The refused one itself: the customer may have a newer bill by the time they answer. */
  bill: billSchema,
  delivery: deliverySchema,
  field: z.enum(deliveryFields),
  count: z.int(),
  isOpen: z.boolean(),
});

export const troubleFields = {
  ...turnFields,
  ...saleFields,
  ...handoffFields,
  correction: correctionSchema.nullable().default(null),
  /** The placed order that the CRM did not take, once the customer knows it. */
  toldNotEntered: z.string().nullable().default(null),
};

export type TroubleState = StateSchema<typeof troubleFields>["State"];
export type TroublePatch = StateSchema<typeof troubleFields>["Update"];
