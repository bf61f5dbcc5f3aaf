import { z } from "zod";
import { type Answer, type FakeCall, Refusal } from "../serve.ts";
import { historyFault } from "./history-rules.ts";
import { type Asked, type AskedTurn, type End, type Thought, withFiles } from "./mind.ts";
import type { Failure, Known, Protocol } from "./model-server.ts";
import { toolsFault } from "./schema-rules.ts";

const text = z.string();
const cached = {
  cache_control: z.strictObject({ type: z.literal("ephemeral"), ttl: z.enum(["5m", "1h"]).optional() }).optional(),
};
const words = z.strictObject({
  type: z.literal("text"),
  text: text.regex(/\S/, "text content blocks must be non-empty"),
  ...cached,
});
const picture = z.strictObject({
  type: z.literal("image"),
  source: z.strictObject({
    type: z.literal("base64"),
    media_type: z.enum(["image/jpeg", "image/png", "image/gif", "image/webp"]),
    data: z.base64(),
  }),
});
const use = z.strictObject({
  type: z.literal("tool_use"),
  id: text.regex(/^[a-zA-Z0-9_-]+$/),
  name: text.regex(/^[a-zA-Z0-9_-]{1,128}$/),
  input: z.record(text, z.unknown()),
});
const result = z.strictObject({
  type: z.literal("tool_result"),
  tool_use_id: text,
  content: z.union([text.min(1), z.array(words).min(1)]),
  is_error: z.boolean().optional(),
});
const message = z.discriminatedUnion("role", [
  z.strictObject({
    role: z.literal("user"),
    content: z.union([
      text.regex(/\S/, "must be non-empty"),
      z.array(z.discriminatedUnion("type", [words, picture, result])).min(1),
    ]),
  }),
  z.strictObject({
    role: z.literal("assistant"),
    content: z.union([
      text.regex(/\S/, "must be non-empty"),
      z.array(z.discriminatedUnion("type", [words, use])).min(1),
    ]),
  }),
]);
/** No sampling: newer models refuse it. */
const body = z.strictObject({
  model: text,
  max_tokens: z.int().positive(),
  messages: z.array(message).min(1),
  system: z.union([text.min(1), z.array(words).min(1)]).optional(),
  tools: z
    .array(z.strictObject({ name: text, description: text.optional(), input_schema: z.unknown(), ...cached }))
    .optional(),
  stream: z.literal(false).optional(),
});
type Body = z.output<typeof body>;

const refuse = (status: number, type: string, message: string): Refusal =>
  new Refusal(status, { type: "error", error: { type, message }, request_id: "req_1" });

const types: Readonly<Record<number, string>> = {
  401: "authentication_error",
  403: "permission_error",
  429: "rate_limit_error",
  529: "overloaded_error",
};

/** `/v1/messages`. */
export const anthropicProtocol: Protocol = { read, answer, failure };

function read(request: FakeCall, { key, models }: Known): Asked {
  if (request.method !== "POST" || request.path !== "/v1/messages") throw refuse(404, "not_found_error", "Not found");
  if (request.headers["x-api-key"] !== key) throw refuse(401, "authentication_error", "invalid x-api-key");
  if (request.headers["anthropic-version"] !== "2023-06-01") {
    throw refuse(400, "invalid_request_error", "anthropic-version: header is required");
  }
  const parsed = body.safeParse(request.body);
  if (!parsed.success) throw refuse(400, "invalid_request_error", z.prettifyError(parsed.error));
  const asked = parsed.data;
  if (!models.includes(asked.model)) throw refuse(404, "not_found_error", `model: ${asked.model}`);
  const tools = (asked.tools ?? []).map(({ name, input_schema }) => ({ name, schema: input_schema }));
  const turns = asked.messages.flatMap(turnsOf);
  const fault = rolesFault(asked) ?? cacheFault(asked) ?? toolsFault(tools, "any") ?? historyFault(turns);
  if (fault !== undefined) throw refuse(400, "invalid_request_error", fault);
  const system = typeof asked.system === "string" ? asked.system : (asked.system ?? []).map((one) => one.text).join("");
  return { system, turns, tools: tools.map(({ name }) => name) };
}

/** Its own turns: results of parallel calls belong into one. */
const rolesFault = ({ messages }: Body): string | undefined =>
  messages.some(({ role }, at) => role === messages[at + 1]?.role)
    ? "roles must alternate between user and assistant"
    : undefined;

const cacheFault = (asked: Body): string | undefined =>
  (JSON.stringify(asked).match(/"cache_control"/g)?.length ?? 0) > 4
    ? "a maximum of 4 blocks with cache_control may be provided"
    : undefined;

function turnsOf({ role, content }: Body["messages"][number]): AskedTurn[] {
  const blocks = typeof content === "string" ? [{ type: "text" as const, text: content }] : content;
  const said = blocks.flatMap((block) => (block.type === "text" ? [block.text] : [])).join("\n");
  if (role === "assistant") {
    const calls = blocks.flatMap((block) => (block.type === "tool_use" ? [{ ...block, args: block.input }] : []));
    return [{ role, text: said, calls }];
  }
  const results = blocks.flatMap((block): AskedTurn[] =>
    block.type === "tool_result"
      ? [{ role: "tool", callId: block.tool_use_id, text: typeof block.content === "string" ? block.content : "" }]
      : [],
  );
  const files = blocks.flatMap((block) => (block.type === "image" ? [block.source.media_type] : []));
  return said === "" ? results : [...results, { role: "user", text: said, ...withFiles(files) }];
}

const reasons = {
  whole: "end_turn",
  cut: "max_tokens",
  filtered: "refusal",
  empty: "end_turn",
  broken_stream: "end_turn",
} as const;

function answer({ text: said = "", calls = [] }: Thought, end: End, asked: Asked): Answer {
  const isWhole = end === "whole";
  const shown = isWhole ? said : end === "cut" ? said.slice(0, 5) : "";
  const uses = calls.map(({ name, args }, at) => ({
    type: "tool_use",
    id: `toolu_${asked.turns.length}_${at}`,
    name,
    input: typeof args === "string" ? {} : args,
  }));
  return {
    status: 200,
    body: {
      id: "msg_1",
      type: "message",
      role: "assistant",
      model: "fake",
      content: [...(shown === "" ? [] : [{ type: "text", text: shown }]), ...(isWhole ? uses : [])],
      stop_reason: isWhole && calls.length > 0 ? "tool_use" : reasons[end],
      stop_sequence: null,
      usage: { input_tokens: 400, output_tokens: 20, cache_creation_input_tokens: 0, cache_read_input_tokens: 600 },
    },
  };
}

function failure(status: number, waitS?: number): Failure {
  return {
    status,
    body: { type: "error", error: { type: types[status] ?? "api_error", message: "fault" }, request_id: "req_2" },
    ...(waitS === undefined ? {} : { headers: { "retry-after": String(waitS) } }),
  };
}
