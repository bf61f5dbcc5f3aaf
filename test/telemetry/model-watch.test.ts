import { describe, expect, it } from "vitest";
import {
  conversationId,
  type LogEvent,
  type ModelCall,
  type SafeFields,
  silentLog,
  turnId,
} from "../../src/core/index.ts";
import { createMetrics } from "../../src/telemetry/metrics.ts";
import { createModelWatch } from "../../src/telemetry/model-watch.ts";

const prices = { "openai:gpt-fake": { input: 2, output: 10, cachedInput: 0.5 } };
const call: ModelCall = {
  conversationId: conversationId("c_1"),
  turnId: turnId("t_1"),
  model: "openai:gpt-fake",
  durationMs: 1_500,
  outcome: "answered",
  usage: { inputTokens: 1_000, outputTokens: 20, cachedTokens: 600, cacheWrittenTokens: 0 },
};

function watched() {
  const lines: (readonly [string, LogEvent, SafeFields | undefined])[] = [];
  const keep = (level: string) => (event: LogEvent, fields?: SafeFields) => void lines.push([level, event, fields]);
  const log = { ...silentLog, info: keep("info"), warn: keep("warn"), error: keep("error") };
  const metrics = createMetrics({ isProcessIncluded: false });
  return { watch: createModelWatch(log, metrics, prices), lines, text: async () => (await metrics.expose()).text };
}

describe("what a model's calls are told as", () => {
  it("counts tokens by model and kind, and what they cost; the log says whose they are", async () => {
    const { watch, lines, text } = watched();
    watch.called(call);
    watch.called({ ...call, model: "ollama:vendor/model-20250514" });
    const shown = await text();
    expect(shown).toContain('deskgraph_model_tokens_total{model="openai:gpt-fake",kind="input"} 400');
    expect(shown).toContain('deskgraph_model_tokens_total{model="openai:gpt-fake",kind="cached"} 600');
    expect(shown).toContain('deskgraph_model_tokens_total{model="openai:gpt-fake",kind="output"} 20');
    expect(shown).toContain('deskgraph_model_tokens_total{model="ollama:vendor.model-2025-05-14",kind="output"} 20');
    // 400 × 2 + 600 × 0.5 + 20 × 10, for a million.
    expect(shown).toContain('deskgraph_model_cost_total{model="openai:gpt-fake"} 0.0013');
    expect(shown).not.toContain('deskgraph_model_cost_total{model="ollama');
    expect(lines[0]).toEqual([
      "info",
      "model.answered",
      expect.objectContaining({ conversationId: "c_1", turnId: "t_1", inputTokens: 1_000, costMicros: 1_300 }),
    ]);
  });

  it("tells of a dead key once as an error, until the model answers again, and counts each time", async () => {
    const { watch, lines, text } = watched();
    const dead = { ...call, outcome: "key_refused", usage: undefined } as const;
    for (const each of [dead, dead, dead, call, dead]) watch.called(each);
    expect(lines.map(([level, event]) => `${level} ${event}`)).toEqual([
      "error model.trouble",
      "warn model.failed",
      "warn model.failed",
      "info model.answered",
      "error model.trouble",
    ]);
    expect(await text()).toContain('deskgraph_model_failures_total{model="openai:gpt-fake",reason="key_refused"} 4');
  });

  it("counts and tells who stands in for whom", async () => {
    const { watch, lines, text } = watched();
    watch.called({ ...call, outcome: "timeout", next: "mistral:small" });
    expect(lines.map(([, event]) => event)).toEqual(["model.failed", "model.fallback"]);
    expect(await text()).toContain('deskgraph_model_fallbacks_total{model="mistral:small"} 1');
  });
});
