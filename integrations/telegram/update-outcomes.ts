import type { Update } from "grammy/types";

export type UpdateKind = Exclude<keyof Update, "update_id">;

/** `read` is looked into; a reason says why nothing is made of the rest. */
export type UpdateOutcome = "read" | { readonly ignored: string };

const notOurs = (what: string): UpdateOutcome => ({ ignored: what });

/** Every kind of the Bot API that grammY knows: a new one fails the build until somebody decides. */
export const updateOutcomes: Readonly<Record<UpdateKind, UpdateOutcome>> = {
  message: "read",
  edited_message: "read",
  callback_query: "read",
  my_chat_member: "read",
  channel_post: notOurs("channels have no customer to answer"),
  edited_channel_post: notOurs("channels have no customer to answer"),
  business_message: "read",
  edited_business_message: "read",
  business_connection: notOurs("each message names its connection, and one that ended refuses what is sent"),
  deleted_business_messages: notOurs("what was said stays said: an answer may be on its way"),
  guest_message: notOurs("the bot answers in its own chats only"),
  stopped_message_generation: notOurs("answers are sent whole, there is nothing to stop"),
  message_reaction: notOurs("a reaction asks for no answer"),
  message_reaction_count: notOurs("a reaction asks for no answer"),
  inline_query: notOurs("nothing is offered inline"),
  chosen_inline_result: notOurs("nothing is offered inline"),
  shipping_query: notOurs("prices do not depend on the address, so Telegram is never told to ask"),
  pre_checkout_query: "read",
  purchased_paid_media: notOurs("no paid media is sold"),
  poll: notOurs("no polls are sent"),
  poll_answer: notOurs("no polls are sent"),
  chat_member: notOurs("other members of a group are none of ours"),
  chat_join_request: notOurs("the bot guards no group"),
  chat_boost: notOurs("boosts change nothing here"),
  removed_chat_boost: notOurs("boosts change nothing here"),
  managed_bot: notOurs("the bot manages no others"),
  subscription: notOurs("nothing is sold by subscription"),
};

/** What Telegram is asked to send; it keeps the setting, so it is named whole. */
export const allowedUpdates: readonly UpdateKind[] = (Object.keys(updateOutcomes) as UpdateKind[]).filter(
  (kind) => updateOutcomes[kind] === "read",
);
