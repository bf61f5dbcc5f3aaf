import { AIMessage, type BaseMessage, ToolMessage } from "@langchain/core/messages";
import { type AgentContext, parseContext } from "../../nodes/agent/context.ts";
import { withoutFileMarks } from "../../src/core/reading/file-marks.ts";
import type { Step } from "./tool-steps.ts";

/** A list of messages as one turn of a sale: the model has no memory, everything is in here. */
interface TurnView {
  readonly context: AgentContext | undefined;
  /** What the customer wrote in this turn. */
  readonly said: readonly string[];
  /** What the customer wrote before, newest last. */
  readonly earlier: readonly string[];
  /** The shop's last message before this turn. */
  readonly lastShopText: string;
  /** The tool calls of this turn and their results. */
  readonly steps: readonly Step[];
  /** The answer just given was not sent, because data did not back it. */
  readonly wasRejected: boolean;
}

/** How the agent says that an answer was not sent. */
const rejection = "[check]";

export function readTurn(messages: readonly BaseMessage[]): TurnView {
  const context = messages
    .filter((message) => message.getType() === "system")
    .map((message) => parseContext(message.text))
    .find((found) => found !== undefined);
  const talk = messages.filter((message) => message.getType() !== "system");
  const wasRejected = talk.at(-1)?.getType() === "human" && (talk.at(-1)?.text ?? "").startsWith(rejection);
  const spoken = wasRejected ? talk.slice(0, -2) : talk;

  const lastSaid = spoken.findLastIndex((message) => message.getType() === "human");
  const beforeSaid = spoken.findLastIndex((message, index) => index <= lastSaid && message.getType() !== "human");
  const textsOf = (some: readonly BaseMessage[]): string[] =>
    some.filter((message) => message.getType() === "human").map((message) => withoutFileMarks(message.text));

  return {
    context,
    said: textsOf(spoken.slice(beforeSaid + 1)),
    earlier: textsOf(spoken.slice(0, beforeSaid + 1)),
    lastShopText: spoken.slice(0, beforeSaid + 1).findLast((message) => message.getType() === "ai")?.text ?? "",
    steps: stepsOf(spoken.slice(lastSaid + 1)),
    wasRejected,
  };
}

function stepsOf(messages: readonly BaseMessage[]): Step[] {
  const results = new Map(
    messages.flatMap((message) =>
      ToolMessage.isInstance(message) ? [[message.tool_call_id, message.text] as const] : [],
    ),
  );
  return messages.flatMap((message) => {
    if (!AIMessage.isInstance(message)) return [];
    return (message.tool_calls ?? []).flatMap(({ id, name, args }) => {
      const result = results.get(id ?? name);
      return result === undefined ? [] : [{ name, args, result: fromJson(result) }];
    });
  });
}

/** A foreign tool may answer in plain words. */
function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
