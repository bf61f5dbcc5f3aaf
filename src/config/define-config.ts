import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { z } from "zod";
import type { channels, crms, payments, staffSurfaces } from "../../integrations/index.ts";
import type { MediaReaders, Shop, shopSchema } from "../core/index.ts";

/** Replaced as a whole: see `merged` in `merge-shop.ts`. */
type Whole = Shop["requisites"] | Shop["returns"];

type DeepPartial<T> = T extends readonly unknown[] | Whole
  ? T
  : T extends object
    ? { readonly [Key in keyof T]?: DeepPartial<T[Key]> }
    : T;

type SettingsOf<V> = V extends { readonly settings: infer Schema extends z.ZodType } ? z.input<Schema> : never;

/** By vendor; a vendor without settings is not among them. */
type VendorSettings<Vendors> = {
  readonly [Name in keyof Vendors as SettingsOf<Vendors[Name]> extends never ? never : Name]?: SettingsOf<
    Vendors[Name]
  >;
};

/** Under the keys where they stood before `vendors` existed. */
type FormerSettings<Vendors> = {
  readonly [Name in keyof Vendors as Vendors[Name] extends { readonly formerSettingsKey: infer Key extends string }
    ? Key
    : never]?: SettingsOf<Vendors[Name]>;
};

/** What a shop may say in `deskgraph.config.ts`: only what differs from the demo shop. */
export type ShopConfig = DeepPartial<z.input<typeof shopSchema>> & {
  /** A chat model of your own, instead of `model`. */
  readonly chatModel?: BaseChatModel;
  /** The functions that listen to voice messages, look at pictures and read receipts; each may be left out. */
  readonly media?: MediaReaders;
  /** What is to be set for one vendor only, by its name. */
  readonly vendors?: VendorSettings<typeof crms> &
    VendorSettings<typeof channels> &
    VendorSettings<typeof payments> &
    VendorSettings<typeof staffSurfaces>;
} & FormerSettings<typeof crms>;

/** Gives the config file its types; the value is checked when the product starts. */
export const defineConfig = (config: ShopConfig): ShopConfig => config;
