import type { CallbackManagerForLLMRun } from "@langchain/core/callbacks/manager";
import {
  BaseChatModel,
  type BaseChatModelCallOptions,
  type BindToolsInput,
} from "@langchain/core/language_models/chat_models";
import { AIMessageChunk, type BaseMessage } from "@langchain/core/messages";
import type { ChatResult } from "@langchain/core/outputs";

interface ScriptedCall {
  readonly name: string;
  readonly args: Record<string, unknown>;
}
export type ScriptedAnswer =
  | {
      readonly text?: string;
      readonly calls?: readonly ScriptedCall[];
      /** What its provider says that it took. */
      readonly tokens?: number;
    }
  | Error;
type Script = (messages: readonly BaseMessage[], callIndex: number) => ScriptedAnswer;

/** A model that says what a test tells it to, lies included. It records what it was asked. */
export class ScriptedModel extends BaseChatModel<BaseChatModelCallOptions, AIMessageChunk> {
  readonly asked: (readonly BaseMessage[])[] = [];
  readonly #script: Script;

  constructor(script: Script | readonly ScriptedAnswer[]) {
    super({ maxRetries: 0 });
    this.#script = typeof script === "function" ? script : (_messages, index) => script[index] ?? unexpected(index);
  }

  override _llmType(): string {
    return "scripted";
  }

  override bindTools(_tools: BindToolsInput[]) {
    return this.withConfig({});
  }

  override async _generate(
    messages: BaseMessage[],
    _options: this["ParsedCallOptions"],
    _run?: CallbackManagerForLLMRun,
  ): Promise<ChatResult> {
    const index = this.asked.push(messages) - 1;
    const answer = this.#script(messages, index);
    if (answer instanceof Error) throw answer;
    const message = new AIMessageChunk({
      content: answer.text ?? "",
      tool_call_chunks: (answer.calls ?? []).map(({ name, args }, position) => ({
        type: "tool_call_chunk",
        index: position,
        id: `call_${index}_${position}`,
        name,
        args: JSON.stringify(args),
      })),
    });
    const { tokens } = answer;
    if (tokens !== undefined) {
      Object.assign(message, { usage_metadata: { input_tokens: 0, output_tokens: tokens, total_tokens: tokens } });
    }
    return { generations: [{ text: message.text, message }] };
  }
}

const unexpected = (index: number): never => {
  throw new Error(`the script has no answer for call ${index}`);
};
