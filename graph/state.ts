import { StateSchema } from "@langchain/langgraph";
import { AgentSlice } from "../nodes/agent/agent.ts";
import { AwaitPaymentSlice } from "../nodes/await-payment/await-payment.ts";
import { EscalationSlice } from "../nodes/escalation/escalation.ts";
import { FollowUpSlice } from "../nodes/follow-up/follow-up.ts";
import { GuidedSlice } from "../nodes/guided/guided.ts";
import { MediaSlice } from "../nodes/media/media.ts";
import { MemoryContextSlice } from "../nodes/memory-context/memory-context.ts";
import { ModerationSlice } from "../nodes/moderation/moderation.ts";
import { PaymentSlice } from "../nodes/payment/payment.ts";
import { followedUpFields } from "../nodes/sale/followed-up.ts";
import { ToolsSlice } from "../nodes/tools/tools.ts";
import { TroubleSlice } from "../nodes/trouble/trouble.ts";

/** The whole state: every node's slice, merged. */
export const DeskState = new StateSchema({
  ...MediaSlice.fields,
  ...ModerationSlice.fields,
  ...MemoryContextSlice.fields,
  ...GuidedSlice.fields,
  ...AgentSlice.fields,
  ...ToolsSlice.fields,
  ...PaymentSlice.fields,
  ...AwaitPaymentSlice.fields,
  ...EscalationSlice.fields,
  ...FollowUpSlice.fields,
  ...TroubleSlice.fields,
  ...followedUpFields,
});
export type DeskStateValues = typeof DeskState.State;
