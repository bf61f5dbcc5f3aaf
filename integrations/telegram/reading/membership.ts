import type { Language } from "../../../src/core/index.ts";
import { ignored, type Reading } from "../reading.ts";
import { type Member, membershipSchema } from "../update-schema.ts";
import { languageOf } from "../words.ts";
import { customerOf } from "./customer.ts";

export function readMembership(content: unknown, firstLanguage: Language): Reading {
  const parsed = membershipSchema.safeParse(content);
  if (!parsed.success) return ignored("a membership without its usual fields");
  const { chat, from, date = 0, old_chat_member: before, new_chat_member: member } = parsed.data;
  if (chat.type === "private") {
    // Their next message, or /start, opens the door again; the update about that says nothing more.
    if (member.status !== "kicked") return ignored("a customer unblocked the bot");
    return {
      is: "left",
      from: customerOf({ chatId: chat.id }, from, firstLanguage),
      externalId: `${chat.id}/left/${date}`,
    };
  }
  if (!isIn(member) || chat.type === "channel") return ignored("the bot left, or may not speak there");
  if (before !== undefined && isIn(before)) return ignored("only its rights in the group changed");
  return { is: "invitation", chatId: chat.id, language: languageOf(from.language_code, firstLanguage) };
}

const isIn = ({ status, is_member: isMember = true }: Member): boolean =>
  status === "member" || status === "administrator" || (status === "restricted" && isMember);
