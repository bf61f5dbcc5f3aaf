import { setTimeout } from "node:timers/promises";
import { type Api, GrammyError } from "grammy";
import {
  BadInput,
  buildEffect,
  type Conversation,
  type ConversationId,
  type Effect,
  effectKeyOf,
  type InboundBody,
  type Language,
  languages,
  type Money,
  type Reply,
  turnId,
} from "../../src/core/index.ts";
import { read, through } from "./address.ts";
import { type PollTrouble, poll } from "./poll.ts";
import { readUpdate } from "./read-update.ts";
import { type Customer, forgetData, languageData, type Reading } from "./reading.ts";
import { createShowWorking } from "./show-working.ts";
import { retryMs } from "./until-answered.ts";
import { channelWords } from "./words.ts";

/** What the channel needs of the product. */
export interface Desk {
  open(chat: { channel: string; channelChatId: string; username?: string }): Promise<Conversation>;
  /** The conversation of a chat, if there ever was one. */
  known(chat: { channel: string; channelChatId: string }): Promise<Conversation | undefined>;
  accept(arrival: {
    conversationId: ConversationId;
    source: string;
    externalId: string;
    body: InboundBody;
    raw: Uint8Array;
  }): Promise<{ readonly fresh: boolean }>;
  isBusy(id: ConversationId): Promise<boolean>;
  erase(id: ConversationId): Promise<boolean>;
  put(effects: readonly Effect[]): Promise<void>;
  cameBack(id: ConversationId): Promise<void>;
  /** The bill that may be paid now. */
  openBill(id: ConversationId): Promise<{ readonly id: string; readonly due: Money } | undefined>;
  /** Waits for a free slot among everything that is sent. */
  pace(): Promise<void>;
  /** Takes a slot if one is free this very moment. */
  hasSlot(): Promise<boolean>;
}

export interface TelegramChannel {
  /** Stores what one update says, and shows that it was seen; rejects while that cannot be done. */
  take(update: unknown): Promise<void>;
  /** Asks for updates until it is stopped. */
  poll(stopping: AbortSignal, trouble: (what: PollTrouble, error: unknown) => void): Promise<void>;
  /** Puts the menu beside the text field. */
  offerCommands(): void;
}

export interface ChannelOptions {
  /** Another bot counts its messages anew: on the same database they would be taken for repeats. */
  readonly botId: string;
  /** The languages the shop answers in; the first is everybody's whose own is not among them. */
  readonly languages: readonly Language[];
}

/** Telegram lets a payment fail after ten seconds: so, three tries within that, where it names no time of its own. */
const tries = 3;
const againMs = 1_500;

/** What is said past the outbox, where there is no conversation, is tried some times: nobody would come back to it. */
async function tried(call: () => Promise<unknown>): Promise<void> {
  for (let count = 1; ; count += 1) {
    try {
      await call();
      return;
    } catch (error) {
      // Refused for good, such as a query that is too old.
      const isFinal = error instanceof GrammyError && error.error_code !== 429 && error.error_code < 500;
      if (isFinal || count === tries) throw error;
      await setTimeout(Math.max(againMs, retryMs(error, count)), undefined, { ref: false });
    }
  }
}

export function createChannel(api: Api, desk: Desk, { botId, languages: spoken }: ChannelOptions): TelegramChannel {
  const firstLanguage = spoken[0] ?? "uk";
  const source = `telegram/${botId}`;
  const showWorking = createShowWorking({ api, isBusy: desk.isBusy, hasSlot: desk.hasSlot });

  /** Nobody waits for these, and nothing depends on them. */
  const show = (call: Promise<unknown>): void => void call.catch(() => undefined);

  /** A question of the channel's own goes the way of every reply: in its order, within what Telegram allows, through any stop. */
  async function ask(
    { from, externalId }: { readonly from: Customer; readonly externalId: string },
    of: Required<Pick<Reply, "text" | "buttons">>,
  ): Promise<void> {
    const { id, epoch } = await openFor(from);
    await desk.cameBack(id);
    const [kind, node] = ["reply.send", "channel"] as const;
    // No turn asked; the update itself is what it belongs to.
    const turnInKey = `${source}/${externalId}`;
    const key = effectKeyOf({ thread: id, turn: turnInKey, node, kind });
    const asked = turnId(`${node}/${key}`);
    const payload = { reply: { id: asked, turnId: asked, kind: "plain", ...of }, epoch, by: "ai" } as const;
    await desk.put([buildEffect({ kind, payload }, { conversationId: id, turnId: asked, node, turnInKey })]);
  }

  const openFor = ({ chatId, username }: Customer): Promise<Conversation> =>
    desk.open({
      channel: "telegram",
      channelChatId: chatId,
      ...(username === undefined ? {} : { username }),
    });

  const refuseGroup = (chatId: number, text: string): Promise<void> =>
    tried(async () => {
      await desk.pace();
      await api.sendMessage(chatId, text);
    });

  async function arrive(from: Customer, externalId: string, body: InboundBody, update: unknown): Promise<boolean> {
    const conversation = await openFor(from);
    const raw = Buffer.from(JSON.stringify(update));
    const { fresh } = await desk.accept({ conversationId: conversation.id, source, externalId, body, raw });
    if (fresh && conversation.owner === "ai" && body.kind !== "person_message") {
      show(showWorking(from.chatId, read(from.chatId), conversation.id));
    }
    return fresh;
  }

  async function pressed(reading: Extract<Reading, { readonly is: "press" }>, update: unknown): Promise<void> {
    const { from, callbackId, messageId } = reading;
    const isFresh = await arrive(from, reading.externalId, reading.body, update);
    // Stops the button's spinner at once, also while the chat's turn runs. A second tap was understood by the first.
    show(api.answerCallbackQuery(callbackId));
    if (!isFresh) return;
    const address = read(from.chatId);
    show(api.editMessageReplyMarkup(address.chatId, messageId, through(address)));
  }

  async function forgetDecided(reading: Extract<Reading, { readonly is: "forget_decided" }>): Promise<void> {
    const { from, isMeant, callbackId, messageId } = reading;
    const known = await desk.known({ channel: "telegram", channelChatId: from.chatId });
    if (isMeant && known !== undefined) await desk.erase(known.id);
    show(api.answerCallbackQuery(callbackId));
    const { done, kept } = channelWords[from.language].forget;
    const address = read(from.chatId);
    show(tried(() => api.editMessageText(address.chatId, messageId, isMeant ? done : kept, through(address))));
  }

  /** Asked and answered past all queues: after ten seconds Telegram lets the payment fail. */
  async function mayBePaid({ from, queryId, billId, amount }: Extract<Reading, { readonly is: "pre_checkout" }>) {
    const conversation = await desk.known({ channel: "telegram", channelChatId: from.chatId });
    const open = conversation === undefined ? undefined : await desk.openBill(conversation.id);
    const isOpen = open?.id === billId && open.due.minor === amount.minor && open.due.currency === amount.currency;
    show(
      tried(() =>
        isOpen
          ? api.answerPreCheckoutQuery(queryId, true)
          : api.answerPreCheckoutQuery(queryId, false, { error_message: channelWords[from.language].billChanged }),
      ),
    );
  }

  async function take(update: unknown): Promise<void> {
    const reading = readUpdate(update, spoken);
    switch (reading.is) {
      case "arrival":
        await arrive(reading.from, reading.externalId, reading.body, update);
        return;
      case "press":
        return pressed(reading, update);
      case "language_asked": {
        const { question: text } = channelWords[reading.from.language].language;
        const buttons = spoken.map((each) => ({ label: channelWords[each].language.name, data: languageData[each] }));
        return ask(reading, { text, buttons });
      }
      case "forget_asked": {
        const { question: text, yes, no } = channelWords[reading.from.language].forget;
        const buttons = [
          { label: yes, data: forgetData.yes },
          { label: no, data: forgetData.no },
        ];
        return ask(reading, { text, buttons });
      }
      case "forget_decided":
        return forgetDecided(reading);
      case "idle_press":
        return show(api.answerCallbackQuery(reading.callbackId));
      case "old_press":
        return show(api.answerCallbackQuery(reading.callbackId, { text: channelWords[reading.language].oldButton }));
      case "pre_checkout":
        return mayBePaid(reading);
      case "left": {
        // Somebody who never wrote is nobody's customer.
        const chat = { channel: "telegram", channelChatId: reading.from.chatId };
        if ((await desk.known(chat)) !== undefined) {
          await arrive(reading.from, reading.externalId, { kind: "customer_left" }, update);
        }
        return;
      }
      case "invitation":
        return show(refuseGroup(reading.chatId, channelWords[reading.language].groupRefusal));
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
    take: storable,
    poll: (stopping, trouble) => poll({ api, take: storable, trouble, stopping }),
    offerCommands: () => show(offerCommands(api, firstLanguage)),
  };
}

/** The menu beside the text field, in each language and in the shop's first for everybody else's. */
async function offerCommands(api: Api, firstLanguage: Language): Promise<void> {
  const commandsIn = (language: Language) =>
    Object.entries(channelWords[language].menu).map(([command, description]) => ({ command, description }));
  await api.setMyCommands(commandsIn(firstLanguage));
  for (const language of languages) await api.setMyCommands(commandsIn(language), { language_code: language });
}
