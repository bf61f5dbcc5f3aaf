import type { ChatMapping, ChatMappings } from "../../src/core/index.ts";
import type { Home } from "../home/home.ts";
import { changedColumnsOf, chatMappingOf, chatMappingRowSchema, savedMappingOf } from "./chat-mapping-row.ts";

interface JsonRow {
  readonly row: unknown;
}

/** Chat mappings in the home's own database: the way without Supabase. */
export function createSqlChatMappings({ pool, tenant }: Home): ChatMappings {
  const one = async (sql: string, values: readonly unknown[]): Promise<ChatMapping | undefined> => {
    const found = await pool.query<JsonRow>(sql, [...values]);
    return found.rows[0] && chatMappingOf(chatMappingRowSchema.parse(found.rows[0].row));
  };
  const selectBy = (column: "user_id" | "sitniks_chat_id"): string =>
    `select to_jsonb(m) as row from public.sitniks_chat_mappings m where tenant_id = $1 and ${column} = $2`;
  return {
    save: async (mapping) => {
      const saved = await one("select to_jsonb(m) as row from public.save_sitniks_chat_mapping($1) m", [
        JSON.stringify(savedMappingOf(mapping, tenant)),
      ]);
      if (saved === undefined) throw new Error("The saved chat mapping did not come back");
      return saved;
    },
    change: async (userId, change) => {
      await pool.query(
        `update public.sitniks_chat_mappings m
         set sitniks_manager_id = coalesce(to_change.sitniks_manager_id, m.sitniks_manager_id),
           current_status = coalesce(to_change.current_status, m.current_status), updated_at = now()
         from jsonb_to_record($3::jsonb) as to_change (sitniks_manager_id bigint, current_status text)
         where m.tenant_id = $1 and m.user_id = $2`,
        [tenant, userId, JSON.stringify(changedColumnsOf(change))],
      );
    },
    byUser: (userId) => one(selectBy("user_id"), [tenant, userId]),
    byCrmChat: (crmChatId) => one(selectBy("sitniks_chat_id"), [tenant, crmChatId]),
    forget: async (userId) => {
      await pool.query("delete from public.sitniks_chat_mappings where tenant_id = $1 and user_id = $2", [
        tenant,
        userId,
      ]);
    },
  };
}
