import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { AIMessage, BaseMessage, UsageMetadata } from "@langchain/core/messages";
import type { ModelBudget, ModelRefusal, Turn } from "../../src/core/index.ts";
import { argumentsSchema } from "../tools/arguments-schema.ts";
import type { Tool } from "../tools/define-tool.ts";
import { isProgrammingError } from "../turn/programming-error.ts";

type Asked =
  | { readonly outcome: "answered"; readonly answer: AIMessage }
  /** Its provider, the network or the time limit failed it. */
  | { readonly outcome: "failed" }
  /** It was not called: a budget is used up. */
  | { readonly outcome: "limited"; readonly refusal: ModelRefusal };

/** One call of the model, as far as the budget allows it. */
export type AskModel = (messages: BaseMessage[], turn: Turn) => Promise<Asked>;

interface AskModelDeps {
  readonly model: BaseChatModel;
  readonly tools: readonly Tool[];
  readonly timeoutMs: number;
  /** Absent: nobody counts. */
  readonly budget: ModelBudget | undefined;
}

export function askModel({ model, tools, timeoutMs, budget }: AskModelDeps): AskModel {
  const bound = model.bindTools?.(
    tools.map(({ name, description, arguments: schema }) => ({ name, description, schema: argumentsSchema(schema) })),
  );
  if (bound === undefined) throw new TypeError("The chat model cannot call tools: it has no bindTools().");
  const toolChars = tools.reduce((sum, { name, description }) => sum + name.length + description.length, 0);
  return async (messages, turn) => {
    const inputTokens = tokensOf(toolChars + messages.reduce((sum, { text }) => sum + text.length, 0));
    const permit = await budget?.ask(turn, inputTokens);
    if (permit?.isGranted === false) return { outcome: "limited", refusal: permit };
    try {
      const answer = await bound.invoke(messages, { signal: AbortSignal.timeout(timeoutMs) });
      permit?.report("answered", saidTokens(answer.usage_metadata) ?? inputTokens + answerTokens(answer));
      return { outcome: "answered", answer };
    } catch (error) {
      // The provider may have read it all the same.
      permit?.report("failed", inputTokens);
      // A mistake of ours would look like a failure of the provider, and stay unseen.
      if (isProgrammingError(error)) throw error;
      return { outcome: "failed" };
    }
  };
}

/** What the provider says is checked as little by LangChain as by the provider. */
const saidTokens = (usage: UsageMetadata | undefined): number | undefined =>
  Number.isSafeInteger(usage?.total_tokens) ? usage?.total_tokens : undefined;

/** Where the provider does not say: a token is some 4 letters of English and 2 to 3 of Ukrainian. */
const charsPerToken = 3;
const tokensOf = (chars: number): number => Math.ceil(chars / charsPerToken);

const answerTokens = ({ text, tool_calls = [] }: AIMessage): number =>
  tokensOf(text.length + JSON.stringify(tool_calls).length);

export const wantsTools = (answer: AIMessage): boolean => (answer.tool_calls?.length ?? 0) > 0;
