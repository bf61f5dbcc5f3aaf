import type { StateSchema } from "@langchain/langgraph";
import { z } from "zod";
import { saleFields, shownBeforeFields } from "../sale/sale-state.ts";
import { customerFields, requestFields, turnFields, whoFields, wordingFields } from "../turn/state.ts";

export const guidedFields = {
  ...turnFields,
  ...customerFields,
  ...saleFields,
  ...shownBeforeFields,
  ...requestFields,
  ...whoFields,
  ...wordingFields,
  /** What the customer was told that articles cost, in minor units by article number, the newest last. */
  quoted: z.record(z.string(), z.int()).default(() => ({})),
};

export type GuidedState = StateSchema<typeof guidedFields>["State"];
export type GuidedPatch = StateSchema<typeof guidedFields>["Update"];
