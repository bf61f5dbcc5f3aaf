import { describe, expect, it } from "vitest";
import { modelFailureOf } from "../../../../nodes/agent/model/model-failure.ts";

const error = (message: string, fields: object = {}): Error => Object.assign(new Error(message), fields);

describe("what a provider's class throws", () => {
  it.each([
    ["a key that is wrong", error("no", { status: 401 }), "key_refused"],
    ["a key that may not", error("no", { status: 403 }), "key_refused"],
    [
      "a key that Google does not know",
      error("x", { status: 400, errorDetails: [{ reason: "API_KEY_INVALID" }] }),
      "key_refused",
    ],
    ["a name that nobody has", error("no", { status_code: 404 }), "unknown_model"],
    ["an empty account", error("no", { status: 429, code: "insufficient_quota" }), "no_credit"],
    ["an empty account at DeepSeek", error("Insufficient Balance", { status: 402 }), "no_credit"],
    [
      "an empty account at Anthropic",
      error('400 {"error":{"message":"Your credit balance is too low"}}', { status: 400 }),
      "no_credit",
    ],
    ["too many calls", error("slow down", { status: 429 }), "rate_limited"],
    ["no room", error("busy", { status: 529 }), "overloaded"],
    ["no room, said in a stream", error('{"type":"overloaded_error"}'), "overloaded"],
    ["a fault", error("oops", { statusCode: 500 }), "overloaded"],
    ["a request that is too long", error("x", { status: 400, code: "context_length_exceeded" }), "too_long"],
    ["a request that is wrong", error("x", { status: 400 }), "request_refused"],
    [
      "a connection that is refused",
      new TypeError("fetch failed", { cause: error("x", { code: "ECONNREFUSED" }) }),
      "network",
    ],
    ["time that is over", new DOMException("The operation was aborted due to timeout", "TimeoutError"), "timeout"],
    ["an answer that is no JSON", new SyntaxError("Unexpected token <"), "broken_answer"],
    ["an answer that Google took away", error("blocked", { name: "EmptyContentError" }), "filtered"],
  ])("for %s is read as such", (_what, thrown, reason) => {
    expect(modelFailureOf(thrown)?.reason).toBe(reason);
  });

  it("says how long to wait in a header, or as Google does in a detail", () => {
    const inHeader = error("x", { status: 429, headers: new Headers({ "retry-after": "2" }) });
    const inDetail = error("x", { status: 429, errorDetails: [{ retryDelay: "3.5s" }] });
    expect(modelFailureOf(inHeader)).toMatchObject({ isBrief: true, retryAfterMs: 2_000 });
    expect(modelFailureOf(inDetail)).toMatchObject({ isBrief: true, retryAfterMs: 3_500 });
    const long = new Date(Date.now() + 3_600_000).toUTCString();
    const asDate = modelFailureOf(error("x", { status: 503, headers: new Headers({ "retry-after": long }) }));
    expect(asDate?.retryAfterMs).toBeGreaterThan(1_000_000);
    expect(modelFailureOf(error("x", { status: 401 }))).toMatchObject({ isBrief: false, retryAfterMs: undefined });
  });

  it("because an answer was odd is the provider's, and because our code has a mistake is ours", () => {
    const [odd, own] = [new TypeError("Cannot read properties of undefined"), new TypeError("x is not a function")];
    odd.stack = "TypeError: …\n    at read (/app/node_modules/@langchain/openai/dist/completions.js:1:1)";
    own.stack = "TypeError: …\n    at read (/app/node_modules/deskgraph/dist/nodes/agent/agent.js:1:1)";
    expect(modelFailureOf(odd)?.reason).toBe("broken_answer");
    expect(modelFailureOf(own)).toBeUndefined();
  });
});
