import type { Api } from "grammy";
import type { InlineKeyboardMarkup } from "grammy/types";
import type { ConversationId, Deliverer, DeliveryResult, Reply } from "../../src/core/index.ts";
import { failureOf, isEntityTrouble } from "./failure.ts";
import { type Formatted, formatted } from "./format.ts";

export interface Chat {
  readonly channel: string;
  readonly channelChatId: string;
}

/** Telegram asks for no more than about 30 a second over all chats (core.telegram.org/bots/faq, 2026-11); a little less. */
const limit = { calls: 25, perMs: 1_000 };
/** Short: a hung send holds back nothing but its own chat, and a person who takes over waits for it. */
const deadlineMs = 8_000;

/**
 * Sends a reply, in parts where it is long, and goes on with the first part that was not sent. Telegram has no key and
 * no history to look into: what was perhaps sent is repeated once.
 */
export const sendReply = (
  api: Api,
  chatOf: (id: ConversationId) => Promise<Chat | undefined>,
): Deliverer<"reply.send"> => ({
  vendor: "telegram",
  limit,
  deadlineMs,
  deliver: async ({ conversationId, payload }, { signal, partsDone, keepParts, pace }): Promise<DeliveryResult> => {
    const chat = await chatOf(conversationId);
    // Another channel's: the terminal shows its replies by itself.
    if (chat?.channel !== "telegram") return { outcome: "done", receipt: { wouldDo: true } };
    const parts = formatted(payload.reply.text);
    let externalId = "";
    for (const [at, part] of parts.entries()) {
      if (at < partsDone) continue;
      if (at > partsDone) await pace();
      const isLast = at === parts.length - 1;
      try {
        externalId = await sendPart(
          api,
          chat.channelChatId,
          part,
          isLast ? keyboardOf(payload.reply) : undefined,
          signal,
        );
      } catch (error) {
        return failureOf(error);
      }
      if (!isLast) await keepParts(at + 1);
    }
    return { outcome: "done", receipt: externalId === "" ? {} : { externalId } };
  },
});

async function sendPart(
  api: Api,
  chatId: string,
  { text, entities }: Formatted,
  keyboard: InlineKeyboardMarkup | undefined,
  signal: AbortSignal,
): Promise<string> {
  const common = {
    link_preview_options: { is_disabled: true },
    ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
  };
  const send = async (marks: Formatted["entities"]): Promise<string> => {
    const sent = await api.sendMessage(chatId, text, { ...common, entities: [...marks] }, abortable(signal));
    return `${chatId}/${sent.message_id}`;
  };
  try {
    return await send(entities);
  } catch (error) {
    // The words matter more than their looks.
    if (entities.length > 0 && isEntityTrouble(error)) return send([]);
    throw error;
  }
}

/** Bot API: what a button copies has 1 to 256 characters. */
const copyMaxChars = 256;

/** One a row: labels are words, and phones are narrow. The number is all that fits safely into 64 bytes. */
function keyboardOf({ choices = [], copies = [] }: Reply): InlineKeyboardMarkup | undefined {
  const rows = [
    ...copies
      .filter(({ text }) => text !== "" && text.length <= copyMaxChars)
      .map(({ label, text }) => [{ text: label, copy_text: { text } }]),
    ...choices.map((text, at) => [{ text, callback_data: `choice:${at}` }]),
  ];
  return rows.length === 0 ? undefined : { inline_keyboard: rows };
}

/** grammY types its signals after a package of its own; the platform's do. */
export const abortable = (signal: AbortSignal): Parameters<Api["sendMessage"]>[3] =>
  signal as Parameters<Api["sendMessage"]>[3];
