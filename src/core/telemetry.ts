import type { z } from "zod";
import type { ModelTrouble, ModelUsage } from "./model-calls.ts";

/** Everything that is ever logged, by name. */
export type LogEvent =
  | "process.started"
  | "process.stopping"
  | "process.stopped"
  | "home.disk_full"
  | "home.disk_free"
  | "inbox.accepted"
  | "inbox.overloaded"
  | "turn.started"
  | "turn.done"
  | "turn.failed"
  | "turn.parked"
  | "turn.held"
  | "turn.freed"
  | "reply.left_out"
  | "effect.done"
  | "effect.would_do"
  | "effect.retry"
  | "effect.uncertain"
  | "effect.refused"
  | "effect.locked"
  | "effect.dead"
  | "effect.withheld"
  | "outbox.vendor_absent"
  | "lane.lost"
  | "breaker.opened"
  | "breaker.closed"
  | "breaker.locked"
  | "jobs.trouble"
  | "model.limit"
  | "model.answered"
  | "model.failed"
  | "model.trouble"
  | "model.fallback"
  | "catalogue.taken"
  | "catalogue.trouble"
  | "knowledge.trouble"
  | "report.trouble"
  | "retention.trimmed"
  | "retention.done"
  | "acts.head"
  | "schedule.done"
  | "schedule.failed"
  | "staff.post_unseen"
  | "alarm.not_sent"
  | "helpdesk.look_failed"
  | "helpdesk.ticket_given_up"
  | "channel.trouble"
  | "channel.account_ignored"
  | "console.command"
  | "console.off"
  | "http.error";

/**
 * The only things a log line or a span may carry: ids, codes and numbers. There is no field for text, so none leaks.
 */
export interface SafeFields {
  readonly conversationId?: string;
  readonly turnId?: string;
  readonly inboundId?: string;
  readonly effectKey?: string;
  readonly lane?: string;
  readonly kind?: string;
  readonly vendor?: string;
  /** As `provider:model`. */
  readonly model?: string;
  readonly reason?: string;
  readonly errorName?: string;
  readonly errorCode?: string;
  readonly host?: string;
  readonly version?: string;
  readonly trace?: string;
  /** SHA-256 of rows that name nobody. */
  readonly hash?: string;
  readonly fresh?: boolean;
  readonly attempt?: number;
  readonly failures?: number;
  readonly count?: number;
  readonly withheldCount?: number;
  readonly durationMs?: number;
  readonly waitMs?: number;
  readonly afterMs?: number;
  readonly status?: number;
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  readonly cachedTokens?: number;
  /** Millionths of what the shop's prices are in. */
  readonly costMicros?: number;
  readonly port?: number;
}

export type LogLevel = "debug" | "info" | "warn" | "error" | "silent";

export interface Log {
  debug(event: LogEvent, fields?: SafeFields): void;
  info(event: LogEvent, fields?: SafeFields): void;
  warn(event: LogEvent, fields?: SafeFields): void;
  error(event: LogEvent, fields?: SafeFields): void;
}

export const silentLog: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

export interface Metrics {
  inboundAccepted(of: { readonly kind: string; readonly fresh: boolean }): void;
  overloaded(): void;
  turnEnded(of: {
    readonly outcome: "done" | "failed" | "parked";
    readonly durationMs?: number;
    readonly waitMs?: number;
  }): void;
  replyWithheld(reason: string): void;
  effectTried(of: {
    readonly destination: string;
    readonly outcome: string;
    readonly attemptMs: number;
    /** Since it was put; only counted when it is settled. */
    readonly waitMs?: number;
  }): void;
  /** One call of the chat model, or one that a budget refused. */
  modelAsked(of: {
    readonly outcome: "answered" | "failed" | "customer_limit" | "shop_limit";
    readonly tokens: number;
  }): void;
  modelAnswered(of: {
    readonly model: string;
    readonly durationMs: number;
    readonly usage: ModelUsage | undefined;
    readonly cost: number | undefined;
  }): void;
  modelFailed(of: {
    readonly model: string;
    readonly reason: ModelTrouble;
    /** Who was asked in its place. */
    readonly next: string | undefined;
  }): void;
  holdLost(): void;
  /** Rows whose time had come: gone whole, or only their words. */
  rowsTrimmed(of: { readonly table: string; readonly how: "deleted" | "emptied"; readonly count: number }): void;
  /** Words at a helpdesk that could not be read: whole tickets, or rows of its lists. */
  helpdeskUnread(of: {
    readonly vendor: string;
    readonly what: "ticket" | "row" | "given_up";
    readonly count: number;
  }): void;
  breakerChanged(of: { readonly vendor: string; readonly to: "opened" | "closed" | "locked" }): void;
  httpServed(of: { readonly route: string; readonly status: number }): void;
  /** In Prometheus' text form. */
  expose(): Promise<{ readonly contentType: string; readonly text: string }>;
}

/** W3C Trace Context's `traceparent`: what joins spans of different processes. */
export type TraceParent = string & z.core.$brand<"TraceParent">;

const traceParentForm = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;
export const traceParent = (text: string): TraceParent | undefined =>
  traceParentForm.test(text) ? (text as TraceParent) : undefined;

type SpanName = "inbox.accept" | "turn" | "effect.deliver" | "vendor.call";

interface Span {
  readonly traceParent: TraceParent | undefined;
  /** Marks it as failed, by a code; there is no way to give it words. */
  fail(code: string): void;
}

export interface Traces {
  run<T>(
    span: { readonly name: SpanName; readonly parent?: TraceParent; readonly fields?: SafeFields },
    work: (span: Span) => Promise<T>,
  ): Promise<T>;
  /** Of the span that runs now. */
  current(): TraceParent | undefined;
}
