import { AIMessage, AIMessageChunk, type BaseMessage, type UsageMetadata } from "@langchain/core/messages";
import type { ModelUsage } from "../../../src/core/index.ts";
import { UnusableAnswer } from "./model-failure.ts";
import { markedAsOf } from "./own-part.ts";

/**
 * An answer as the product uses it, with what its own family may want back. One that was cut, or that the provider's
 * own filter took away, is none: half a sentence about a price is worse than another model.
 */
export function readAnswer(answer: AIMessage, family: string): AIMessage {
  const end = endOf(answer);
  if (cut.test(end)) throw new UnusableAnswer("cut");
  if (filtered.test(end)) throw new UnusableAnswer("filtered");
  // A stream that just ends gives the words so far, and no error (measured 2026-11).
  if (end === "" && isStreamed(answer)) throw new UnusableAnswer("cut");
  const { content, id, usage_metadata, response_metadata, additional_kwargs } = answer;
  return new AIMessage({
    content,
    tool_calls: [...(answer.tool_calls ?? []), ...unreadableCalls(answer)],
    response_metadata,
    additional_kwargs: markedAsOf(family, withoutRawCalls(additional_kwargs)),
    ...(id === undefined ? {} : { id }),
    ...(usage_metadata === undefined ? {} : { usage_metadata }),
  });
}

const cut = /^(length|max_tokens|max_output_tokens|model_context_window_exceeded|unload)$/i;
const filtered =
  /^(content_filter|refusal|safety|recitation|language|blocklist|prohibited_content|spii|image_safety|malformed_function_call)$/i;

/** Only LangChain's own classes of providers say so; whoever else answers in one piece is taken at their word. */
const isStreamed = (answer: AIMessage): boolean =>
  AIMessageChunk.isInstance(answer) && typeof answer.response_metadata["model_provider"] === "string";

/** Why it ends, wherever the provider's class puts that. */
function endOf({ response_metadata: told, additional_kwargs: more }: AIMessage): string {
  const incomplete: unknown = told["incomplete_details"];
  const inDetails =
    typeof incomplete === "object" && incomplete !== null && "reason" in incomplete ? incomplete.reason : undefined;
  const places = [
    inDetails,
    told["finish_reason"],
    told["stop_reason"],
    told["finishReason"],
    told["done_reason"],
    more["stop_reason"],
  ];
  return places.find((place) => typeof place === "string") ?? "";
}

/**
 * Calls whose arguments are no JSON. Nothing at all stands for no arguments (some servers write it so). Anything else
 * is handed on as a list, which no tool takes: so the model is told, and nothing runs with half of what was meant.
 */
const unreadableCalls = ({ invalid_tool_calls = [] }: AIMessage): NonNullable<AIMessage["tool_calls"]> =>
  invalid_tool_calls.map(({ id, name = "", args = "" }) => ({
    type: "tool_call",
    name: name === "" ? "unnamed" : name,
    args: args.trim() === "" ? {} : [args],
    ...(id === undefined ? {} : { id }),
  }));

/** OpenAI's class keeps the calls a second time, as they came. */
const withoutRawCalls = ({ tool_calls: _calls, ...rest }: AIMessage["additional_kwargs"]): Record<string, unknown> =>
  rest;

/** What the provider says that the call took; undefined where it says nothing that can be counted. */
export function usageIn(usage: UsageMetadata | undefined): ModelUsage | undefined {
  if (usage === undefined || !isCount(usage.total_tokens ?? usage.input_tokens)) return undefined;
  const inputTokens = countOf(usage.input_tokens);
  return {
    inputTokens,
    // Gemini's thoughts stand in the total alone, and are paid for as output.
    outputTokens: Math.max(countOf(usage.output_tokens), countOf(usage.total_tokens) - inputTokens),
    cachedTokens: countOf(usage.input_token_details?.cache_read),
    cacheWrittenTokens: countOf(usage.input_token_details?.cache_creation),
  };
}

const countOf = (value: unknown): number => (isCount(value) ? value : 0);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** Where the provider does not say: a token is some 4 letters of English and 2 to 3 of Ukrainian. */
const charsPerToken = 3;
export const tokensOf = (chars: number): number => Math.ceil(chars / charsPerToken);

export const charsOf = (messages: readonly BaseMessage[]): number =>
  messages.reduce((sum, { text }) => sum + text.length, 0);
