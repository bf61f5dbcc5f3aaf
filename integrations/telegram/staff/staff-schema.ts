import { z } from "zod";
import { messageSchema, repliedTo } from "../update-schema.ts";

/** What is read of an update from a group; anything else is no matter of the staff's. */
const chat = z.object({
  id: z.int(),
  type: z.enum(["group", "supergroup"]),
  title: z.string().catch(""),
});
const sender = z.object({ id: z.int() });

/** A message that is answered, with the buttons under it. */
const answered = repliedTo.extend({
  reply_markup: z
    .object({ inline_keyboard: z.array(z.array(z.object({ callback_data: z.string().catch("") }))) })
    .optional()
    .catch(undefined),
});

const groupMessageSchema = messageSchema.extend({
  chat,
  message_thread_id: z.int().optional().catch(undefined),
  is_topic_message: z.boolean().optional().catch(undefined),
  /** Present where a group or a channel speaks, and so nobody in person. */
  sender_chat: sender.optional().catch(undefined),
  migrate_to_chat_id: z.int().optional().catch(undefined),
  reply_to_message: answered.optional().catch(undefined),
});
export type GroupMessage = z.output<typeof groupMessageSchema>;

const groupPressSchema = z.object({
  id: z.string().min(1),
  from: z.object({ id: z.int(), is_bot: z.boolean() }),
  data: z.string().optional().catch(undefined),
  message: z.object({
    message_id: z.int(),
    chat,
    message_thread_id: z.int().optional().catch(undefined),
  }),
});
export type GroupPress = z.output<typeof groupPressSchema>;

export const groupUpdateSchema = z.object({
  message: groupMessageSchema.optional().catch(undefined),
  edited_message: groupMessageSchema.optional().catch(undefined),
  callback_query: groupPressSchema.optional().catch(undefined),
});

/** Whoever writes as the group itself (core.telegram.org/bots/api, "GroupAnonymousBot", 2026-11). */
export const anonymousAdminId = 1_087_968_824;

export const administratorsSchema = z.array(
  z.object({
    is_anonymous: z.boolean().optional().catch(undefined),
    user: z.object({ id: z.int(), is_bot: z.boolean(), first_name: z.string().min(1) }),
  }),
);

export const memberSchema = z.object({
  status: z.string(),
  /** Who is restricted may have left, and stays restricted (core.telegram.org/bots/api#chatmemberrestricted). */
  is_member: z.boolean().optional().catch(undefined),
  can_manage_topics: z.boolean().optional().catch(undefined),
  user: z
    .object({ first_name: z.string().catch(""), last_name: z.string().optional().catch(undefined) })
    .catch({ first_name: "" }),
});
