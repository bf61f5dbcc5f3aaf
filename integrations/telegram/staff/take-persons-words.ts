import {
  type Attachment,
  type ConversationId,
  NotAllowed,
  type ReplyDraftId,
  UnknownConversation,
} from "../../../src/core/index.ts";
import { attachmentsOf } from "../reading/attachments.ts";
import type { UpdateDeps } from "../update-deps.ts";
import { draftUnder } from "./buttons.ts";
import { memberPrincipal } from "./member-principal.ts";
import { anonymousAdminId, type GroupMessage } from "./staff-schema.ts";
import { surface } from "./surface.ts";
import { staffWords } from "./words.ts";

/** What begins so stays among the staff; a command is none of the customer's either. */
const isNote = (text: string): boolean => text.startsWith("//") || text.startsWith("/");

/** What a person writes in a customer's topic is said to the customer. Answers what to tell them, if anything. */
export async function takePersonsWords(
  deps: UpdateDeps,
  message: GroupMessage,
  { isEdit, update }: { readonly isEdit: boolean; readonly update: unknown },
): Promise<string | undefined> {
  const { staff } = deps.host;
  const { chat, from, message_thread_id: thread, is_topic_message: isInTopic } = message;
  // A reply outside of topics has a thread, too.
  if (thread === undefined || isInTopic !== true || from === undefined) return undefined;
  const at = { surface, placeId: String(chat.id), threadId: String(thread) };
  const conversationId = await staff.conversationOf(at);
  if (conversationId === undefined) return undefined;
  const words = staffWords[staff.language];
  if (message.sender_chat !== undefined || from.id === anonymousAdminId) return words.anonymous;
  if (from.is_bot) return undefined;
  const said = await wordsIn(deps, message, conversationId);
  if (said === "nothing") return undefined;
  if (said === "no_draft") return words.draftGone;
  if (isEdit) return words.editedTooLate;
  const member = await deps.members(chat.id, from.id);
  if (member === undefined) return words.notMember;
  try {
    await deps.host.accept({
      conversationId,
      source: `${deps.source}/staff`,
      externalId: `${chat.id}/${thread}/${message.message_id}`,
      body: { ...said, by: memberPrincipal(from.id, member) },
      raw: Buffer.from(JSON.stringify(update)),
    });
    return undefined;
  } catch (error) {
    if (error instanceof NotAllowed) return error.found?.refused === "draft_gone" ? words.draftGone : words.notYours;
    if (error instanceof UnknownConversation) return words.gone;
    throw error;
  }
}

type Said =
  | { readonly kind: "person_message"; readonly text: string; readonly files?: readonly Attachment[] }
  | { readonly kind: "draft_decision"; readonly isSent: true; readonly draftId: ReplyDraftId; readonly text: string };

/** The person's own word to the customer, or better words for a draft. */
async function wordsIn(
  deps: UpdateDeps,
  message: GroupMessage,
  conversationId: ConversationId,
): Promise<Said | "nothing" | "no_draft"> {
  const { text, files } = saidIn(message);
  const edit = await editIn(deps, message, conversationId, text.trim());
  if (edit !== undefined) return edit === "no_draft" ? edit : { kind: "draft_decision", isSent: true, ...edit };
  if ((text.trim() === "" && files.length === 0) || isNote(text.trim())) return "nothing";
  return { kind: "person_message", text, ...(files.length === 0 ? {} : { files }) };
}

interface Edit {
  readonly draftId: ReplyDraftId;
  readonly text: string;
}

const editCommand = /^\/edit(?:@\w+)?\s+(?<text>\S.*)$/is;

/** Better words for a draft: an answer to its post, or the command. Never said without a draft to take their place. */
async function editIn(
  { host }: UpdateDeps,
  { reply_to_message: answered }: GroupMessage,
  conversationId: ConversationId,
  text: string,
): Promise<Edit | "no_draft" | undefined> {
  const byCommand = editCommand.exec(text)?.groups?.["text"];
  if (byCommand !== undefined) {
    const draft = await host.staff.draftOf(conversationId);
    return draft === undefined ? "no_draft" : { draftId: draft.id, text: byCommand };
  }
  const buttons = answered?.reply_markup?.inline_keyboard.flat() ?? [];
  const draftId = draftUnder(buttons.map(({ callback_data: data }) => ({ data })));
  return draftId === undefined || text === "" || isNote(text) ? undefined : { draftId, text };
}

/** A sticker says what its emoji says. */
const saidIn = (message: GroupMessage) => ({
  text: message.text ?? message.caption ?? message.sticker?.emoji ?? "",
  files: attachmentsOf(message).filter(({ kind }) => kind !== "sticker" && kind !== "location"),
});
