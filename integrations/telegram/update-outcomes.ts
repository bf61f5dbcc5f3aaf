import type { Update } from "grammy/types";

export type UpdateKind = Exclude<keyof Update, "update_id">;

/** `read`, or the reason why it is ignored. */
type UpdateOutcome = "read" | { readonly ignored: string };

const ignoredBecause = (what: string): UpdateOutcome => ({ ignored: what });

/** Every kind of the Bot API that grammY knows: a new one fails the build until it has an outcome here. */
export const updateOutcomes: Readonly<Record<UpdateKind, UpdateOutcome>> = {
  message: "read",
  edited_message: "read",
  callback_query: "read",
  my_chat_member: "read",
  channel_post: ignoredBecause("channels have no customer to answer"),
  edited_channel_post: ignoredBecause("channels have no customer to answer"),
  business_message: "read",
  edited_business_message: "read",
  business_connection: "read",
  deleted_business_messages: ignoredBecause("what was said stays said: an answer may be on its way"),
  guest_message: ignoredBecause("the bot answers in its own chats only"),
  stopped_message_generation: ignoredBecause("answers are sent whole, there is nothing to stop"),
  message_reaction: ignoredBecause("a reaction asks for no answer"),
  message_reaction_count: ignoredBecause("a reaction asks for no answer"),
  inline_query: ignoredBecause("nothing is offered inline"),
  chosen_inline_result: ignoredBecause("nothing is offered inline"),
  shipping_query: ignoredBecause("prices do not depend on the address, so Telegram is never told to ask"),
  pre_checkout_query: "read",
  purchased_paid_media: ignoredBecause("no paid media is sold"),
  poll: ignoredBecause("no polls are sent"),
  poll_answer: ignoredBecause("no polls are sent"),
  chat_member: ignoredBecause("other members of a group are none of ours"),
  chat_join_request: ignoredBecause("the bot guards no group"),
  chat_boost: ignoredBecause("boosts change nothing here"),
  removed_chat_boost: ignoredBecause("boosts change nothing here"),
  managed_bot: ignoredBecause("the bot manages no others"),
  subscription: ignoredBecause("nothing is sold by subscription"),
};

/** What Telegram is asked to send; it keeps the setting, so it is named whole. */
export const allowedUpdates: readonly UpdateKind[] = (Object.keys(updateOutcomes) as UpdateKind[]).filter(
  (kind) => updateOutcomes[kind] === "read",
);
