import type { CallbackManagerForLLMRun } from "@langchain/core/callbacks/manager";
import {
  BaseChatModel,
  type BaseChatModelCallOptions,
  type BindToolsInput,
} from "@langchain/core/language_models/chat_models";
import { AIMessageChunk, type BaseMessage } from "@langchain/core/messages";
import type { ChatResult } from "@langchain/core/outputs";
import { convertToOpenAITool } from "@langchain/core/utils/function_calling";
import { RehearsalModel } from "../../integrations/rehearsal/rehearsal-model.ts";

interface Options extends BaseChatModelCallOptions {
  readonly bound?: readonly BindToolsInput[];
}

const first = ["Так", "Звісно", "Гаразд", "Добре", "Розумію", "Дивіться", "Ось", "Отже", "Авжеж", "Чудово", "Слухайте"];
const second = [
  "розкажу",
  "підкажу",
  "допоможу",
  "пояснюю",
  "покажу",
  "відповідаю",
  "дивлюся",
  "зараз скажу",
  "радо поясню",
];

/**
 * Does what the rehearsal model does, and speaks as a real model does: never twice in the same words. What it said is
 * kept, so that it can be told from what the product's code says by itself.
 */
export class FreeModel extends BaseChatModel<Options, AIMessageChunk> {
  readonly said: string[] = [];
  readonly #acts = new RehearsalModel();

  constructor() {
    super({ maxRetries: 0 });
  }

  /** Of the kind that reads any history. */
  override _llmType(): string {
    return "rehearsal";
  }

  override bindTools(tools: BindToolsInput[]) {
    return this.withConfig({ bound: tools.map((tool) => convertToOpenAITool(tool)) });
  }

  override async _generate(
    messages: BaseMessage[],
    { bound = [] }: this["ParsedCallOptions"],
    _run?: CallbackManagerForLLMRun,
  ): Promise<ChatResult> {
    const acted = await this.#acts.bindTools([...bound]).invoke(messages);
    const isAct = (acted.tool_calls ?? []).length > 0;
    const text = isAct ? "" : `${this.#opener()}: ${acted.text}`;
    if (!isAct) this.said.push(text);
    const message = new AIMessageChunk({ content: text, tool_call_chunks: acted.tool_call_chunks ?? [] });
    return { generations: [{ text, message }] };
  }

  #opener(): string {
    const at = this.said.length;
    return `${first[at % first.length]}, ${second[Math.floor(at / first.length) % second.length]}`;
  }
}
