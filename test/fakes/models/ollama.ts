import { z } from "zod";
import { type Answer, type FakeCall, Refusal } from "../serve.ts";
import { historyFault } from "./history-rules.ts";
import { type Asked, type AskedTurn, type End, type Thought, withFiles } from "./mind.ts";
import type { Failure, Known, Protocol } from "./model-server.ts";
import { toolsFault } from "./schema-rules.ts";

const text = z.string();
const call = z.strictObject({
  id: text.optional(),
  type: z.literal("function").optional(),
  function: z.strictObject({ name: text, arguments: z.record(text, z.unknown(), "an object is expected, not a text") }),
});
const message = z.discriminatedUnion("role", [
  z.strictObject({ role: z.literal("system"), content: text.min(1) }),
  z.strictObject({ role: z.literal("user"), content: text, images: z.array(z.base64()).min(1).optional() }),
  z.strictObject({ role: z.literal("assistant"), content: text, tool_calls: z.array(call).min(1).optional() }),
  z.strictObject({
    role: z.literal("tool"),
    content: text.min(1),
    tool_name: text.optional(),
    tool_call_id: text.optional(),
  }),
]);
const body = z.strictObject({
  model: text,
  messages: z.array(message).min(1),
  // LangChain's class always streams.
  stream: z.literal(true),
  options: z.strictObject({ num_ctx: z.int().positive().optional(), num_predict: z.int().optional() }),
  tools: z
    .array(
      z.strictObject({
        type: z.literal("function"),
        function: z.strictObject({ name: text, description: text, parameters: z.unknown() }),
      }),
    )
    .optional(),
});
type Body = z.output<typeof body>;

/** The window that a small machine has of itself, in tokens. */
const usualWindow = 4_096;
const charsPerToken = 3;

/** A model whose name says so knows no tools. */
const withoutTools = /no-tools/;

/** `/api/chat`; where the real one cuts silently what is over its window, this one refuses. */
export const ollamaProtocol: Protocol = { read, answer, failure };

function read(request: FakeCall, { models }: Known): Asked {
  if (request.method !== "POST" || request.path !== "/api/chat") throw new Refusal(404, "404 page not found");
  const parsed = body.safeParse(request.body);
  if (!parsed.success) throw new Refusal(400, { error: z.prettifyError(parsed.error) });
  const asked = parsed.data;
  if (!models.includes(asked.model)) throw new Refusal(404, { error: `model "${asked.model}" not found` });
  if (asked.tools !== undefined && withoutTools.test(asked.model)) {
    throw new Refusal(400, { error: `${asked.model} does not support tools` });
  }
  const tools = (asked.tools ?? []).map(({ function: { name, parameters } }) => ({ name, schema: parameters }));
  const turns = turnsOf(asked);
  const fault = windowFault(asked) ?? systemFault(asked) ?? toolsFault(tools, "any") ?? historyFault(turns);
  if (fault !== undefined) throw new Refusal(400, { error: fault });
  const system = asked.messages.flatMap(({ role, content }) => (role === "system" ? [content] : [])).join("\n");
  return { system, turns, tools: tools.map(({ name }) => name) };
}

const windowFault = (asked: Body): string | undefined => {
  const tokens = JSON.stringify({ messages: asked.messages, tools: asked.tools }).length / charsPerToken;
  const window = asked.options.num_ctx ?? usualWindow;
  return tokens > window
    ? `the prompt of some ${Math.round(tokens)} tokens is cut to ${window} without a word`
    : undefined;
};

const systemFault = ({ messages }: Body): string | undefined =>
  messages.some(({ role }, at) => role === "system" && at > 0) ? "System message must be at the beginning." : undefined;

const picturesAfter = (messages: Body["messages"], message: Body["messages"][number]): string[] => {
  const [next] = messages.slice(messages.indexOf(message) + 1);
  return next?.role === "user" && next.content === "" ? (next.images ?? []).map(() => "image") : [];
};

/** Results stand in the order of the calls: the class sends neither their names nor their ids. */
function turnsOf({ messages }: Body): AskedTurn[] {
  let open: string[] = [];
  return messages.flatMap((each): AskedTurn[] => {
    switch (each.role) {
      case "user":
        // The class sends a picture in a message of its own, after the words (1.3.0, measured 2026-11).
        if (each.content === "" && each.images !== undefined) return [];
        return [{ role: "user", text: each.content, ...withFiles(picturesAfter(messages, each)) }];
      case "assistant": {
        const calls = (each.tool_calls ?? []).map(({ id, function: { name, arguments: args } }) => ({
          id: id ?? "",
          name,
          args,
        }));
        open = calls.map(({ id }) => id);
        return [{ role: "assistant", text: each.content, calls }];
      }
      case "tool":
        return [{ role: "tool", callId: open.shift() ?? "nobody asked", text: each.content }];
      default:
        return [];
    }
  });
}

function answer({ text: words = "", calls = [] }: Thought, end: End, _asked: Asked): Answer {
  const isWhole = end === "whole";
  const content = isWhole ? words : end === "cut" || end === "broken_stream" ? words.slice(0, 5) : "";
  const tool_calls = calls.map(({ name, args }) => ({
    function: { name, arguments: typeof args === "string" ? {} : args },
  }));
  const common = { model: "fake", created_at: "2026-11-30T12:00:00Z" };
  const [first, rest] = [content.slice(0, 3), content.slice(3)];
  const lines = [
    { ...common, message: { role: "assistant", content: first }, done: false },
    {
      ...common,
      message: { role: "assistant", content: rest, ...(isWhole && calls.length > 0 ? { tool_calls } : {}) },
      done: false,
    },
    {
      ...common,
      message: { role: "assistant", content: "" },
      done: true,
      done_reason: end === "cut" ? "length" : "stop",
      prompt_eval_count: 1_000,
      eval_count: 20,
    },
  ];
  const sent = end === "broken_stream" ? lines.slice(0, 2) : lines;
  return {
    status: 200,
    headers: { "content-type": "application/x-ndjson" },
    body: `${sent.map((line) => JSON.stringify(line)).join("\n")}\n`,
  };
}

/** It never says how long to wait. */
function failure(status: number): Failure {
  return { status, body: { error: "fault" } };
}
