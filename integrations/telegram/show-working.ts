import { type Api, GrammyError } from "grammy";
import { type ConversationId, pause } from "../../src/core/index.ts";
import { type Address, through } from "./address.ts";

/** Telegram shows "typing" for five seconds. */
const tickMs = 4_500;
/** A turn is over long before, or a person has it. */
const longestMs = 60_000;
/** In a rush the messages themselves need what Telegram allows to send; a chat more or less that shows "typing" is no loss. */
const maxChats = 50;

/**
 * Shows that somebody is at work, once per chat at a time: "typing" at first, then the animated draft that Telegram has for
 * answers under way, where it allows that. The draft stays empty: the model's words are checked against data before anybody
 * sees one of them, so there is nothing true to stream.
 */
export function createShowWorking(
  api: Api,
  isBusy: (id: ConversationId) => Promise<boolean>,
): (chat: string, address: Address, conversation: ConversationId) => Promise<void> {
  const shown = new Set<string>();
  let hasDrafts = true;
  let lastDraftId = 0;

  async function tick(address: Address, draftId: number, isFirst: boolean): Promise<void> {
    // Drafts exist in private chats with the bot itself alone.
    if (isFirst || !hasDrafts || address.connection !== undefined) {
      await api.sendChatAction(address.chatId, "typing", through(address));
      return;
    }
    try {
      await api.sendMessageDraft(address.chatId, draftId, "");
    } catch (error) {
      // An older Bot API server does not know them: never asked again.
      if (error instanceof GrammyError && (error.error_code === 404 || error.error_code === 400)) hasDrafts = false;
      await api.sendChatAction(address.chatId, "typing", through(address));
    }
  }

  return async (chat, address, conversation) => {
    if (shown.has(chat) || shown.size >= maxChats) return;
    shown.add(chat);
    lastDraftId += 1;
    const draftId = lastDraftId;
    try {
      const deadline = AbortSignal.timeout(longestMs);
      for (let isFirst = true; isFirst || (!deadline.aborted && (await isBusy(conversation))); isFirst = false) {
        await tick(address, draftId, isFirst);
        await pause(tickMs, deadline);
      }
    } finally {
      shown.delete(chat);
    }
  };
}
