import type { StateSchema } from "@langchain/langgraph";
import { handoffFields } from "../handoff/handoff-state.ts";
import { saleFields } from "../sale/sale-state.ts";
import { albumFields, customerFields, requestFields, turnFields, verdictFields, wordingFields } from "../turn/state.ts";

export const escalationFields = {
  ...turnFields,
  ...verdictFields,
  ...customerFields,
  ...saleFields,
  ...requestFields,
  ...handoffFields,
  ...albumFields,
  ...wordingFields,
};

export type EscalationState = StateSchema<typeof escalationFields>["State"];
export type EscalationPatch = StateSchema<typeof escalationFields>["Update"];
