import { StateSchema } from "@langchain/langgraph";
import {
  agentFields,
  customerFields,
  handoffFields,
  mediaFields,
  saleFields,
  troubleFields,
  turnFields,
  verdictFields,
} from "../nodes/turn/state.ts";

/** The whole state: every node's slice, merged. */
export const DeskState = new StateSchema({
  ...turnFields,
  ...mediaFields,
  ...verdictFields,
  ...customerFields,
  ...saleFields,
  ...agentFields,
  ...handoffFields,
  ...troubleFields,
});
export type DeskStateValues = typeof DeskState.State;
