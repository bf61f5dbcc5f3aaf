import type { BaseChatModel } from "@langchain/core/language_models/chat_models";

export interface AnswerLimits {
  /** Of one answer; what a model thinks before it speaks counts. */
  readonly maxOutputTokens: number;
}

/** Who provides chat models: the part before the colon in DESKGRAPH_MODEL. */
export interface ModelVendor {
  /** It is one model, and is named without a colon. */
  readonly isSingle?: true;
  /** The variable that the provider's own package reads its key from. */
  readonly keyVariable?: string;
  /**
   * A chat model by its name at the provider. Everything that can be wrong is a `ConfigError` in one line with the fix.
   */
  load(model: string, limits: AnswerLimits): Promise<BaseChatModel>;
}
