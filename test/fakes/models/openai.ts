import { z } from "zod";
import { type Answer, type FakeCall, Refusal } from "../serve.ts";
import { historyFault } from "./history-rules.ts";
import { type Asked, type AskedTurn, type End, type Thought, withFiles } from "./mind.ts";
import type { Failure, Known, Protocol } from "./model-server.ts";
import { toolsFault } from "./schema-rules.ts";

const text = z.string();
const part = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text }),
  z.strictObject({
    type: z.literal("image_url"),
    image_url: z.strictObject({ url: text.regex(/^data:image\/(?:png|jpeg|webp|gif);base64,[A-Za-z0-9+/]+=*$/) }),
  }),
]);
const call = z.strictObject({
  id: text,
  type: z.literal("function"),
  function: z.strictObject({ name: text, arguments: text }),
});
/** `name` on a message is taken by OpenAI in one form, and by others not at all. */
const message = z.discriminatedUnion("role", [
  z.strictObject({ role: z.enum(["system", "developer"]), content: text.min(1) }),
  z.strictObject({ role: z.literal("user"), content: z.union([text, z.array(part).min(1)]) }),
  z.strictObject({
    role: z.literal("assistant"),
    content: text.nullable().optional(),
    tool_calls: z.array(call).min(1).optional(),
  }),
  z.strictObject({ role: z.literal("tool"), content: text.min(1), tool_call_id: text.min(1) }),
]);
const body = z.strictObject({
  model: text,
  messages: z.array(message).min(1),
  // An answer is checked as a whole, so nobody asks for pieces.
  stream: z.literal(false).optional(),
  max_tokens: z.int().positive().optional(),
  max_completion_tokens: z.int().positive().optional(),
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

const refuse = (status: number, message: string, type: string, code: string): Refusal =>
  new Refusal(status, { error: { message, type, param: null, code } });
const invalid = (message: string): Refusal => refuse(400, message, "invalid_request_error", "invalid_value");

/** `/chat/completions` as OpenAI has it, and as strict as Mistral and the templates of open models behind it. */
export const openaiProtocol: Protocol = { read, answer, failure };

function read(request: FakeCall, { key, models }: Known): Asked {
  if (request.method !== "POST" || request.path !== "/v1/chat/completions") {
    throw refuse(404, "unknown url", "invalid_request_error", "unknown_url");
  }
  if (request.headers["authorization"] !== `Bearer ${key}`) {
    throw refuse(401, "Incorrect API key provided", "invalid_request_error", "invalid_api_key");
  }
  const parsed = body.safeParse(request.body);
  if (!parsed.success) throw invalid(z.prettifyError(parsed.error));
  const asked = parsed.data;
  if (!models.includes(asked.model)) throw refuse(404, "no such model", "invalid_request_error", "model_not_found");
  const thinks = /^(o\d|gpt-5)/.test(asked.model);
  if (thinks && asked.max_tokens !== undefined) throw invalid("max_tokens is not supported with this model");
  const tools = (asked.tools ?? []).map(({ function: { name, parameters } }) => ({ name, schema: parameters }));
  const turns = turnsOf(asked);
  const fault = systemFault(asked) ?? toolsFault(tools, "any") ?? historyFault(turns);
  if (fault !== undefined) throw invalid(fault);
  const system = asked.messages.flatMap(({ role, content }) => (isSystem(role) ? [String(content)] : [])).join("\n");
  return { system, turns, tools: tools.map(({ name }) => name) };
}

const isSystem = (role: string): boolean => role === "system" || role === "developer";

const systemFault = ({ messages }: Body): string | undefined =>
  messages.some(({ role }, at) => isSystem(role) && at > 0)
    ? "only the first message may be a system message"
    : undefined;

const turnsOf = ({ messages }: Body): AskedTurn[] =>
  messages.flatMap((each): AskedTurn[] => {
    switch (each.role) {
      case "user": {
        const { content } = each;
        if (typeof content === "string") return [{ role: "user", text: content }];
        const words = content.flatMap((one) => (one.type === "text" ? [one.text] : []));
        const files = content.flatMap((one) =>
          one.type === "image_url" ? [one.image_url.url.slice("data:".length).split(";", 1).join()] : [],
        );
        return [{ role: "user", text: words.join(""), ...withFiles(files) }];
      }
      case "assistant":
        return [{ role: "assistant", text: each.content ?? "", calls: (each.tool_calls ?? []).map(callOf) }];
      case "tool":
        return [{ role: "tool", callId: each.tool_call_id, text: each.content }];
      default:
        return [];
    }
  });

const callOf = ({ id, function: { name, arguments: args } }: z.output<typeof call>) => ({
  id,
  name,
  args: z.record(z.string(), z.unknown()).parse(JSON.parse(args)),
});

const reasons = {
  whole: "stop",
  cut: "length",
  filtered: "content_filter",
  empty: "stop",
  broken_stream: "stop",
} as const;

function answer({ text: words = "", calls = [] }: Thought, end: End, asked: Asked): Answer {
  const isWhole = end === "whole";
  const tool_calls = calls.map(({ name, args }, at) => ({
    id: `call_${asked.turns.length}_${at}_long_as_they_come`,
    type: "function",
    function: { name, arguments: typeof args === "string" ? args : JSON.stringify(args) },
  }));
  const content = isWhole ? words : end === "cut" ? words.slice(0, 5) : "";
  const message = { role: "assistant", content, refusal: null, ...(isWhole && calls.length > 0 ? { tool_calls } : {}) };
  const prompt_tokens = 1_000 + asked.turns.length;
  return {
    status: 200,
    body: {
      id: "chatcmpl-1",
      object: "chat.completion",
      created: 1,
      model: "fake",
      choices: [
        { index: 0, message, logprobs: null, finish_reason: isWhole && calls.length > 0 ? "tool_calls" : reasons[end] },
      ],
      usage: {
        prompt_tokens,
        completion_tokens: 20,
        total_tokens: prompt_tokens + 20,
        prompt_tokens_details: { cached_tokens: 600 },
      },
    },
  };
}

function failure(status: number, waitS?: number): Failure {
  return {
    status,
    body: { error: { message: "fault", type: status >= 500 ? "server_error" : "requests", param: null, code: null } },
    ...(waitS === undefined ? {} : { headers: { "retry-after": String(waitS) } }),
  };
}
