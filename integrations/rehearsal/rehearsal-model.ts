import type { CallbackManagerForLLMRun } from "@langchain/core/callbacks/manager";
import type { BaseLanguageModelInput } from "@langchain/core/language_models/base";
import {
  BaseChatModel,
  type BaseChatModelCallOptions,
  type BaseChatModelParams,
  type BindToolsInput,
} from "@langchain/core/language_models/chat_models";
import { AIMessageChunk, type BaseMessage, type UsageMetadata } from "@langchain/core/messages";
import { ChatGenerationChunk, type ChatResult } from "@langchain/core/outputs";
import type { Runnable } from "@langchain/core/runnables";
import { convertToOpenAITool } from "@langchain/core/utils/function_calling";
import { decide } from "./decide.ts";
import { fillSchema } from "./fill-schema.ts";
import { readTurn } from "./read-turn.ts";
import { readSituation } from "./situation.ts";
import { isKnownTool } from "./tool-answers.ts";

type BoundTool = ReturnType<typeof convertToOpenAITool>;

export interface RehearsalCallOptions extends BaseChatModelCallOptions {
  readonly tools?: readonly BoundTool[];
}

interface WantedCall {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/**
 * A chat model of rules: the whole product runs with no account, key or network. It sells in Ukrainian, English and
 * Russian through the same tools as any other model, and says the same thing to the same messages every time.
 */
export class RehearsalModel extends BaseChatModel<RehearsalCallOptions, AIMessageChunk> {
  constructor(fields: BaseChatModelParams = {}) {
    super(fields);
  }

  override _llmType(): string {
    return "rehearsal";
  }

  override async _generate(messages: BaseMessage[], options: this["ParsedCallOptions"]): Promise<ChatResult> {
    options.signal?.throwIfAborted();
    const message = replyTo(messages, options);
    return { generations: [{ text: message.text, message }] };
  }

  override async *_streamResponseChunks(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
    run?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    options.signal?.throwIfAborted();
    const whole = replyTo(messages, options);
    for (const piece of piecesOf(whole)) {
      options.signal?.throwIfAborted();
      const chunk = new ChatGenerationChunk({ text: piece.text, message: piece });
      yield chunk;
      await run?.handleLLMNewToken(piece.text, undefined, undefined, undefined, undefined, { chunk });
    }
  }

  override bindTools(
    tools: BindToolsInput[],
    kwargs: Partial<RehearsalCallOptions> = {},
  ): Runnable<BaseLanguageModelInput, AIMessageChunk, RehearsalCallOptions> {
    const [only] = tools;
    // The base class hands over the schema of withStructuredOutput() as a lone ready-made function: that one must be
    // called.
    const isSchema = tools.length === 1 && only !== undefined && "type" in only && only["type"] === "function";
    const bound = tools.map((tool) => convertToOpenAITool(tool));
    const name = bound[0]?.function.name;
    return this.withConfig({
      ...(isSchema && name !== undefined && !isKnownTool(name) ? { tool_choice: name } : {}),
      ...kwargs,
      tools: bound,
    });
  }
}

function replyTo(
  messages: readonly BaseMessage[],
  { tools = [], tool_choice }: Pick<RehearsalCallOptions, "tools" | "tool_choice">,
): AIMessageChunk {
  const forced = forcedTool(messages, tools, tool_choice);
  if (forced !== undefined) return chunkOf(messages, "", [forced]);
  const names = tool_choice === "none" ? [] : tools.map((tool) => tool.function.name);
  const decision = decide(readSituation(messages, names));
  return decision.kind === "call"
    ? chunkOf(messages, decision.text, decision.calls)
    : chunkOf(messages, decision.text, []);
}

/** A tool that has to be called whatever was said: its arguments are filled in from the customer's words. */
function forcedTool(
  messages: readonly BaseMessage[],
  tools: readonly BoundTool[],
  choice: RehearsalCallOptions["tool_choice"],
): WantedCall | undefined {
  if (typeof choice !== "string" || choice === "auto" || choice === "none") return undefined;
  const { said, earlier, steps } = readTurn(messages);
  const foreign = tools.filter((tool) => !isKnownTool(tool.function.name));
  const wanted = foreign.find((tool) => tool.function.name === choice) ?? (choice === "any" ? foreign[0] : undefined);
  if (wanted === undefined || steps.some(({ name }) => name === wanted.function.name)) return undefined;
  const text = said.length > 0 ? said.join("\n") : (earlier.at(-1) ?? "");
  return { name: wanted.function.name, args: fillSchema({ ...wanted.function.parameters }, text) };
}

function chunkOf(messages: readonly BaseMessage[], text: string, calls: readonly WantedCall[]): AIMessageChunk {
  const message = new AIMessageChunk({
    content: text,
    tool_call_chunks: calls.map(({ name, args }, index) => ({
      type: "tool_call_chunk",
      index,
      // From the place in the conversation, so that the same step has the same id when it is run again.
      id: `call_${messages.length}_${index}`,
      name,
      args: JSON.stringify(args),
    })),
  });
  return withUsage(message, usageOf(messages, text, calls));
}

/** The library's default message type leaves the field out, though every message has it. */
function withUsage(message: AIMessageChunk, usage: UsageMetadata | undefined): AIMessageChunk {
  return usage === undefined ? message : Object.assign(message, { usage_metadata: usage });
}

/** Words stand for tokens: near enough for a model that costs nothing. */
const countWords = (text: string): number => text.match(/\S+/g)?.length ?? 0;

function usageOf(messages: readonly BaseMessage[], text: string, calls: readonly WantedCall[]): UsageMetadata {
  const input = messages.reduce((sum, message) => sum + countWords(message.text), 0);
  const output = countWords(text) + calls.length;
  return { input_tokens: input, output_tokens: output, total_tokens: input + output };
}

/** Word by word; tool calls and the usage come with the last piece. */
function piecesOf(whole: AIMessageChunk): AIMessageChunk[] {
  const words = whole.text.match(/\s*\S+\s*$|\s*\S+/g) ?? [];
  const last = words.at(-1) ?? "";
  return [
    ...words.slice(0, -1).map((word) => new AIMessageChunk({ content: word })),
    withUsage(
      new AIMessageChunk({ content: last, tool_call_chunks: whole.tool_call_chunks ?? [] }),
      whole.usage_metadata,
    ),
  ];
}
