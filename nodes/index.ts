/** The nodes, each a factory with its own state slice: merge the slices, or pass them as `{ input: Slice }`. */
export { type AgentDeps, AgentSlice, agent } from "./agent/agent.ts";
export { createReplyJudge } from "./agent/judge/reply-judge.ts";
export { AwaitPaymentSlice, awaitPayment, type PaymentQuestion } from "./await-payment/await-payment.ts";
export { type EscalationDeps, EscalationSlice, escalation } from "./escalation/escalation.ts";
export { type FollowUpDeps, FollowUpSlice, followUp } from "./follow-up/follow-up.ts";
export { type GuidedDeps, GuidedSlice, guided } from "./guided/guided.ts";
export { type MediaDeps, MediaSlice, media } from "./media/media.ts";
export { type MemoryContextDeps, MemoryContextSlice, memoryContext } from "./memory-context/memory-context.ts";
export { type ModerationDeps, ModerationSlice, moderation } from "./moderation/moderation.ts";
export { type PaymentDeps, PaymentSlice, payment } from "./payment/payment.ts";
export { defineTool, type Tool, type ToolAnswer } from "./tools/define-tool.ts";
export { productTools } from "./tools/product-tools.ts";
export type { Change, Situation, ToolDeps } from "./tools/situation.ts";
export type { ToolEvidence } from "./tools/tool-evidence.ts";
export { type ToolsDeps, ToolsSlice, tools } from "./tools/tools.ts";
export { type TroubleDeps, TroubleSlice, trouble } from "./trouble/trouble.ts";
