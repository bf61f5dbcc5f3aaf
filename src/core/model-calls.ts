import type { ConversationId, TurnId } from "./ids.ts";

/** Why a call of a chat model came to nothing. */
export type ModelTrouble =
  /** The key is wrong, or may not do this. */
  | "key_refused"
  | "unknown_model"
  | "no_credit"
  | "rate_limited"
  /** The provider has no room, or a fault of its own. */
  | "overloaded"
  | "network"
  | "timeout"
  /** More was sent than the model can read at once. */
  | "too_long"
  | "request_refused"
  /** An answer came that is none. */
  | "broken_answer"
  /** It ended at a limit, in the middle. */
  | "cut"
  /** The provider's own filter took it away. */
  | "filtered";

/** Nobody but the shop can mend these, and every customer meets them. */
export const isSetupTrouble = (trouble: ModelTrouble): boolean =>
  trouble === "key_refused" || trouble === "unknown_model" || trouble === "no_credit";

/** What one call took, as its provider says. */
export interface ModelUsage {
  /** All that was read, with what came from the provider's cache. */
  readonly inputTokens: number;
  /** With what was thought before. */
  readonly outputTokens: number;
  readonly cachedTokens: number;
  readonly cacheWrittenTokens: number;
}

export interface ModelCall {
  readonly conversationId: ConversationId;
  readonly turnId: TurnId;
  /** As `provider:model`. */
  readonly model: string;
  readonly durationMs: number;
  readonly outcome: "answered" | ModelTrouble;
  /** Undefined where the provider does not say. */
  readonly usage?: ModelUsage | undefined;
  /** Who is asked in its place now. */
  readonly next?: string | undefined;
}

/** What answered calls took, together. */
export interface ModelSpending {
  readonly calls: number;
  readonly tokens: number;
  /** Millionths of what the shop's prices are in; 0 where it says none. */
  readonly costMicros: number;
}

/** Who is told of each call of a chat model. */
export interface ModelWatch {
  called(call: ModelCall): void;
}
