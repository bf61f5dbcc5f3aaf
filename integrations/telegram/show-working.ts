import type { Api } from "grammy";
import { type ConversationId, pause } from "../../src/core/index.ts";
import { type Address, through } from "./address.ts";

/** Telegram shows "typing" for five seconds, or until a message. */
const tickMs = 4_500;
/** A turn is over long before, or a person has it. */
const longestMs = 60_000;
/** Each asks the database at every tick; a chat more or less that shows "typing" is no loss. */
const maxChats = 50;

export interface ShowWorkingDeps {
  readonly api: Api;
  readonly isBusy: (id: ConversationId) => Promise<boolean>;
  /** Whether one more call may go out this very moment. What is sent goes first, so nothing waits for this. */
  readonly hasSlot: () => Promise<boolean>;
  readonly wait?: (ms: number) => Promise<unknown>;
}

const never = new AbortController().signal;

/**
 * Shows that somebody is at work, once per chat at a time. "Typing" alone: Telegram's animated draft cannot be taken back and stays
 * for 30 seconds, so one that crosses its answer would say "Thinking…" under it.
 */
export function createShowWorking({
  api,
  isBusy,
  hasSlot,
  wait = (ms) => pause(ms, never),
}: ShowWorkingDeps): (chat: string, address: Address, conversation: ConversationId) => Promise<void> {
  const shown = new Set<string>();
  return async (chat, address, conversation) => {
    if (shown.has(chat) || shown.size >= maxChats) return;
    shown.add(chat);
    try {
      for (let passedMs = 0; passedMs < longestMs; passedMs += tickMs) {
        if (passedMs > 0 && !(await isBusy(conversation))) return;
        if (await hasSlot()) await api.sendChatAction(address.chatId, "typing", through(address));
        await wait(tickMs);
      }
    } finally {
      shown.delete(chat);
    }
  };
}
