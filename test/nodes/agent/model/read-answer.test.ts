import { AIMessage, AIMessageChunk } from "@langchain/core/messages";
import { describe, expect, it } from "vitest";
import { readAnswer, usageIn } from "../../../../nodes/agent/model/read-answer.ts";

describe("an answer of a model", () => {
  it.each([
    [
      "a stream that just ended",
      new AIMessageChunk({ content: "Ціна 1", response_metadata: { model_provider: "openai" } }),
    ],
    ["its limit", new AIMessage({ content: "Ціна 1", response_metadata: { stop_reason: "max_tokens" } })],
    [
      "its limit, at the Responses API",
      new AIMessage({ content: "Ц", response_metadata: { incomplete_details: { reason: "max_output_tokens" } } }),
    ],
    ["a filter", new AIMessage({ content: "", additional_kwargs: { stop_reason: "refusal" } })],
  ])("that ended by %s is none", (_what, answer) => {
    expect(() => readAnswer(answer, "openai")).toThrow(/not usable/);
  });

  it("that says nothing of its end is taken as it is, where it came in one piece", () => {
    expect(readAnswer(new AIMessage("Вітаю!"), "somebody").text).toBe("Вітаю!");
    expect(readAnswer(new AIMessageChunk("Вітаю!"), "somebody").text).toBe("Вітаю!");
  });

  it("keeps what its own family wants back, and not the calls a second time", () => {
    const raw = [{ id: "a", type: "function" as const, function: { name: "x", arguments: "{}" } }];
    const { additional_kwargs } = readAnswer(
      new AIMessage({ content: "", additional_kwargs: { tool_calls: raw, kept: 1 } }),
      "f",
    );
    expect(additional_kwargs).toEqual({ kept: 1, made_by: "f" });
  });

  it("is counted as its provider says, thoughts too, and not at all where it says nothing", () => {
    expect(
      usageIn({
        input_tokens: 1_000,
        output_tokens: 15,
        total_tokens: 1_020,
        input_token_details: { cache_read: 600 },
      }),
    ).toEqual({ inputTokens: 1_000, outputTokens: 20, cachedTokens: 600, cacheWrittenTokens: 0 });
    expect(usageIn(undefined)).toBeUndefined();
    expect(usageIn({ input_tokens: Number.NaN, output_tokens: 1, total_tokens: Number.NaN })).toBeUndefined();
  });
});
