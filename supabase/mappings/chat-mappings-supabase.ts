import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import { z } from "zod";
import type { ChatMapping, ChatMappings, MappingChange, TenantId } from "../../src/core/index.ts";
import { changedColumnsOf, chatMappingOf, chatMappingRowSchema, savedMappingOf } from "./chat-mapping-row.ts";

interface SupabaseChatMappingsOptions {
  readonly url: string;
  /** The service-role (secret) key: the public one sees nothing of this table. */
  readonly key: string;
  readonly tenant: TenantId;
}

const table = "sitniks_chat_mappings";
/** supabase-js itself has no time limit. */
const deadlineMs = 10_000;

/**
 * Chat mappings through Supabase's REST interface: the way for a host that has a URL and a key, but no database URL.
 */
export const createSupabaseChatMappings = (options: SupabaseChatMappingsOptions): ChatMappings =>
  new SupabaseChatMappings(options);

class SupabaseChatMappings implements ChatMappings {
  readonly #client: SupabaseClient;
  readonly #tenant: TenantId;

  constructor({ url, key, tenant }: SupabaseChatMappingsOptions) {
    this.#tenant = tenant;
    this.#client = createClient(url, key, {
      auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    });
  }

  async save(mapping: ChatMapping): Promise<ChatMapping> {
    const saved = await this.#client
      .rpc("save_sitniks_chat_mapping", { mapping: savedMappingOf(mapping, this.#tenant) })
      .abortSignal(AbortSignal.timeout(deadlineMs));
    if (saved.error !== null) throw failure("save", saved.error);
    const [row] = z.tuple([chatMappingRowSchema]).parse(saved.data);
    return chatMappingOf(row);
  }

  async change(userId: string, change: MappingChange): Promise<void> {
    const changed = await this.#client
      .from(table)
      .update({ ...changedColumnsOf(change), updated_at: new Date().toISOString() })
      .eq("tenant_id", this.#tenant)
      .eq("user_id", userId)
      .abortSignal(AbortSignal.timeout(deadlineMs));
    if (changed.error !== null) throw failure("change", changed.error);
  }

  byUser(userId: string): Promise<ChatMapping | undefined> {
    return this.#find("user_id", userId);
  }

  byCrmChat(crmChatId: string): Promise<ChatMapping | undefined> {
    return this.#find("sitniks_chat_id", crmChatId);
  }

  async #find(column: "user_id" | "sitniks_chat_id", value: string): Promise<ChatMapping | undefined> {
    const found = await this.#client
      .from(table)
      .select()
      .eq("tenant_id", this.#tenant)
      .eq(column, value)
      .abortSignal(AbortSignal.timeout(deadlineMs))
      .maybeSingle();
    if (found.error !== null) throw failure("read", found.error);
    const row = chatMappingRowSchema.nullable().parse(found.data);
    return row === null ? undefined : chatMappingOf(row);
  }

  async forget(userId: string): Promise<void> {
    const gone = await this.#client
      .from(table)
      .delete()
      .eq("tenant_id", this.#tenant)
      .eq("user_id", userId)
      .abortSignal(AbortSignal.timeout(deadlineMs));
    if (gone.error !== null) throw failure("delete", gone.error);
  }
}

/** Code and message only: "details" can quote the row, which is a customer's. */
const failure = (what: string, error: { readonly code: string; readonly message: string }): Error =>
  new Error(`Supabase could not ${what} a chat mapping: ${error.code} ${error.message}`);
