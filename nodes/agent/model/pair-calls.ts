import { createHash } from "node:crypto";
import { AIMessage, type BaseMessage, ToolMessage } from "@langchain/core/messages";
import type { HistoryTraits } from "./history-traits.ts";

type Call = NonNullable<AIMessage["tool_calls"]>[number];

/** In place of a result that was lost. */
const lostResult = JSON.stringify({ error: "this call was not run" });

/** Each answer with calls, and after it at once one result per call. A result that nobody asked for goes. */
export function pairCalls(messages: readonly BaseMessage[], traits: HistoryTraits): BaseMessage[] {
  const results = messages.filter((message) => ToolMessage.isInstance(message));
  return messages.flatMap((message, at) => {
    if (ToolMessage.isInstance(message)) return [];
    if (!AIMessage.isInstance(message)) return [message];
    const calls = message.tool_calls ?? [];
    if (calls.length === 0) return [message];
    const pairs = calls.map((call, place) => pairOf(call, `${at}.${place}`, results, traits));
    return traits.takesOneCallPerTurn ? oneByOne(message, pairs) : [withCalls(message, pairs), ...resultsOf(pairs)];
  });
}

interface Pair {
  /** As the model gave it. */
  readonly formerId: string | undefined;
  readonly call: Call & { readonly id: string };
  readonly result: ToolMessage;
}

/** Takes its result out of those that are left: with one id given twice, each call gets its own. */
function pairOf(call: Call, place: string, left: ToolMessage[], { namesResults }: HistoryTraits): Pair {
  const at = left.findIndex(({ tool_call_id }) => tool_call_id === (call.id ?? call.name));
  const [found] = at === -1 ? [] : left.splice(at, 1);
  const id = idFor(call.id ?? "", place);
  const name = validName(call.name);
  return {
    formerId: call.id,
    call: { type: "tool_call", id, name, args: Array.isArray(call.args) ? {} : call.args },
    result: new ToolMessage({
      content: found?.text ?? lostResult,
      tool_call_id: id,
      ...(namesResults ? { name } : {}),
    }),
  };
}

const withCalls = (message: AIMessage, pairs: readonly Pair[]): AIMessage =>
  new AIMessage({
    content: message.content,
    tool_calls: pairs.map(({ call }) => call),
    additional_kwargs: withIds(message.additional_kwargs, pairs),
  });

const resultsOf = (pairs: readonly Pair[]): ToolMessage[] => pairs.map(({ result }) => result);

const oneByOne = (message: AIMessage, pairs: readonly Pair[]): BaseMessage[] =>
  pairs.flatMap((pair, at) => {
    const { additional_kwargs } = message;
    return [withCalls(at === 0 ? message : new AIMessage({ content: "", additional_kwargs }), [pair]), pair.result];
  });

/**
 * A field of the family's own may be kept by the calls' ids. Gemini signs the first of parallel calls alone; its word
 * stands for all of them.
 */
const withIds = (fields: Readonly<Record<string, unknown>>, pairs: readonly Pair[]): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      isRecord(field)
        ? Object.fromEntries(
            pairs.map(({ formerId = "", call }) => [call.id, field[formerId] ?? Object.values(field)[0]]),
          )
        : field,
    ]),
  );

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Mistral takes exactly nine letters and digits; all others take them, too. The place tells repeated ids apart. */

const idFor = (given: string, place: string): string =>
  createHash("sha256").update(`${place} ${given}`).digest("hex").slice(0, 9);

/** A name that a model made up may be no name at all for its provider. */
const validName = (name: string): string => {
  const letters = name.replace(/[^a-zA-Z0-9_-]/g, "_").slice(0, 63);
  return /^[a-zA-Z_]/.test(letters) ? letters : `_${letters}`.slice(0, 63);
};
