import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { MediaReaders, Shop } from "../core/index.ts";

/** Said as a whole or not at all: see `merged` in load-shop. */
type Whole = Shop["requisites"] | Shop["returns"];

type DeepPartial<T> = T extends readonly unknown[] | Whole
  ? T
  : T extends object
    ? { readonly [Key in keyof T]?: DeepPartial<T[Key]> }
    : T;

/** What a shop may say in `deskgraph.config.ts`: only what differs from the demo shop. */
export type ShopConfig = DeepPartial<Shop> & {
  /** A chat model of your own, instead of `model`. */
  readonly chatModel?: BaseChatModel;
  /** Who can listen to voice messages, look at pictures and read receipts; each may be left out. */
  readonly media?: MediaReaders;
};

/** Gives the config file its types; the value is checked when the product starts. */
export const defineConfig = (config: ShopConfig): ShopConfig => config;
