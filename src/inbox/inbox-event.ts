import type { ConversationId, InboundId, Lane, Turn, WithholdReason } from "../core/index.ts";

/** What happened in the inbox, as data: logs and metrics are made of it. */
export type InboxEvent =
  | {
      readonly event: "accepted";
      readonly conversationId: ConversationId;
      readonly inboundId: InboundId;
      readonly kind: string;
      readonly fresh: boolean;
    }
  | { readonly event: "overloaded" }
  | { readonly event: "turn_started"; readonly turn: Turn }
  | {
      readonly event: "turn_done";
      readonly turn: Turn;
      readonly durationMs: number;
      /** From the oldest inbound's acceptance to the commit. */
      readonly waitMs: number;
      readonly sentCount: number;
      readonly withheld: readonly { readonly reason: WithholdReason }[];
    }
  /** It waits for a person's word. */
  | { readonly event: "turn_held"; readonly turn: Turn }
  /** What it came to does not fit any more: it is run anew. */
  | { readonly event: "turn_freed"; readonly turn: Turn }
  | { readonly event: "turn_failed"; readonly turn: Turn; readonly failures: number; readonly error: unknown }
  | { readonly event: "turn_parked"; readonly turn: Turn; readonly reason: string }
  | { readonly event: "lane_lost"; readonly lane: Lane };
