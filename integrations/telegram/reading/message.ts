import {
  type CustomerCommand,
  clip,
  commands,
  type InboundBody,
  type Language,
  type SharedKind,
} from "../../../src/core/index.ts";
import { writeAddress } from "../address.ts";
import { isSaid } from "../message-parts.ts";
import { type Customer, ignored, type Reading } from "../reading.ts";
import { messageSchema, type ReadMessage } from "../update-schema.ts";
import { appLanguageOf } from "../words.ts";
import { attachmentsOf } from "./attachments.ts";
import { addressOf, customerOf } from "./customer.ts";
import { ownerPrincipal } from "./owner-principal.ts";
import { richText } from "./rich-text.ts";

/** Enough of an older message to know which one it is. */
const repliedToMaxChars = 300;

export function readMessage(
  content: unknown,
  { isEdit, firstLanguage }: { readonly isEdit: boolean; readonly firstLanguage: Language },
): Reading {
  const parsed = messageSchema.safeParse(content);
  if (!parsed.success) return ignored("a message without its usual fields");
  const message = parsed.data;
  const { chat, from: writer, sender_business_bot: bot } = message;
  if (chat.type !== "private") return ignored("groups are not answered");
  if (bot !== undefined && bot !== null) return ignored("we wrote it ourselves");
  if (writer === undefined || writer.is_bot) return ignored("no person wrote it");
  const address = addressOf(message);
  const externalId = `${writeAddress(address)}/${message.message_id}`;
  // In a private chat the chat's id is the customer's. Another writer is the owner of the connected account.
  if (writer.id !== chat.id) {
    if (address.connection === undefined) return ignored("another person's message in a private chat");
    const shopSide = customerOf(address, {}, firstLanguage);
    return isEdit ? ignored("an edit of the shop's own words") : ownersWords(message, shopSide, externalId);
  }
  const from = customerOf(address, writer, firstLanguage);
  const payment = isEdit ? undefined : paymentOf(message);
  if (payment !== undefined) return { is: "arrival", from, ...payment };
  if (isEdit) return edited(message, from, externalId);
  const command = channelCommandIn(message);
  if (command !== undefined) return { is: command, from, externalId };
  return customersWords(message, from, { externalId, isPartSaid: isSaid(Object(content)) });
}

/** A command that the channel answers itself; in forwarded words it is only a word. */
function channelCommandIn({ forward_origin: forwarded, text = "" }: ReadMessage) {
  const command = forwarded === undefined ? /^\/(forget|language|privacy)(?![\w/])/.exec(text)?.[1] : undefined;
  switch (command) {
    case "forget":
      return "forget_asked";
    case "language":
      return "language_asked";
    case "privacy":
      return "privacy_asked";
    default:
      return undefined;
  }
}

function customersWords(
  message: ReadMessage,
  from: Customer,
  { externalId, isPartSaid }: { readonly externalId: string; readonly isPartSaid: boolean },
): Reading {
  const attachments = attachmentsOf(message);
  const spoken = spokenIn(message);
  if (spoken.text === "" && attachments.length === 0 && !isPartSaid) return ignored("a service message");
  const repliesTo = repliedTo(message);
  const appLanguage = appLanguageOf(message.from?.language_code);
  return {
    is: "arrival",
    from,
    externalId,
    body: {
      kind: "message",
      ...spoken,
      attachments,
      ...(repliesTo === "" ? {} : { repliesTo }),
      ...(appLanguage === undefined ? {} : { appLanguage }),
      ...(message.media_group_id === undefined ? {} : { group: message.media_group_id }),
    },
  };
}

/** The owner of the account answered by hand: the customer has read it already, and the AI is silent from now on. */
function ownersWords(message: ReadMessage, from: Customer, externalId: string): Reading {
  if (message.is_from_offline) return ignored("sent by the app itself");
  const text = wordsIn(message) ?? sharedIn(message)?.text ?? (attachmentsOf(message).length > 0 ? "[…]" : "");
  if (text === "") return ignored("a service message");
  const by = ownerPrincipal(message.from?.id ?? "owner");
  return { is: "arrival", from, externalId, body: { kind: "person_message", text, by, isSaid: true } };
}

function edited(message: ReadMessage, from: Customer, externalId: string): Reading {
  const text = wordsIn(message);
  // A live location moves every few seconds, and a photo without words has nothing to correct.
  if (text === undefined) return ignored("an edit without words");
  const { command, ...words } = commandIn(text);
  // Telegram reports an edit also for a reaction, and a bare command has nothing to correct.
  if (command !== undefined && words.text === "") return ignored("an edit of a command alone");
  return {
    is: "arrival",
    from,
    externalId: `${externalId}/edited/${message.edit_date ?? 0}`,
    body: {
      kind: "message_edited",
      ofExternalId: externalId,
      text: words.text,
      ...(command === undefined ? {} : { command }),
    },
  };
}

/** Money is stored under its charge: told several times, it is one payment. */
function paymentOf({
  successful_payment: paid,
  refunded_payment: refunded,
}: ReadMessage): { readonly externalId: string; readonly body: InboundBody } | undefined {
  const payment = paid ?? refunded;
  if (payment === undefined) return undefined;
  const { currency, total_amount: minor, invoice_payload: billId, telegram_payment_charge_id: chargeId } = payment;
  const charge = { billId, amount: { minor, currency }, chargeId };
  return paid === undefined
    ? { externalId: `refund/${chargeId}`, body: { kind: "payment_refunded", ...charge } }
    : { externalId: `charge/${chargeId}`, body: { kind: "payment_received", ...charge } };
}

interface Spoken {
  readonly text: string;
  readonly command?: CustomerCommand;
  readonly startedWith?: string;
  readonly shared?: SharedKind;
  readonly isForwarded?: true;
}

/**
 * What the customer said: the words, and what to know about them. A forwarded command is another person's, and so only
 * words.
 */
function spokenIn(message: ReadMessage): Spoken {
  const text = wordsIn(message);
  const isForwarded = message.forward_origin !== undefined;
  if (text !== undefined && !isForwarded) return commandIn(text);
  return {
    text: text ?? emojiIn(message) ?? ownContact(message),
    ...sharedIn(message),
    ...(isForwarded ? { isForwarded } : {}),
  };
}

/** A command that is unknown stays as it was typed. */
function commandIn(text: string): Spoken {
  const [, name, rest = ""] = /^\/(\w+)(?:@\w+)?(?:\s+(.*))?$/s.exec(text) ?? [];
  const command = commands.find((each) => each === name);
  if (command === undefined) return { text };
  return command === "start" && payload.test(rest)
    ? { text: "", command, startedWith: rest }
    : { text: rest.trim(), command };
}

/** What `t.me/bot?start=…` may carry. */
const payload = /^[\w-]{1,64}$/;

/** A sticker says what its emoji says. */
const emojiIn = ({ sticker, dice }: ReadMessage): string | undefined => sticker?.emoji ?? dice?.emoji;

/** Their own contact, shared by button, is a name and a phone like any typed ones. */
const ownContact = ({ contact, from }: ReadMessage): string =>
  contact === undefined || contact.user_id !== from?.id ? "" : nameAndPhone(contact);

/** Another person's contact, a place, a poll: their words. */
function sharedIn({ contact, venue, poll, from }: ReadMessage): Pick<Spoken, "text" | "shared"> | undefined {
  if (contact !== undefined && contact.user_id !== from?.id) return { shared: "contact", text: nameAndPhone(contact) };
  if (venue !== undefined) return { shared: "place", text: listed(venue.title, venue.address) };
  return poll === undefined ? undefined : { shared: "poll", text: poll.question };
}

const nameAndPhone = ({ first_name, last_name, phone_number }: NonNullable<ReadMessage["contact"]>): string =>
  listed([first_name, last_name].filter(Boolean).join(" "), phoneOf(phone_number));

/** The leading "+" may be missing. A number of an address book may be as it is dialled at home: then it stays so. */
function phoneOf(written: string): string {
  const digits = written.replace(/\D/g, "");
  if (written.trim().startsWith("+")) return `+${digits}`;
  if (digits.startsWith("00")) return `+${digits.slice(2)}`;
  return digits.startsWith("0") ? digits : `+${digits}`;
}

const listed = (...parts: readonly string[]): string => parts.filter((part) => part.trim() !== "").join(", ");

const wordsIn = ({ text, caption, rich_message: rich }: ReadMessage): string | undefined =>
  text ?? caption ?? (richText(rich) || undefined);

const repliedTo = ({ quote, reply_to_message: older }: ReadMessage): string =>
  clip(quote?.text ?? older?.text ?? older?.caption ?? "", repliedToMaxChars);
