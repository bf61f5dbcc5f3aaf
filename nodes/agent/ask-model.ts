import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { AIMessage, BaseMessage } from "@langchain/core/messages";
import type { Tool } from "../tools/define-tool.ts";
import { isProgrammingError } from "../turn/programming-error.ts";

/** One call of the model; undefined when its provider, the network or the time limit failed it. */
export type AskModel = (messages: BaseMessage[]) => Promise<AIMessage | undefined>;

export function askModel(model: BaseChatModel, tools: readonly Tool[], timeoutMs: number): AskModel {
  const bound = model.bindTools?.(
    tools.map(({ name, description, arguments: schema }) => ({ name, description, schema })),
  );
  if (bound === undefined) throw new TypeError("The chat model cannot call tools: it has no bindTools().");
  return async (messages) => {
    try {
      return await bound.invoke(messages, { signal: AbortSignal.timeout(timeoutMs) });
    } catch (error) {
      // A mistake of ours would look like a failure of the provider, and stay unseen.
      if (isProgrammingError(error)) throw error;
      return undefined;
    }
  };
}

export const wantsTools = (answer: AIMessage): boolean => (answer.tool_calls?.length ?? 0) > 0;
