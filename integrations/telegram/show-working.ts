import type { Api } from "grammy";
import { type ConversationId, pause } from "../../src/core/index.ts";
import { type Address, connectionParameter } from "./address.ts";

/** Telegram shows "typing" for five seconds, or until a message. */
const tickMs = 4_500;
/** A turn is over long before this, or a person has the chat. */
const longestMs = 60_000;
/** Each asks the database at every tick. Beyond this many, a chat does not show "typing". */
const maxChats = 50;

interface ShowWorkingDeps {
  readonly api: Api;
  readonly isBusy: (id: ConversationId) => Promise<boolean>;
  /** Whether one more call may go out this very moment. What is sent goes first, so nothing waits for this. */
  readonly hasSlot: () => Promise<boolean>;
  readonly wait?: (ms: number) => Promise<unknown>;
}

export type ShowWorking = (chat: string, address: Address, conversation: ConversationId) => Promise<void>;

const never = new AbortController().signal;

/**
 * Shows that an answer is being written, once per chat at a time. "Typing" alone: Telegram's animated draft cannot be
 * taken back and stays for 30 seconds, so one that crosses its answer would say "Thinking…" under it.
 */
export function createShowWorking({
  api,
  isBusy,
  hasSlot,
  wait = (ms) => pause(ms, never),
}: ShowWorkingDeps): ShowWorking {
  const shown = new Set<string>();
  return async (chat, address, conversation) => {
    if (shown.has(chat) || shown.size >= maxChats) return;
    shown.add(chat);
    try {
      for (let passedMs = 0; passedMs < longestMs; passedMs += tickMs) {
        if (passedMs > 0 && !(await isBusy(conversation))) return;
        if (await hasSlot()) await api.sendChatAction(address.chatId, "typing", connectionParameter(address));
        await wait(tickMs);
      }
    } finally {
      shown.delete(chat);
    }
  };
}
