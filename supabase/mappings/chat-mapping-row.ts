import { z } from "zod";
import { type ChatMapping, conversationId, type MappingChange, type TenantId } from "../../src/core/index.ts";
import { storableText } from "../store/storable.ts";

/** A row of `public.sitniks_chat_mappings` as JSON has it; SQL and REST both hand it over in this form. */
export const chatMappingRowSchema = z.object({
  conversation_id: z.string(),
  user_id: z.string(),
  instagram_username: z.string().nullable(),
  telegram_username: z.string().nullable(),
  sitniks_chat_id: z.string().nullable(),
  sitniks_manager_id: z.number().int().nullable(),
  current_status: z.string().nullable(),
  first_touch_at: z.string().nullable(),
});
type ChatMappingRow = z.output<typeof chatMappingRowSchema>;

export const chatMappingOf = (row: ChatMappingRow): ChatMapping => ({
  conversationId: conversationId(row.conversation_id),
  userId: row.user_id,
  ...usernamesOf(row),
  ...(row.sitniks_chat_id === null ? {} : { crmChatId: row.sitniks_chat_id }),
  ...(row.sitniks_manager_id === null ? {} : { crmManagerId: row.sitniks_manager_id }),
  ...(row.current_status === null ? {} : { currentStatus: row.current_status }),
  ...(row.first_touch_at === null ? {} : { firstTouchAt: new Date(row.first_touch_at).toISOString() }),
});

function usernamesOf({ instagram_username: instagram, telegram_username: telegram }: ChatMappingRow) {
  const usernames = { ...(instagram === null ? {} : { instagram }), ...(telegram === null ? {} : { telegram }) };
  return Object.keys(usernames).length === 0 ? {} : { usernames };
}

/** The columns that a change sets; what is absent keeps what it had. */
export const changedColumnsOf = ({ crmManagerId, currentStatus }: MappingChange): Record<string, string | number> => ({
  ...(crmManagerId === undefined ? {} : { sitniks_manager_id: crmManagerId }),
  ...(currentStatus === undefined ? {} : { current_status: storableText(currentStatus) }),
});

/** The argument of `save_sitniks_chat_mapping`; what is absent keeps what it had. */
export const savedMappingOf = (mapping: ChatMapping, tenant: TenantId): Record<string, string | number> => ({
  tenant_id: tenant,
  conversation_id: mapping.conversationId,
  user_id: mapping.userId,
  ...usernameColumnsOf(mapping),
  ...(mapping.crmChatId === undefined ? {} : { sitniks_chat_id: mapping.crmChatId }),
  ...changedColumnsOf(mapping),
  ...(mapping.firstTouchAt === undefined ? {} : { first_touch_at: mapping.firstTouchAt }),
});

function usernameColumnsOf({ usernames = {} }: ChatMapping): Record<string, string> {
  const { instagram, telegram }: { readonly instagram?: string; readonly telegram?: string } = usernames;
  return {
    ...(instagram === undefined ? {} : { instagram_username: storableText(instagram) }),
    ...(telegram === undefined ? {} : { telegram_username: storableText(telegram) }),
  };
}
