import { clip, type InboundBody, type Language } from "../../../src/core/index.ts";
import { written } from "../address.ts";
import { isSaid } from "../message-parts.ts";
import { type Customer, ignored, type Reading } from "../reading.ts";
import { messageSchema, type ReadMessage } from "../update-schema.ts";
import { channelWords } from "../words.ts";
import { attachmentsOf } from "./attachments.ts";
import { addressOf, customerOf } from "./customer.ts";

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
  const externalId = `${written(address)}/${message.message_id}`;
  // In a private chat the chat's id is the customer's; whoever else writes there has the connected account.
  if (writer.id !== chat.id) {
    if (address.connection === undefined) return ignored("somebody else's message in a private chat");
    const shopSide = customerOf(address, {}, firstLanguage);
    return isEdit ? ignored("an edit of the shop's own words") : ownersWords(message, shopSide, externalId);
  }
  const from = customerOf(address, writer, firstLanguage);
  const body = isEdit ? undefined : paymentOf(message);
  if (body !== undefined) return { is: "arrival", from, externalId: body.externalId, body: body.body };
  if (isEdit) return edited(message, from, externalId);
  const command = /^\/(forget|language)(?:@\w+)?\s*$/.exec(message.text ?? "")?.[1];
  if (command === "forget") return { is: "forget_asked", from };
  if (command === "language") return { is: "language_asked", from };
  const attachments = attachmentsOf(message);
  const text = spokenText(message, from.language);
  if (text === "" && attachments.length === 0 && !isSaid(Object(content))) return ignored("a service message");
  const repliesTo = repliedTo(message);
  return {
    is: "arrival",
    from,
    externalId,
    body: { kind: "message", text, attachments, ...(repliesTo === "" ? {} : { repliesTo }) },
  };
}

/** The owner of the account answers by hand: the customer has read it already, and the AI falls silent. */
function ownersWords(message: ReadMessage, from: Customer, externalId: string): Reading {
  if (message.is_from_offline) return ignored("sent by the app itself");
  const text = message.text ?? message.caption ?? (attachmentsOf(message).length > 0 ? "[…]" : "");
  if (text === "") return ignored("a service message");
  return { is: "arrival", from, externalId, body: { kind: "person_message", text, by: "owner", isSaid: true } };
}

function edited(message: ReadMessage, from: Customer, externalId: string): Reading {
  const text = message.text ?? message.caption;
  // A live location moves every few seconds, and a photo without words has nothing to correct.
  if (text === undefined) return ignored("an edit without words");
  return {
    is: "arrival",
    from,
    externalId: `${externalId}/edited/${message.edit_date ?? 0}`,
    body: { kind: "message_edited", ofExternalId: externalId, text },
  };
}

/** Money is stored under its charge: however often Telegram tells of it, it is one payment. */
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

/** A command is what it means, in the customer's language; one that is unknown stays as it was typed. */
function spokenText(message: ReadMessage, language: Language): string {
  const text = message.text ?? message.caption ?? "";
  const command = /^\/(start|help|person|order)(?:@\w+)?(?:\s|$)/.exec(text)?.[1];
  switch (command) {
    case "start":
    case "help":
    case "person":
    case "order":
      return channelWords[language].commands[command];
    default:
      return text === "" ? contactText(message) : text;
  }
}

/** Their own contact, shared by button, is a name and a phone like any typed ones. Somebody else's is only a file. */
function contactText({ contact, from }: ReadMessage): string {
  if (contact === undefined || from === undefined || contact.user_id !== from.id) return "";
  const name = [contact.first_name, contact.last_name].filter(Boolean).join(" ");
  // The leading "+" may be missing.
  return `${name}, +${contact.phone_number.replace(/\D/g, "")}`;
}

const repliedTo = ({ quote, reply_to_message: older }: ReadMessage): string =>
  clip(quote?.text ?? older?.text ?? older?.caption ?? "", repliedToMaxChars);
