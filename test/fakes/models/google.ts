import { z } from "zod";
import { type Answer, type FakeCall, Refusal } from "../serve.ts";
import { historyFault } from "./history-rules.ts";
import { type Asked, type AskedTurn, type End, type Thought, withFiles } from "./mind.ts";
import type { Failure, Known, Protocol } from "./model-server.ts";
import { toolsFault } from "./schema-rules.ts";

const text = z.string();
const signed = { thoughtSignature: text.optional() };
const said = z.strictObject({
  text: text.regex(/\S/, "required oneof field 'data' must have one initialized field"),
  ...signed,
});
const calling = z.strictObject({
  functionCall: z.strictObject({ name: text, args: z.record(text, z.unknown()) }),
  ...signed,
});
const answering = z.strictObject({
  functionResponse: z.strictObject({ name: text, response: z.record(text, z.unknown()) }),
});
const file = z.strictObject({
  inlineData: z.strictObject({
    mimeType: text.regex(/^(?:image\/(?:png|jpeg|webp)|audio\/(?:ogg|wav|mp3|mpeg|aac|aiff|flac))$/),
    data: z.base64(),
  }),
});
const content = z.strictObject({
  role: z.enum(["user", "model"]),
  parts: z.array(z.union([said, file, calling, answering])).min(1, "must include at least one parts field"),
});
const body = z.strictObject({
  contents: z.array(content).min(1, "contents is not specified"),
  systemInstruction: z.strictObject({ role: text.optional(), parts: z.array(said).min(1) }).optional(),
  tools: z
    .array(
      z.strictObject({
        functionDeclarations: z.array(
          z.strictObject({ name: text, description: text, parameters: z.unknown().optional() }),
        ),
      }),
    )
    .optional(),
  safetySettings: z.array(z.never()).optional(),
  generationConfig: z
    .strictObject({ stopSequences: z.array(text).optional(), maxOutputTokens: z.int().positive().optional() })
    .optional(),
});
type Content = z.output<typeof content>;

const refuse = (status: number, name: string, message: string, reason?: string): Refusal => {
  const details = reason === undefined ? [] : [{ "@type": "type.googleapis.com/google.rpc.ErrorInfo", reason }];
  return new Refusal(status, { error: { code: status, message, status: name, details } });
};
const invalid = (message: string): Refusal => refuse(400, "INVALID_ARGUMENT", message);

/** `:generateContent` of the Gemini API. */
export const googleProtocol: Protocol = { read, answer, failure };

function read(request: FakeCall, { key, models }: Known): Asked {
  const model = /^\/v1beta\/models\/([^/:]+):generateContent$/.exec(request.path)?.[1];
  if (request.method !== "POST" || model === undefined) throw refuse(404, "NOT_FOUND", "no such method");
  // A key that is wrong is no 401 here.
  if (request.headers["x-goog-api-key"] !== key) {
    throw refuse(400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.", "API_KEY_INVALID");
  }
  if (!models.includes(model)) throw refuse(404, "NOT_FOUND", `models/${model} is not found`);
  const parsed = body.safeParse(request.body);
  if (!parsed.success) throw invalid(z.prettifyError(parsed.error));
  const { contents, systemInstruction, tools = [] } = parsed.data;
  const declared = tools.flatMap(({ functionDeclarations }) => functionDeclarations);
  const named = declared.map(({ name, parameters }) => ({ name, schema: parameters }));
  const fault =
    contents.map((each, at) => turnFault(contents, each, at)).find(Boolean) ??
    signatureFault(contents) ??
    toolsFault(named, "gemini") ??
    historyFault(turnsOf(contents));
  if (fault !== undefined) throw invalid(fault);
  const system = (systemInstruction?.parts ?? []).map((part) => part.text).join("");
  return { system, turns: turnsOf(contents), tools: named.map(({ name }) => name) };
}

const callsIn = ({ parts }: Content) => parts.flatMap((part) => ("functionCall" in part ? [part] : []));
const resultsIn = ({ parts }: Content) => parts.flatMap((part) => ("functionResponse" in part ? [part] : []));

function turnFault(contents: readonly Content[], turn: Content, at: number): string | undefined {
  const [before, after] = [contents[at - 1], contents[at + 1]];
  const calls = callsIn(turn);
  if (calls.length > 0) {
    if (before?.role !== "user")
      return "function call turn must come right after a user turn or a function response turn";
    const results = after === undefined ? [] : resultsIn(after);
    if (results.length !== calls.length) return "number of function response parts must equal the function call parts";
    return results.every(({ functionResponse }, place) => functionResponse.name === calls[place]?.functionCall.name)
      ? undefined
      : "function response name does not match";
  }
  if (resultsIn(turn).length > 0 && (before === undefined || callsIn(before).length === 0)) {
    return "function response turn must come immediately after a function call turn";
  }
  return before?.role === turn.role ? "please ensure that turns alternate between user and model" : undefined;
}

/** Since the customer's newest words, the first call of each turn carries its signature (Gemini 3, read 2026-11). */
function signatureFault(contents: readonly Content[]): string | undefined {
  const from = contents.findLastIndex(({ role, parts }) => role === "user" && parts.some((part) => "text" in part));
  const unsigned = contents
    .slice(from + 1)
    .some(
      (turn) =>
        callsIn(turn)[0]?.thoughtSignature === "" ||
        (callsIn(turn).length > 0 && callsIn(turn)[0]?.thoughtSignature === undefined),
    );
  return unsigned ? "Function call is missing a thought_signature in functionCall parts" : undefined;
}

const idOf = (at: number, place: number): string => `gemini${String(at).padStart(2, "0")}${place % 10}`;

/** Gemini's calls have no ids: a call's place is its id. */
const turnsOf = (contents: readonly Content[]): AskedTurn[] =>
  contents.flatMap((turn, at): AskedTurn[] => {
    const words = turn.parts.flatMap((part) => ("text" in part ? [part.text] : [])).join("\n");
    if (turn.role === "model") {
      const calls = callsIn(turn).map(({ functionCall: { name, args } }, place) => ({
        id: idOf(at, place),
        name,
        args,
      }));
      return [{ role: "assistant", text: words, calls }];
    }
    const results = resultsIn(turn).map(({ functionResponse: { response } }, place): AskedTurn => {
      const { result } = response;
      return {
        role: "tool",
        callId: idOf(at - 1, place),
        text: typeof result === "string" ? result : JSON.stringify(response),
      };
    });
    const files = turn.parts.flatMap((part) => ("inlineData" in part ? [part.inlineData.mimeType] : []));
    return words === "" ? results : [...results, { role: "user", text: words, ...withFiles(files) }];
  });

const reasons = { whole: "STOP", cut: "MAX_TOKENS", filtered: "SAFETY", empty: "STOP", broken_stream: "STOP" } as const;

function answer({ text: words = "", calls = [] }: Thought, end: End, { turns }: Asked): Answer {
  const isWhole = end === "whole";
  const parts = [
    ...(isWhole && words !== "" ? [{ text: words }] : []),
    ...(isWhole
      ? calls.map(({ name, args }, at) => ({
          functionCall: { name, args: typeof args === "string" ? {} : args },
          // Of parallel calls the first one alone is signed.
          ...(at === 0 ? { thoughtSignature: `signed-${turns.length}` } : {}),
        }))
      : []),
  ];
  const candidate = { finishReason: reasons[end], index: 0 };
  return {
    status: 200,
    body: {
      // What is taken away has no content; what is cut before it spoke has no parts.
      candidates: [
        end === "filtered"
          ? candidate
          : { ...candidate, content: { role: "model", ...(parts.length > 0 ? { parts } : {}) } },
      ],
      usageMetadata: {
        promptTokenCount: 1_000,
        candidatesTokenCount: 15,
        thoughtsTokenCount: 5,
        cachedContentTokenCount: 600,
        totalTokenCount: 1_020,
      },
    },
  };
}

/** No header says how long to wait here. */
function failure(status: number, waitS?: number): Failure {
  return {
    status,
    body: {
      error: {
        code: status,
        message: "fault",
        status: status === 429 ? "RESOURCE_EXHAUSTED" : "UNAVAILABLE",
        details:
          waitS === undefined ? [] : [{ "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay: `${waitS}s` }],
      },
    },
  };
}
