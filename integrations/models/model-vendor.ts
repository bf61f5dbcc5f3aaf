import type { BaseChatModel } from "@langchain/core/language_models/chat_models";

/** How a model is to be set up. */
export interface ModelSetup {
  /** Of one answer; what a model thinks before it speaks counts. */
  readonly maxOutputTokens: number;
  /** Where it is, if not at its provider's own address. */
  readonly url?: string | undefined;
  /** The value of the provider's `keyVariable`. */
  readonly key?: string | undefined;
}

/** Who provides chat models: the part before the colon in DESKGRAPH_MODEL. */
export interface ModelVendor {
  /** It is one model, and is named without a colon. */
  readonly isSingle?: true;
  /** The variable that its key stands in. */
  readonly keyVariable?: string;
  /**
   * A chat model by its name at the provider. Everything that can be wrong is a `ConfigError` in one line with the fix.
   */
  load(model: string, setup: ModelSetup): Promise<BaseChatModel>;
}
