import { expect, it } from "vitest";
import { conversationId, type ModelCall, turnId } from "../../src/core/index.ts";
import { createTurnSpending } from "../../src/telemetry/turn-spending.ts";

const prices = { "acme:m": { input: 2, output: 10, cachedInput: 1 } };
const usage = { inputTokens: 1_000, outputTokens: 20, cachedTokens: 600, cacheWrittenTokens: 0 };
const call: ModelCall = {
  conversationId: conversationId("c_1"),
  turnId: turnId("t_1"),
  model: "acme:m",
  durationMs: 1,
  outcome: "answered",
  usage,
};
const nothing = { calls: 0, tokens: 0, costMicros: 0 };

it("what a turn's answered calls took is added up, and told once", () => {
  const spending = createTurnSpending(prices);
  spending.called(call);
  spending.called({ ...call, model: "acme:unknown" });
  spending.called({ ...call, outcome: "timeout" });
  spending.called({ ...call, turnId: turnId("t_2"), usage: undefined });
  // 400 at 2, 600 at 1 and 20 at 10 for a million: 1,600 millionths; nobody said what the other model costs.
  expect(spending.take(turnId("t_1"))).toEqual({ calls: 2, tokens: 2_040, costMicros: 1_600 });
  expect(spending.take(turnId("t_1"))).toEqual(nothing);
  expect(spending.take(turnId("t_2"))).toEqual({ calls: 1, tokens: 0, costMicros: 0 });
});

it("what was spent on turns that never end here is forgotten in the end", () => {
  const spending = createTurnSpending(prices);
  for (let each = 0; each <= 10_000; each += 1) spending.called({ ...call, turnId: turnId(`t_${each}`) });
  expect(spending.take(turnId("t_0"))).toEqual(nothing);
  expect(spending.take(turnId("t_1"))).not.toEqual(nothing);
});
