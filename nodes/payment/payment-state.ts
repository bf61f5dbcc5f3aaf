import type { StateSchema } from "@langchain/langgraph";
import { saleFields } from "../sale/sale-state.ts";
import { albumFields, customerFields, minorFields, requestFields, turnFields, wordingFields } from "../turn/state.ts";

export const paymentFields = {
  ...turnFields,
  ...albumFields,
  ...customerFields,
  ...saleFields,
  ...requestFields,
  ...minorFields,
  ...wordingFields,
};

export type PaymentState = StateSchema<typeof paymentFields>["State"];
export type PaymentPatch = StateSchema<typeof paymentFields>["Update"];
