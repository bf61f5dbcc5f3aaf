import type { Language } from "../../../src/core/index.ts";
import { ignored, type Reading } from "../reading.ts";
import { membershipSchema } from "../update-schema.ts";
import { languageOf } from "../words.ts";
import { customerOf } from "./customer.ts";

export function readMembership(content: unknown, firstLanguage: Language): Reading {
  const parsed = membershipSchema.safeParse(content);
  if (!parsed.success) return ignored("a membership without its usual fields");
  const { chat, from, date = 0, new_chat_member: member } = parsed.data;
  if (chat.type === "private") {
    // Their next message, or /start, opens the door again; the update about that says nothing more.
    if (member.status !== "kicked") return ignored("a customer unblocked the bot");
    return {
      is: "left",
      from: customerOf({ chatId: chat.id }, from, firstLanguage),
      externalId: `${chat.id}/left/${date}`,
    };
  }
  const isInvited = member.status === "member" || member.status === "administrator";
  if (!isInvited || chat.type === "channel") return ignored("the bot left, or may not speak there");
  return { is: "invitation", chatId: chat.id, language: languageOf(from.language_code, firstLanguage) };
}
