import type { ChatMappings, Secret } from "../../src/core/index.ts";
import type { Home } from "../home/home.ts";
import { createSqlChatMappings } from "./chat-mappings-sql.ts";
import { createSupabaseChatMappings } from "./chat-mappings-supabase.ts";

/** In a Supabase project where there is one; else in the same table of the home database, by SQL. */
export const createChatMappings = (
  home: Home,
  supabase: { readonly url: string; readonly key: Secret } | undefined,
): ChatMappings =>
  supabase === undefined
    ? createSqlChatMappings(home)
    : createSupabaseChatMappings({ url: supabase.url, key: supabase.key.reveal(), tenant: home.tenant });
