/** The nodes, each a factory with its own state slice: merge the slices, or pass them as `{ input: Slice }`. */
export { type AgentDeps, AgentSlice, agent } from "./agent.ts";
export { AwaitPaymentSlice, awaitPayment, type PaymentQuestion } from "./await-payment.ts";
export { type EscalationDeps, EscalationSlice, escalation } from "./escalation.ts";
export { type MediaDeps, MediaSlice, media } from "./media.ts";
export { type MemoryContextDeps, MemoryContextSlice, memoryContext } from "./memory-context.ts";
export { type ModerationDeps, ModerationSlice, moderation } from "./moderation.ts";
export { type PaymentDeps, PaymentSlice, payment } from "./payment.ts";
export { ToolsSlice, tools } from "./tools.ts";
export { type TroubleDeps, TroubleSlice, trouble } from "./trouble.ts";
