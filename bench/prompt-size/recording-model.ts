import {
  BaseChatModel,
  type BaseChatModelCallOptions,
  type BindToolsInput,
} from "@langchain/core/language_models/chat_models";
import { AIMessage, type BaseMessage } from "@langchain/core/messages";
import type { ChatResult } from "@langchain/core/outputs";
import { convertToOpenAITool } from "@langchain/core/utils/function_calling";
import type { Line } from "./script.ts";

/** What one call of the model is sent: the system prompt, everything said, what tools answered, the tools themselves. */
export interface Sent {
  readonly line: number;
  readonly system: string;
  readonly history: string;
  readonly tools: string;
}

interface Options extends BaseChatModelCallOptions {
  readonly bound?: string;
}

/** Asks what the script says and writes down what it was sent. */
export class RecordingModel extends BaseChatModel<Options> {
  readonly sent: Sent[] = [];
  readonly #script: readonly Line[];
  #line = 0;
  #step = 0;

  constructor(script: readonly Line[]) {
    super({ maxRetries: 0 });
    this.#script = script;
  }

  /** The next calls belong to this line of the script. */
  begin(line: number): void {
    this.#line = line;
    this.#step = 0;
  }

  override _llmType(): string {
    return "recording";
  }

  override bindTools(tools: BindToolsInput[]) {
    return this.withConfig({ bound: JSON.stringify(tools.map((tool) => convertToOpenAITool(tool))) });
  }

  override async _generate(messages: BaseMessage[], { bound = "[]" }: this["ParsedCallOptions"]): Promise<ChatResult> {
    const [system, ...history] = messages;
    this.sent.push({
      line: this.#line,
      system: system?.text ?? "",
      history: JSON.stringify(history.map(plain)),
      tools: bound,
    });
    const step = this.#script[this.#line]?.steps?.[this.#step];
    this.#step += 1;
    const message = new AIMessage({
      content: step === undefined ? "Так, звісно." : "",
      tool_calls: (step ?? []).map(([name, args], at) => ({
        name,
        args: { ...args },
        id: `call_${this.#line}_${this.#step}_${at}`,
        type: "tool_call" as const,
      })),
    });
    return { generations: [{ text: message.text, message }] };
  }
}

/** As a provider is sent it: ids, names and marks of ours are left out. */
const plain = (message: BaseMessage): object => ({
  role: message.getType(),
  content: message.text,
  ...(AIMessage.isInstance(message) && (message.tool_calls ?? []).length > 0
    ? { tool_calls: message.tool_calls?.map(({ name, args, id }) => ({ name, args, id })) }
    : {}),
});
