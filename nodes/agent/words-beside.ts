import { type AIMessage, type BaseMessage, ToolMessage } from "@langchain/core/messages";
import type { Checked } from "../../src/core/index.ts";
import { meantCall } from "../tools/told/told-tools.ts";
import { checkedDraft } from "./checked-draft.ts";
import type { AgentContext } from "./context.ts";
import { checkReply } from "./policy/check-reply.ts";
import type { ViolationCode } from "./policy/violation.ts";
import { replyEvidence, type Sources } from "./reply-evidence.ts";

interface Of extends Sources {
  readonly context: AgentContext;
  readonly steps: readonly BaseMessage[];
}

/**
 * What the check finds in what the model says beside its calls; `checked` only where it may be said. It is judged as
 * if the calls were accepted, because it is said only then: "I am passing this on" is true beside a call that does so.
 */
export function wordsBeside(
  answer: AIMessage,
  { context, steps, ...sources }: Of,
): { readonly codes: readonly ViolationCode[]; readonly checked?: Checked } {
  const accepted = (answer.tool_calls ?? []).map(
    ({ id, name, args }) =>
      new ToolMessage({
        content: '{"status":"accepted"}',
        tool_call_id: id ?? name,
        name: meantCall(name, args).name,
      }),
  );
  const evidence = replyEvidence(context, [...steps, ...accepted], sources);
  const verdict = checkReply(answer.text, evidence, sources.language);
  if (verdict.ok) return { codes: [], checked: checkedDraft(answer.text, evidence) };
  return { codes: [...new Set(verdict.violations.map(({ code }) => code))] };
}
