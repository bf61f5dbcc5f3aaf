import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";

/** What any model of a provider is set up with. */
export interface ProviderSetup {
  /** Where it is, if not at its provider's own address. */
  readonly url?: string | undefined;
  /** Where the model and its address are told, as an error says it. */
  readonly namedIn: { readonly model: string; readonly url: string };
  /** The value of the provider's `keyVariable`. */
  readonly key?: string | undefined;
}

/** How a chat model is to be set up. */
export interface ModelSetup extends ProviderSetup {
  /** Of one answer; what a model thinks before it speaks counts. */
  readonly maxOutputTokens: number;
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
  /** What makes numbers of words, by its name at the provider; absent where the provider has none. */
  loadEmbeddings?(model: string, setup: ProviderSetup): Promise<EmbeddingsInterface>;
}
