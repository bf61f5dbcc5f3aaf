import type { ModelTrouble } from "../../../src/core/index.ts";
import { isProgrammingError } from "../../turn/programming-error.ts";

/** Why a call of a model came to nothing. */
export interface ModelFailure {
  readonly reason: ModelTrouble;
  /** It may be gone in the next moment: worth one more try. */
  readonly isBrief: boolean;
  /** What the provider asks to wait before that. */
  readonly retryAfterMs: number | undefined;
}

/** Thrown for an answer that came and is none. */
export class UnusableAnswer extends Error {
  readonly reason: ModelTrouble;
  constructor(reason: ModelTrouble) {
    super(`the model's answer is not usable: ${reason}`);
    this.name = "UnusableAnswer";
    this.reason = reason;
  }
}

/** Our own time is over. */
export const timedOut: ModelFailure = { reason: "timeout", isBrief: false, retryAfterMs: undefined };

/**
 * Reads what a provider's class threw. They have nothing in common but this: a status somewhere, a word for it
 * somewhere, and a text in which the address and the customer's words may stand; the text is never passed on.
 * Undefined: it is a mistake in code of ours.
 */
export function modelFailureOf(error: unknown): ModelFailure | undefined {
  if (error instanceof UnusableAnswer) return { reason: error.reason, isBrief: false, retryAfterMs: undefined };
  const status = statusOf(error);
  const words = errorText(error);
  if (status === undefined && isProgrammingError(error)) {
    // A class that stumbles over an answer it did not expect: the answer is the provider's, and another may be whole.
    return isInProvidersPackage(error)
      ? { reason: "broken_answer", isBrief: true, retryAfterMs: undefined }
      : undefined;
  }
  const reason = reasonOf(status, words);
  return { reason, isBrief: brief.includes(reason), retryAfterMs: retryAfterOf(error) };
}

const brief: readonly ModelTrouble[] = ["overloaded", "rate_limited", "network"];

function reasonOf(status: number | undefined, words: string): ModelTrouble {
  // Some say it with 429, one with 400.
  if (status === 402 || /insufficient_quota|credit balance|billing_error|insufficient balance/i.test(words)) {
    return "no_credit";
  }
  // Google says 400 of a key that is wrong.
  if (status === 401 || status === 403 || /api_key_invalid|api key not valid/i.test(words)) return "key_refused";
  // What Google's class throws for an answer that was taken away.
  if (/EmptyContentError/.test(words)) return "filtered";
  if (status === 404) return "unknown_model";
  if (status === 429) return "rate_limited";
  if (status === undefined) return /timeout|timed out/i.test(words) ? "timeout" : networkOr(words);
  if (status === 408 || status >= 500) return "overloaded";
  if (status === 413 || /context_length|exceed_context|prompt is too long|too many tokens/i.test(words))
    return "too_long";
  return "request_refused";
}

const networkOr = (words: string): ModelTrouble =>
  /overloaded/i.test(words)
    ? "overloaded"
    : /fetch failed|econn|enotfound|eai_again|epipe|socket|terminated|connection|network|other side/i.test(words)
      ? "network"
      : "broken_answer";

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null && name in value ? Reflect.get(value, name) : undefined;

function statusOf(error: unknown): number | undefined {
  const found = ["status", "status_code", "statusCode"].map((name) => fieldOf(error, name));
  return found.find((status): status is number => typeof status === "number");
}

/** Everything that says which error it is, in one line; for telling apart alone. */
function errorText(error: unknown): string {
  const inner = fieldOf(fieldOf(error, "error"), "error") ?? fieldOf(error, "error");
  const cause = fieldOf(error, "cause");
  const named = [error, inner, cause].flatMap((each) =>
    ["name", "code", "type", "message", "lc_error_code"].map((name) => fieldOf(each, name)),
  );
  const details = fieldOf(error, "errorDetails");
  const listed = Array.isArray(details) ? details.map((detail: unknown) => fieldOf(detail, "reason")) : [];
  return [...named, ...listed].filter((word) => typeof word === "string").join(" ");
}

/** In a header, or as Google says it: in a detail of the error. */
function retryAfterOf(error: unknown): number | undefined {
  const headers = fieldOf(error, "headers");
  const said = headers instanceof Headers ? headers.get("retry-after") : fieldOf(headers, "retry-after");
  const details = fieldOf(error, "errorDetails");
  const delays = Array.isArray(details) ? details.map((detail: unknown) => fieldOf(detail, "retryDelay")) : [];
  const delay = [said, ...delays].find((each): each is string => typeof each === "string");
  const seconds = /^(\d+(?:\.\d+)?)s?$/.exec(delay ?? "")?.[1];
  if (seconds !== undefined) return Math.ceil(Number(seconds) * 1_000);
  const at = Date.parse(delay ?? "");
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
}

/** The first line of the stack is where it was thrown. */
function isInProvidersPackage(error: unknown): boolean {
  const thrownAt = error instanceof Error ? /\n\s+at .*/.exec(error.stack ?? "")?.[0] : undefined;
  return /node_modules[\\/](@langchain[\\/](?!langgraph)|@anthropic-ai|@google|openai|ollama|@mistralai|groq-sdk)/.test(
    thrownAt ?? "",
  );
}
