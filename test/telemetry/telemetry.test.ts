import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { traceParent } from "../../src/core/index.ts";
import { createLog } from "../../src/telemetry/log.ts";
import { createMetrics } from "../../src/telemetry/metrics.ts";
import { describeError, safeFields } from "../../src/telemetry/safe-fields.ts";

describe("a log line", () => {
  const logged = (level: "debug" | "warn" = "debug") => {
    const lines: string[] = [];
    return { lines, log: createLog({ level, write: (line) => void lines.push(line) }) };
  };

  it("is JSON with a level, a time, an event and safe fields, and nothing else", () => {
    const { lines, log } = logged();
    const careless: object = { text: "Привіт", attempt: 2, kind: "crm.status" };
    log.warn("effect.retry", careless);
    expect(lines).toHaveLength(1);
    const { time, ...line } = JSON.parse(lines[0] ?? "") as Record<string, unknown>;
    expect(line).toEqual({ level: "warn", event: "effect.retry", attempt: 2, kind: "crm.status" });
    expect(Date.parse(String(time))).toBeGreaterThan(0);
  });

  it("is left out below its level", () => {
    const { lines, log } = logged("warn");
    log.info("turn.done");
    log.debug("turn.started");
    expect(lines).toEqual([]);
  });

  it("says invalid or other in place of what does not have its form, and never throws", () => {
    const odd: object = { conversationId: "з пробілом", reason: "a b", attempt: "3", fresh: 1, durationMs: Number.NaN };
    expect(safeFields(odd)).toEqual({
      conversationId: "invalid",
      reason: "other",
      attempt: -1,
      fresh: false,
      durationMs: -1,
    });
    fc.assert(fc.property(fc.object(), (anything) => void safeFields(anything)));
    fc.assert(fc.property(fc.anything(), (anything) => void describeError(anything)));
  });

  it("knows an error by its class and code, not by its words", () => {
    const error = Object.assign(new TypeError("canary"), { code: "ECONNRESET" });
    expect(describeError(error)).toEqual({ errorName: "TypeError", errorCode: "ECONNRESET" });
  });
});

describe("metrics", () => {
  it("count what happened, by labels of ours", async () => {
    const metrics = createMetrics({ isProcessIncluded: false });
    metrics.inboundAccepted({ kind: "message", fresh: true });
    metrics.turnEnded({ outcome: "done", durationMs: 40, waitMs: 1_300 });
    metrics.effectTried({ destination: "crm", outcome: "done", attemptMs: 30, waitMs: 90 });
    metrics.breakerChanged({ vendor: "acme", to: "opened" });
    metrics.httpServed({ route: "/readyz", status: 200 });
    const { text } = await metrics.expose();
    expect(text).toContain('deskgraph_inbounds_total{kind="message",fresh="true"} 1');
    expect(text).toContain('deskgraph_effect_attempts_total{destination="crm",outcome="done"} 1');
    expect(text).toContain('deskgraph_breaker_open{vendor="acme"} 1');
    expect(text).toContain('deskgraph_http_requests_total{route="readyz",status="200"} 1');
    expect(text).toContain('deskgraph_reply_wait_seconds_bucket{le="2.5"} 1');
  });

  it("stay as many as they are, whatever labels come", async () => {
    const metrics = createMetrics({ isProcessIncluded: false });
    for (let n = 0; n < 10_000; n += 1) metrics.effectTried({ destination: `d${n}`, outcome: `o${n}`, attemptMs: n });
    const { text } = await metrics.expose();
    expect(text.split("\n").length).toBeLessThan(8_000);
    expect(text).toContain('destination="other"');
  });

  it("show what waits, and the rest also when that cannot be read", async () => {
    const waiting = { inboxWaiting: 2, outbox: [{ destination: "crm", waiting: 3, dead: 1 }] };
    const shown = await createMetrics({ isProcessIncluded: false, collect: async () => waiting }).expose();
    expect(shown.text).toContain('deskgraph_outbox_dead{destination="crm"} 1');
    const away = createMetrics({ isProcessIncluded: false, collect: () => Promise.reject(new Error("away")) });
    away.overloaded();
    expect((await away.expose()).text).toContain("deskgraph_overloaded_total 1");
  });
});

describe("a traceparent", () => {
  it("is of W3C's form, or none", () => {
    const good = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    expect(traceParent(good)).toBe(good);
    for (const bad of [
      "",
      "00-0-0-0",
      good.toUpperCase(),
      good.replace(/[^0-]/g, "0"),
      `${good} `,
      `01${good.slice(2)}`,
    ]) {
      expect(traceParent(bad), bad).toBeUndefined();
    }
  });
});
