import type { Attachment, InboundBody, Language } from "../../src/core/index.ts";
import { type UpdateKind, updateOutcomes } from "./update-outcomes.ts";
import { callbackSchema, membershipSchema, messageSchema, type ReadMessage, updateSchema } from "./update-schema.ts";
import { channelWords, languageOf } from "./words.ts";

export interface Customer {
  readonly chatId: string;
  readonly username?: string;
  readonly language: Language;
}

/** What an update is to us. Every one is exactly one of these; none is a throw. */
export type Reading =
  | { readonly is: "arrival"; readonly from: Customer; readonly externalId: string; readonly body: InboundBody }
  | {
      readonly is: "press";
      readonly from: Customer;
      readonly externalId: string;
      readonly body: InboundBody;
      readonly callbackId: string;
      readonly messageId: number;
    }
  /** The customer wants to be forgotten, and has to say so twice. */
  | { readonly is: "forget_asked"; readonly from: Customer }
  | {
      readonly is: "forget_decided";
      readonly from: Customer;
      readonly isMeant: boolean;
      readonly callbackId: string;
      readonly messageId: number;
    }
  /** A button that cannot be understood any more: the customer is told so. */
  | { readonly is: "old_press"; readonly callbackId: string; readonly language: Language }
  /** Somebody took the bot into a group. */
  | { readonly is: "invitation"; readonly chatId: string; readonly language: Language }
  | { readonly is: "ignored"; readonly reason: string };

/** What stands behind the two buttons of the question whether somebody wants to be forgotten. */
export const forgetData = { yes: "forget:yes", no: "forget:no" } as const;

const ignored = (reason: string): Reading => ({ is: "ignored", reason });

export function readUpdate(update: unknown, firstLanguage: Language): Reading {
  const known = updateSchema.safeParse(update);
  if (!known.success) return ignored("it has no update_id");
  const kind = Object.keys(known.data).find((key): key is UpdateKind => key in updateOutcomes);
  if (kind === undefined) return ignored("a kind of update that is newer than this version");
  const outcome = updateOutcomes[kind];
  if (outcome !== "read") return ignored(outcome.ignored);
  const content = known.data[kind];
  switch (kind) {
    case "message":
    case "edited_message":
      return readMessage(content, kind === "edited_message", firstLanguage);
    case "callback_query":
      return readPress(content, firstLanguage);
    case "my_chat_member":
      return readMembership(content, firstLanguage);
    default:
      return ignored("it is not read");
  }
}

function readMessage(content: unknown, isEdit: boolean, firstLanguage: Language): Reading {
  const parsed = messageSchema.safeParse(content);
  if (!parsed.success) return ignored("a message without its usual fields");
  const message = parsed.data;
  if (message.chat.type !== "private") return ignored("groups are not answered");
  if (message.from === undefined || message.from.is_bot) return ignored("no person wrote it");
  const from: Customer = {
    chatId: String(message.chat.id),
    ...(message.from.username === undefined ? {} : { username: message.from.username }),
    language: languageOf(message.from.language_code, firstLanguage),
  };
  const externalId = `${message.chat.id}/${message.message_id}`;
  if (!isEdit && /^\/forget(?:@\w+)?\s*$/.test(message.text ?? "")) return { is: "forget_asked", from };
  if (isEdit) {
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
  const attachments = attachmentsOf(message);
  const text = spokenText(message, from.language);
  if (text === "" && attachments.length === 0 && !hasContent(content)) return ignored("a service message");
  return { is: "arrival", from, externalId, body: { kind: "message", text, attachments } };
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

function attachmentsOf(message: ReadMessage): Attachment[] {
  const file = (kind: Attachment["kind"], of: { file_id: string; file_name?: string | undefined } | undefined) =>
    of === undefined
      ? []
      : [{ kind, ref: `telegram:${of.file_id}`, ...(of.file_name === undefined ? {} : { name: of.file_name }) }];
  const { location, contact, sticker } = message;
  return [
    // Sizes of one photo, the largest last.
    ...file("photo", message.photo?.at(-1)),
    // An animation is sent as a document, too, for older clients.
    ...(message.animation === undefined ? file("document", message.document) : file("video", message.animation)),
    ...file("voice", message.voice ?? message.audio),
    ...file("video", message.video ?? message.video_note),
    ...(sticker === undefined
      ? []
      : [
          {
            kind: "sticker" as const,
            ref: `telegram:${sticker.file_id}`,
            ...(sticker.emoji === undefined ? {} : { name: sticker.emoji }),
          },
        ]),
    ...(location === undefined
      ? []
      : [{ kind: "location" as const, ref: `${location.latitude},${location.longitude}` }]),
    ...(contact === undefined ? [] : [{ kind: "contact" as const, ref: "telegram:contact" }]),
  ];
}

/** Things people send that are neither words nor files we know: they deserve an answer; what the app notes does not. */
const otherContent = ["poll", "dice", "story", "game", "venue", "checklist", "paid_media", "giveaway", "gift"];
const hasContent = (content: unknown): boolean =>
  typeof content === "object" && content !== null && otherContent.some((name) => name in content);

function readPress(content: unknown, firstLanguage: Language): Reading {
  const parsed = callbackSchema.safeParse(content);
  if (!parsed.success) return ignored("a button press without its usual fields");
  const { id: callbackId, from: presser, data, message } = parsed.data;
  const language = languageOf(presser.language_code, firstLanguage);
  const label = message?.reply_markup?.inline_keyboard.flat().find((button) => button.callback_data === data)?.text;
  if (message === undefined || message.chat.type !== "private" || data === undefined || label === undefined) {
    return { is: "old_press", callbackId, language };
  }
  const from: Customer = {
    chatId: String(message.chat.id),
    ...(presser.username === undefined ? {} : { username: presser.username }),
    language,
  };
  if (data === forgetData.yes || data === forgetData.no) {
    return { is: "forget_decided", from, isMeant: data === forgetData.yes, callbackId, messageId: message.message_id };
  }
  return {
    is: "press",
    from,
    // One press a keyboard: the second of two quick ones is the same press.
    externalId: `${message.chat.id}/${message.message_id}/pressed`,
    body: { kind: "button_pressed", label, data },
    callbackId,
    messageId: message.message_id,
  };
}

function readMembership(content: unknown, firstLanguage: Language): Reading {
  const parsed = membershipSchema.safeParse(content);
  if (!parsed.success) return ignored("a membership without its usual fields");
  const { chat, from, new_chat_member: member } = parsed.data;
  const isInvited = member.status === "member" || member.status === "administrator";
  if (chat.type === "private") return ignored("a customer blocked or unblocked the bot");
  if (!isInvited || chat.type === "channel") return ignored("the bot left, or may not speak there");
  return { is: "invitation", chatId: String(chat.id), language: languageOf(from.language_code, firstLanguage) };
}
