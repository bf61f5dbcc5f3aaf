import { type Api, GrammyError } from "grammy";
import {
  BadInput,
  ConfigError,
  type Conversation,
  type ConversationId,
  type InboundBody,
  type Language,
  languages,
  pause,
} from "../../src/core/index.ts";
import { type PollTrouble, poll } from "./poll.ts";
import { type Customer, forgetData, readUpdate } from "./read-update.ts";
import { channelWords } from "./words.ts";

/** What the channel needs of the product. */
export interface Desk {
  open(chat: { channel: string; channelChatId: string; username?: string }): Promise<Conversation>;
  accept(arrival: {
    conversationId: ConversationId;
    source: string;
    externalId: string;
    body: InboundBody;
    raw: Uint8Array;
  }): Promise<{ readonly fresh: boolean }>;
  isBusy(id: ConversationId): Promise<boolean>;
  erase(id: ConversationId): Promise<boolean>;
}

export interface TelegramChannel {
  readonly username: string;
  /** Stores what one update says, and shows that it was seen; rejects while that cannot be done. */
  take(update: unknown): Promise<void>;
  /** Asks for updates until it is stopped. */
  poll(stopping: AbortSignal, trouble: (what: PollTrouble) => void): Promise<void>;
}

/** Telegram shows "typing" for five seconds. */
const typingMs = 4_500;
/** A turn is over long before, or a person has it. */
const longestTypingMs = 60_000;

/** Checks the token; everything that can be wrong with it is said in one line with the fix. */
export async function openTelegram(api: Api, desk: Desk, firstLanguage: Language): Promise<TelegramChannel> {
  const { username } = await whoAmI(api);
  const typing = new Set<string>();

  /** Nobody waits for these, and nothing depends on them. */
  const show = (call: Promise<unknown>): void => void call.catch(() => undefined);

  show(offerCommands(api, firstLanguage));

  async function showTyping({ chatId }: Customer, conversation: ConversationId): Promise<void> {
    if (typing.has(chatId)) return;
    typing.add(chatId);
    try {
      const deadline = AbortSignal.timeout(longestTypingMs);
      do {
        await api.sendChatAction(chatId, "typing");
        await pause(typingMs, deadline);
      } while (!deadline.aborted && (await desk.isBusy(conversation)));
    } finally {
      typing.delete(chatId);
    }
  }

  async function arrive(from: Customer, externalId: string, body: InboundBody, update: unknown): Promise<boolean> {
    const conversation = await desk.open({
      channel: "telegram",
      channelChatId: from.chatId,
      ...(from.username === undefined ? {} : { username: from.username }),
    });
    const raw = Buffer.from(JSON.stringify(update));
    const { fresh } = await desk.accept({ conversationId: conversation.id, source: "telegram", externalId, body, raw });
    if (fresh && conversation.owner === "ai") show(showTyping(from, conversation.id));
    return fresh;
  }

  async function take(update: unknown): Promise<void> {
    const reading = readUpdate(update, firstLanguage);
    switch (reading.is) {
      case "arrival":
        await arrive(reading.from, reading.externalId, reading.body, update);
        return;
      case "press": {
        // Stops the button's spinner at once, also while the chat's turn runs.
        const isFresh = await arrive(reading.from, reading.externalId, reading.body, update);
        const { chatId, language } = reading.from;
        const answer = isFresh ? {} : { text: channelWords[language].oldButton };
        show(api.answerCallbackQuery(reading.callbackId, answer));
        if (isFresh) show(api.editMessageReplyMarkup(chatId, reading.messageId));
        return;
      }
      case "forget_asked": {
        const { question, yes, no } = channelWords[reading.from.language].forget;
        const button = (text: string, callback_data: string) => [{ text, callback_data }];
        const reply_markup = { inline_keyboard: [button(yes, forgetData.yes), button(no, forgetData.no)] };
        show(api.sendMessage(reading.from.chatId, question, { reply_markup }));
        return;
      }
      case "forget_decided": {
        const { chatId, language } = reading.from;
        if (reading.isMeant) await desk.erase((await desk.open({ channel: "telegram", channelChatId: chatId })).id);
        show(api.answerCallbackQuery(reading.callbackId));
        const { done, kept } = channelWords[language].forget;
        show(api.editMessageText(chatId, reading.messageId, reading.isMeant ? done : kept));
        return;
      }
      case "old_press":
        show(api.answerCallbackQuery(reading.callbackId, { text: channelWords[reading.language].oldButton }));
        return;
      case "invitation":
        show(api.sendMessage(reading.chatId, channelWords[reading.language].groupRefusal));
        return;
      case "ignored":
        return;
    }
  }

  const storable = (update: unknown): Promise<void> =>
    take(update).catch((error: unknown) => {
      // It will never be storable, so it is not asked for again.
      if (!(error instanceof BadInput)) throw error;
    });

  return {
    username,
    take: storable,
    poll: (stopping, trouble) => poll({ api, take: storable, trouble, stopping }),
  };
}

/** The menu beside the text field, in each language and in the shop's first for everybody else's. */
async function offerCommands(api: Api, firstLanguage: Language): Promise<void> {
  const commandsIn = (language: Language) =>
    Object.entries(channelWords[language].menu).map(([command, description]) => ({ command, description }));
  await api.setMyCommands(commandsIn(firstLanguage));
  for (const language of languages) await api.setMyCommands(commandsIn(language), { language_code: language });
}

async function whoAmI(api: Api): Promise<{ readonly username: string }> {
  try {
    return await api.getMe();
  } catch (error) {
    if (error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404)) {
      throw new ConfigError(["TELEGRAM_BOT_TOKEN: Telegram does not know this token; copy it again from @BotFather"]);
    }
    throw new ConfigError(["TELEGRAM_BOT_TOKEN: Telegram cannot be reached; check the network, or TELEGRAM_API_ROOT"]);
  }
}
