import { StateSchema } from "@langchain/langgraph";
import { agentFields, customerFields, handoffFields, saleFields, turnFields, verdictFields } from "../nodes/state.ts";

/** The whole state: every node's slice, merged. */
export const DeskState = new StateSchema({
  ...turnFields,
  ...verdictFields,
  ...customerFields,
  ...saleFields,
  ...agentFields,
  ...handoffFields,
});
export type DeskStateValues = typeof DeskState.State;
