import { type AIMessage, type BaseMessage, ToolMessage } from "@langchain/core/messages";
import type { AgentContext } from "./context.ts";
import { checkReply } from "./policy/check-reply.ts";
import type { ViolationCode } from "./policy/violation.ts";
import { replyEvidence, type Sources } from "./reply-evidence.ts";

interface Of extends Sources {
  readonly context: AgentContext;
  readonly steps: readonly BaseMessage[];
}

/**
 * Why what the model says beside its calls may not be said; nothing where it may. It is judged as if the calls were
 * accepted, because it is said only then: "I am passing this on" is true beside a call that passes it on.
 */
export function faultsBeside(answer: AIMessage, { context, steps, ...sources }: Of): readonly ViolationCode[] {
  const accepted = (answer.tool_calls ?? []).map(
    ({ id, name }) => new ToolMessage({ content: '{"status":"accepted"}', tool_call_id: id ?? name, name }),
  );
  const evidence = replyEvidence(context, [...steps, ...accepted], sources);
  const verdict = checkReply(answer.text, evidence, sources.language);
  return verdict.ok ? [] : [...new Set(verdict.violations.map(({ code }) => code))];
}
