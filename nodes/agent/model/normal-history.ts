import {
  AIMessage,
  type BaseMessage,
  type ContentBlock,
  HumanMessage,
  type MessageContent,
  SystemMessage,
  ToolMessage,
} from "@langchain/core/messages";
import { emptyMark } from "../../../src/core/reading/file-marks.ts";
import type { HistoryTraits } from "./history-traits.ts";
import { ownPartOf } from "./own-part.ts";
import { pairCalls } from "./pair-calls.ts";

/** In place of words where a provider wants some and nobody said any. */
const nothingNew = "[Nothing new was said.]";
const saidBefore = "[The conversation began earlier.]";
const noAnswer = "[No answer yet.]";

/**
 * A history in the one form that every provider takes (facts measured and read in 2026-11): the system's words first
 * and once; then the customer first, both sides in turns, the customer or a tool's result last; each call answered at
 * once and once; no empty text, no names, ids of nine letters and digits. What was said stays, in its order. The
 * messages themselves are not changed.
 */
export function normalHistory(messages: readonly BaseMessage[], traits: HistoryTraits, family: string): BaseMessage[] {
  if (traits.takesAll) return [...messages];
  const system = messages.filter((message) => message.getType() === "system").map((message) => cleanOf(message.text));
  const words = system.filter((text) => text.trim() !== "").join("\n\n");
  const others = messages.filter((message) => message.getType() !== "system");
  const said = others.flatMap((message) => withWords(message, traits, family));
  const turns = inTurns(pairCalls(said, traits));
  return [...(words === "" ? [] : [systemMessage(words, traits)]), ...turns];
}

/** Half of a surrogate pair and a NUL go out as JSON, and many servers refuse the whole request for them. */
const cleanOf = (text: string): string => text.toWellFormed().replaceAll("\u0000", "");

function systemMessage(words: string, { marksStablePrompt }: HistoryTraits): SystemMessage {
  const contextAt = words.lastIndexOf("<context>\n");
  if (!marksStablePrompt || contextAt <= 0) return new SystemMessage(words);
  const [stable, changing] = [words.slice(0, contextAt), words.slice(contextAt)];
  return new SystemMessage({
    content: [
      { type: "text", text: stable, cache_control: { type: "ephemeral" } },
      { type: "text", text: changing },
    ],
  });
}

/** Nothing that is empty, and nothing besides words, pictures, calls and results. */
function withWords(message: BaseMessage, traits: HistoryTraits, family: string): BaseMessage[] {
  if (AIMessage.isInstance(message)) {
    const { content, fields } = ownPartOf(message, traits, family);
    const calls = message.tool_calls ?? [];
    if (calls.length === 0 && textOf(content).trim() === "") return [];
    return [new AIMessage({ content: cleanContent(content), tool_calls: calls, additional_kwargs: fields })];
  }
  if (ToolMessage.isInstance(message)) {
    const { tool_call_id, name } = message;
    const content = message.text.trim() === "" ? "{}" : cleanOf(message.text);
    return [new ToolMessage({ content, tool_call_id, ...(name === undefined ? {} : { name }) })];
  }
  const content = cleanContent(message.content);
  const isWordless = typeof content === "string" ? content.trim() === "" : content.length === 0;
  return [new HumanMessage(isWordless ? emptyMark : { content })];
}

const cleanContent = (content: MessageContent): MessageContent =>
  typeof content === "string"
    ? cleanOf(content)
    : content
        .filter((block) => block.type !== "text" || `${block["text"] ?? ""}`.trim() !== "")
        .map((block) => (block.type === "text" ? { ...block, text: cleanOf(`${block["text"]}`) } : block));

const textOf = (content: MessageContent): string =>
  typeof content === "string" ? content : content.map((block) => `${block["text"] ?? ""}`).join("");

/** Neighbours of one side become one message, and each side has its place. */
function inTurns(messages: readonly BaseMessage[]): BaseMessage[] {
  const turns: BaseMessage[] = [];
  for (const message of messages) {
    const last = turns.at(-1);
    const joined = last === undefined ? undefined : joinedOf(last, message);
    if (joined !== undefined) turns.splice(-1, 1, joined);
    else {
      if (last === undefined && message.getType() !== "human") turns.push(new HumanMessage(saidBefore));
      // Mistral refuses a customer's word right after a result (its code 3230).
      if (last?.getType() === "tool" && message.getType() === "human") turns.push(new AIMessage(noAnswer));
      turns.push(message);
    }
  }
  const last = turns.at(-1);
  const isOpen = last !== undefined && last.getType() !== "ai";
  return isOpen ? turns : [...turns, new HumanMessage(last === undefined ? saidBefore : nothingNew)];
}

/** Undefined where they are not neighbours of one side, or results have to follow the first one. */
function joinedOf(first: BaseMessage, second: BaseMessage): BaseMessage | undefined {
  if (first.getType() === "human" && second.getType() === "human") {
    return new HumanMessage({ content: joinedContent(first.content, second.content) });
  }
  if (!AIMessage.isInstance(first) || !AIMessage.isInstance(second)) return undefined;
  if ((first.tool_calls?.length ?? 0) > 0) return undefined;
  const { tool_calls = [], additional_kwargs } = second;
  return new AIMessage({ content: joinedContent(first.content, second.content), tool_calls, additional_kwargs });
}

function joinedContent(first: MessageContent, second: MessageContent): MessageContent {
  if (typeof first === "string" && typeof second === "string") {
    return [first, second].filter((text) => text !== "").join("\n");
  }
  // A model's own thoughts stand before its words.
  return typeof first === "string" && typeof second !== "string" && startsWithThought(second)
    ? [...second.slice(0, 1), ...blocksOf(first), ...second.slice(1)]
    : [...blocksOf(first), ...blocksOf(second)];
}

const startsWithThought = ([first]: readonly ContentBlock[]): boolean => /thinking/.test(first?.type ?? "");

const blocksOf = (content: MessageContent): ContentBlock[] =>
  typeof content !== "string" ? content : content === "" ? [] : [{ type: "text", text: content }];
