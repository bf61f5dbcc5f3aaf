import { destinationOf, type Log, type Metrics } from "../core/index.ts";
import type { InboxEvent } from "../inbox/inbox-event.ts";
import type { OutboxEvent } from "../outbox/outbox-event.ts";
import { describeError } from "./safe-fields.ts";

export interface Watcher {
  readonly inbox: (event: InboxEvent) => void;
  readonly outbox: (event: OutboxEvent) => void;
}

/** What happened, told to the log and to the metrics. */
export const watcher = (log: Log, metrics: Metrics): Watcher => ({
  inbox: (event) => watchInbox(event, log, metrics),
  outbox: (event) => watchOutbox(event, log, metrics),
});

/** Trouble of the job engine, where no caller waits. */
export const reportOf =
  (log: Log) =>
  (problem: Error): void =>
    log.warn("jobs.trouble", describeError(problem));

function watchInbox(event: InboxEvent, log: Log, metrics: Metrics): void {
  switch (event.event) {
    case "accepted": {
      const { conversationId, inboundId, kind, fresh } = event;
      metrics.inboundAccepted({ kind, fresh });
      log.info("inbox.accepted", { conversationId, inboundId, kind, fresh });
      break;
    }
    case "overloaded":
      metrics.overloaded();
      log.warn("inbox.overloaded");
      break;
    case "turn_started":
      log.debug("turn.started", { ...idsOf(event), attempt: event.turn.claim });
      break;
    case "turn_done":
      watchTurnDone(event, log, metrics);
      break;
    case "turn_failed":
      metrics.turnEnded({ outcome: "failed" });
      log.error("turn.failed", { ...idsOf(event), failures: event.failures, ...describeError(event.error) });
      break;
    case "turn_parked":
      metrics.turnEnded({ outcome: "parked" });
      log.error("turn.parked", { ...idsOf(event), reason: event.reason });
      break;
    case "turn_held":
      log.info("turn.held", idsOf(event));
      break;
    case "turn_freed":
      log.info("turn.freed", idsOf(event));
      break;
    case "lane_lost":
      metrics.holdLost();
      log.warn("lane.lost", { lane: event.lane });
      break;
  }
}

function watchTurnDone(event: Extract<InboxEvent, { readonly event: "turn_done" }>, log: Log, metrics: Metrics): void {
  const { durationMs, waitMs, withheld } = event;
  metrics.turnEnded({ outcome: "done", durationMs, waitMs });
  for (const { reason } of withheld) metrics.replyWithheld(reason);
  log.info("turn.done", {
    ...idsOf(event),
    durationMs,
    waitMs,
    count: event.sentCount,
    withheldCount: withheld.length,
  });
}

const idsOf = ({ turn }: Extract<InboxEvent, { readonly turn: unknown }>) => ({
  turnId: turn.id,
  conversationId: turn.conversationId,
  count: turn.inbounds.length,
});

function watchOutbox(event: OutboxEvent, log: Log, metrics: Metrics): void {
  switch (event.event) {
    case "breaker_opened":
    case "breaker_closed":
    case "breaker_locked": {
      const { vendor } = event;
      const to = ({ breaker_opened: "opened", breaker_closed: "closed", breaker_locked: "locked" } as const)[
        event.event
      ];
      metrics.breakerChanged({ vendor, to });
      if (to === "closed") log.info("breaker.closed", { vendor });
      else log.error(`breaker.${to}`, { vendor });
      break;
    }
    case "lane_lost":
      metrics.holdLost();
      log.warn("lane.lost", { lane: event.lane });
      break;
    case "withheld":
      metrics.replyWithheld("owner_changed");
      log.info("effect.withheld", { effectKey: event.key, kind: event.kind, lane: event.lane });
      break;
    default:
      watchAttempt(event, log, metrics);
      break;
  }
}

type Attempt = Extract<OutboxEvent, { readonly effect: unknown }>;

function watchAttempt(event: Attempt, log: Log, metrics: Metrics): void {
  const { effect, attempt, attemptMs, waitMs, code, afterMs } = event;
  const isSettled = event.event === "done" || event.event === "would_do";
  const destination = destinationOf(effect.kind);
  metrics.effectTried({ destination, outcome: event.event, attemptMs, ...(isSettled ? { waitMs } : {}) });
  const fields = {
    effectKey: effect.key,
    conversationId: effect.conversationId,
    turnId: effect.turnId,
    kind: effect.kind,
    attempt,
    durationMs: attemptMs,
    ...(isSettled ? { waitMs } : {}),
    ...(code === undefined ? {} : { reason: code }),
    ...(afterMs === undefined ? {} : { afterMs }),
  };
  log[levels[event.event]](`effect.${event.event}`, fields);
}

const levels = {
  done: "info",
  would_do: "info",
  retry: "warn",
  uncertain: "warn",
  refused: "warn",
  locked: "warn",
  dead: "error",
} as const;
