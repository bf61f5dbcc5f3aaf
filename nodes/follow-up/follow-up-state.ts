import type { StateSchema } from "@langchain/langgraph";
import { handoffFields } from "../handoff/handoff-state.ts";
import { followedUpFields } from "../sale/followed-up.ts";
import { saleFields } from "../sale/sale-state.ts";
import { customerFields, turnFields } from "../turn/state.ts";

export const followUpFields = {
  ...turnFields,
  ...customerFields,
  ...saleFields,
  ...handoffFields,
  ...followedUpFields,
};

export type FollowUpState = StateSchema<typeof followUpFields>["State"];
export type FollowUpPatch = StateSchema<typeof followUpFields>["Update"];
