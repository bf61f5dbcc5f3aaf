import { z } from "zod";

/**
 * The part of an update that is read, and no more: unknown fields and kinds come with every version of the Bot API
 * (about monthly) and must not stop a chat. What does not have this form is no message of a customer.
 */
const id = z.int();
const user = z.object({
  id,
  is_bot: z.boolean(),
  first_name: z.string().catch(""),
  last_name: z.string().optional().catch(undefined),
  username: z.string().optional().catch(undefined),
  language_code: z.string().optional().catch(undefined),
});
const chat = z.object({ id, type: z.enum(["private", "group", "supergroup", "channel"]) });
const file = z.object({ file_id: z.string().min(1), file_name: z.string().optional().catch(undefined) });

const payment = z.object({
  currency: z.string(),
  total_amount: z.int(),
  invoice_payload: z.string(),
  telegram_payment_charge_id: z.string().min(1),
});
/** The message another one was written under. */
export const repliedTo = z.object({
  text: z.string().optional().catch(undefined),
  caption: z.string().optional().catch(undefined),
});

export const messageSchema = z.object({
  business_connection_id: z.string().min(1).optional().catch(undefined),
  /** Sent through the connection by a bot, which is us. */
  sender_business_bot: z.unknown().optional(),
  reply_to_message: repliedTo.optional().catch(undefined),
  quote: z.object({ text: z.string() }).optional().catch(undefined),
  successful_payment: payment.optional().catch(undefined),
  refunded_payment: payment.optional().catch(undefined),
  message_id: id,
  chat,
  from: user.optional().catch(undefined),
  /** A greeting, an away message or a scheduled one: sent by the app itself, not by a person. */
  is_from_offline: z.boolean().optional().catch(undefined),
  edit_date: z.int().optional().catch(undefined),
  text: z.string().optional().catch(undefined),
  caption: z.string().optional().catch(undefined),
  media_group_id: z.string().min(1).optional().catch(undefined),
  photo: z.array(file).optional().catch(undefined),
  document: file.optional().catch(undefined),
  voice: file.optional().catch(undefined),
  audio: file.optional().catch(undefined),
  video: file.optional().catch(undefined),
  video_note: file.optional().catch(undefined),
  animation: file.optional().catch(undefined),
  sticker: file
    .extend({ emoji: z.string().optional().catch(undefined) })
    .optional()
    .catch(undefined),
  dice: z.object({ emoji: z.string() }).optional().catch(undefined),
  /** Text with headings, lists and tables (Bot API 10.1); `text` is absent then. */
  rich_message: z.unknown().optional(),
  /** The person who wrote it first: the words are theirs, not the sender's. */
  forward_origin: z.object({}).optional().catch(undefined),
  venue: z
    .object({ title: z.string(), address: z.string().catch("") })
    .optional()
    .catch(undefined),
  poll: z.object({ question: z.string() }).optional().catch(undefined),
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional().catch(undefined),
  contact: z
    .object({
      phone_number: z.string(),
      first_name: z.string().catch(""),
      last_name: z.string().optional().catch(undefined),
      user_id: id.optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});
export type ReadMessage = z.output<typeof messageSchema>;

const button = z.object({ text: z.string(), callback_data: z.string().optional().catch(undefined) });
export const callbackSchema = z.object({
  id: z.string().min(1),
  from: user,
  data: z.string().optional().catch(undefined),
  message: z
    .object({
      message_id: id,
      date: z.int().catch(0),
      chat,
      business_connection_id: z.string().min(1).optional().catch(undefined),
      // An inaccessible message has the date 0 and no keyboard.
      reply_markup: z
        .object({ inline_keyboard: z.array(z.array(button)) })
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
});

/** A restricted member may still be in the group, or not. */
const member = z.object({ status: z.string(), is_member: z.boolean().optional().catch(undefined) });
export type Member = z.output<typeof member>;
export const membershipSchema = z.object({
  chat,
  from: user,
  date: z.int().optional().catch(undefined),
  old_chat_member: member.optional().catch(undefined),
  new_chat_member: member,
});

export const preCheckoutSchema = z.object({
  id: z.string().min(1),
  from: user,
  currency: z.string(),
  total_amount: z.int(),
  invoice_payload: z.string(),
});

export const connectionSchema = z.object({ id: z.string().min(1) });

export const updateSchema = z.looseObject({ update_id: id });
