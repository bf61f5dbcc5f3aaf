import type { ClaimedEffect, EffectKey, EffectKind, Lane } from "../core/index.ts";

/** What one attempt came to. */
export interface AttemptEvent {
  readonly event: "done" | "would_do" | "retry" | "uncertain" | "refused" | "locked" | "dead";
  readonly effect: ClaimedEffect["effect"];
  readonly attempt: number;
  readonly code?: string;
  readonly attemptMs: number;
  /** Since the effect was put into the outbox. */
  readonly waitMs: number;
  readonly afterMs?: number;
}

/** What happened in the outbox, as data: logs and metrics are made of it. */
export type OutboxEvent =
  | AttemptEvent
  | { readonly event: "withheld"; readonly key: EffectKey; readonly kind: EffectKind; readonly lane: Lane }
  | { readonly event: "lane_lost"; readonly lane: Lane }
  | { readonly event: "breaker_opened" | "breaker_closed" | "breaker_locked"; readonly vendor: string };
