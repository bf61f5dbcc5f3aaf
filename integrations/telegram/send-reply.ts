import type { Api } from "grammy";
import type { InlineKeyboardMarkup } from "grammy/types";
import {
  type Attachment,
  type ChannelDeps,
  type Deliverer,
  type DeliveryContext,
  type DeliveryResult,
  type Files,
  type Invoice,
  type Reply,
  type Secret,
  writeOffer,
} from "../../src/core/index.ts";
import { abortable } from "./abortable.ts";
import { type Owners, standingOf } from "./account-standing.ts";
import { type Address, connectionParameter, readAddress } from "./address.ts";
import { isEntityError, sendFailureOf } from "./failure.ts";
import { asWritten, type Formatted, formatted, inPlainWords } from "./format/format.ts";
import { FileLater, sendFile } from "./send-file.ts";
import { sendInvoice } from "./send-invoice.ts";
import { captionMaxUnits, havable, type PicturesDeps, sendAlbum, sendPicture } from "./send-pictures.ts";

/** The vendor's name, under which its breaker and its budget are kept. */
export const vendor = "telegram";
/**
 * Telegram asks for no more than about 30 a second over all chats (core.telegram.org/bots/faq, 2026-11); a little less.
 */
export const limit = { calls: 25, perMs: 1_000 };
/**
 * "About one message per second" in one chat, and short bursts allowed (the same page): a little less, over five
 * seconds.
 */
const laneLimit = { calls: 4, perMs: 5_000 };
/** Short, because a send that hangs keeps its chat waiting, and a person who takes over waits for it too. */
const deadlineMs = 8_000;

interface SendReplyDeps extends ChannelDeps {
  readonly api: Api;
  /** Of the accounts that the bot may answer on. */
  readonly owners: Owners;
  /** The bot that sends, and the pictures' addresses that led it nowhere. */
  readonly pictures: Pick<PicturesDeps, "account" | "broken">;
  /** Of the shop's payment provider; without it there are no invoices. */
  readonly paymentToken?: Secret | undefined;
}

/**
 * Sends a reply, in parts where it is long, and goes on with the first part that was not sent. Telegram has no key and
 * no history to look into: what was perhaps sent is repeated once.
 */
export const sendReply = ({
  api,
  chatOf,
  files,
  paymentToken,
  sentFiles,
  pictures,
  ...deps
}: SendReplyDeps): Deliverer<"reply.send"> => ({
  vendor,
  limit,
  laneLimit,
  deadlineMs,
  deliver: async ({ conversationId, payload }, context): Promise<DeliveryResult> => {
    const chat = await chatOf(conversationId);
    // A conversation of another channel: the terminal shows its replies itself.
    if (chat?.channel !== vendor) return { outcome: "done", receipt: { wouldDo: true } };
    const to = readAddress(chat.channelChatId);
    if (!(await mayAnswer(deps, to))) return accountIgnored;
    const { reply, by } = payload;
    const pictured = { api, sentFiles, now: deps.now, ...pictures };
    const parts = [
      ...shownParts(pictured, to, reply, by, context),
      ...(reply.files ?? []).map((file) => filePart(api, to, file, files, context)),
      ...(reply.invoice === undefined ? [] : [invoicePart(api, to, reply.invoice, paymentToken)]),
    ];
    return inParts(parts, context);
  },
  trouble: ({ signal }) =>
    api.getMe(abortable(signal)).then(
      () => undefined,
      (error: unknown) => sendFailureOf(error),
    ),
});

/** As far as is known: what is sent asks nobody whose account it is. */
async function mayAnswer(
  { connectedAccount, now, owners }: Pick<SendReplyDeps, "connectedAccount" | "now" | "owners">,
  { connection }: Address,
): Promise<boolean> {
  if (connection === undefined) return true;
  const known = await connectedAccount(vendor, connection);
  return known !== undefined && standingOf(known, owners, now()).standing !== "ignored";
}

const accountIgnored: DeliveryResult = {
  outcome: "refused",
  code: "account_ignored",
  detail: "The bot does not answer on this account: its owner is not in TELEGRAM_BUSINESS_OWNERS.",
  isCustomerGone: true,
  isUnasked: true,
};

/** Sends one part, answers its message's id; undefined where there was nothing to send after all. */
type Part = (signal: AbortSignal) => Promise<number | undefined>;

async function inParts(parts: readonly Part[], of: DeliveryContext): Promise<DeliveryResult> {
  let externalId: string | undefined;
  for (const [at, send] of parts.entries()) {
    if (at < of.partsDone) continue;
    if (at > of.partsDone) await of.nextPart(at);
    try {
      const sent = await send(of.signal);
      if (sent !== undefined) externalId = String(sent);
    } catch (error) {
      return error instanceof FileLater ? error.failure : sendFailureOf(error);
    }
  }
  return { outcome: "done", receipt: externalId === undefined ? {} : { externalId } };
}

/**
 * The words, and the pictures of what they speak of: one picture bears short words and the buttons itself, an album
 * comes before them.
 */
function shownParts(
  deps: PicturesDeps,
  to: Address,
  reply: Reply,
  by: "ai" | "person",
  { pace }: DeliveryContext,
): Part[] {
  const pictures = havable(reply.pictures ?? [], deps);
  const [picture, ...others] = pictures;
  const words = textParts(deps.api, to, reply, by);
  if (picture === undefined) return words;
  const [short, ...longer] = by === "person" ? asWritten(reply.text) : formatted(reply.text);
  const [wordsAlone] = words;
  if (others.length > 0 || short === undefined || longer.length > 0 || short.text.length > captionMaxUnits) {
    return [(signal) => sendAlbum(deps, to, pictures, { signal, pace }), ...words];
  }
  return [
    async (signal) => {
      const under = { words: short, keyboard: keyboardOf(reply) };
      return (await sendPicture(deps, to, picture, under, { signal, pace })) ?? wordsAlone?.(signal);
    },
  ];
}

function textParts(api: Api, to: Address, reply: Reply, by: "ai" | "person"): Part[] {
  const shown = by === "person" ? asWritten : formatted;
  // A file may come without a word.
  const parts = reply.text.trim() === "" && reply.files !== undefined ? [] : shown(reply.text);
  return parts.map((part, at) => {
    const keyboard = at === parts.length - 1 ? keyboardOf(reply) : undefined;
    return (signal) => sendText(api, to, part, keyboard, signal);
  });
}

const filePart =
  (api: Api, to: Address, file: Attachment, files: Files, { ageMs }: DeliveryContext): Part =>
  (signal) =>
    sendFile(api, to, file, files, { signal, ageMs });

const invoicePart =
  (api: Api, to: Address, invoice: Invoice, token: Secret | undefined): Part =>
  (signal) =>
    sendInvoice(api, to, invoice, token, signal);

async function sendText(
  api: Api,
  to: Address,
  { text, entities }: Formatted,
  keyboard: InlineKeyboardMarkup | undefined,
  signal: AbortSignal,
): Promise<number> {
  const common = {
    ...connectionParameter(to),
    link_preview_options: { is_disabled: true },
    ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
  };
  const send = async (words: string, marks: Formatted["entities"]): Promise<number> => {
    const sent = await api.sendMessage(to.chatId, words, { ...common, entities: [...marks] }, abortable(signal));
    return sent.message_id;
  };
  try {
    return await send(text, entities);
  } catch (error) {
    // The words matter more than their looks.
    if (entities.length > 0 && isEntityError(error)) return send(inPlainWords({ text, entities }), []);
    throw error;
  }
}

/** Bot API: what a button copies has 1 to 256 characters. */
const copyMaxChars = 256;

/** Bot API: what a button gives back has 1 to 64 bytes. */
const dataMaxBytes = 64;

/**
 * One button a row, because phones are narrow. A choice is given back by its number: its words may be too long for a
 * button.
 */
function keyboardOf({ choices = [], buttons = [], copies = [] }: Reply): InlineKeyboardMarkup | undefined {
  const rows = [
    ...copies
      .filter(({ text }) => text !== "" && text.length <= copyMaxChars)
      .map(({ label, text }) => [{ text: label, copy_text: { text } }]),
    ...choices.map((choice, at) =>
      typeof choice === "string"
        ? [{ text: choice, callback_data: `choice:${at}` }]
        : [{ text: choice.label, callback_data: writeOffer(choice) }],
    ),
    ...buttons
      .filter(({ data }) => data !== "" && Buffer.byteLength(data) <= dataMaxBytes)
      .map(({ label, data }) => [{ text: label, callback_data: data }]),
  ];
  return rows.length === 0 ? undefined : { inline_keyboard: rows };
}
