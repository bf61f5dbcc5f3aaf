import { type AIMessage, type BaseMessage, ToolMessage } from "@langchain/core/messages";
import type { Language, Shop } from "../../src/core/index.ts";
import type { Toolset } from "../tools/toolset.ts";
import type { AgentContext } from "./context.ts";
import { checkReply } from "./policy/check-reply.ts";
import type { ViolationCode } from "./policy/violation.ts";
import { replyEvidence } from "./reply-evidence.ts";

interface Of {
  readonly context: AgentContext;
  readonly steps: readonly BaseMessage[];
  readonly shop: Shop;
  readonly toolset: Toolset;
  readonly language: Language;
}

/**
 * Why what the model says beside its calls may not be said; nothing where it may. It is judged as if the calls were
 * accepted, because it is said only then: "I am passing this on" is true beside a call that passes it on.
 */
export function faultsBeside(
  answer: AIMessage,
  { context, steps, shop, toolset, language }: Of,
): readonly ViolationCode[] {
  const accepted = (answer.tool_calls ?? []).map(
    ({ id, name }) => new ToolMessage({ content: '{"status":"accepted"}', tool_call_id: id ?? name, name }),
  );
  const evidence = replyEvidence(context, [...steps, ...accepted], { shop, toolset, language });
  const verdict = checkReply(answer.text, evidence, language);
  return verdict.ok ? [] : [...new Set(verdict.violations.map(({ code }) => code))];
}
