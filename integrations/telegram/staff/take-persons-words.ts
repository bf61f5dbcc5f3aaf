import { editIn } from "../../staff/edit-in.ts";
import { draftUnder, questionUnder } from "../../staff/presses.ts";
import { isForCustomer, isUnknownCommand, sayAsPerson } from "../../staff/say-as-person.ts";
import { staffWords } from "../../staff/words.ts";
import { attachmentsOf } from "../reading/attachments.ts";
import type { UpdateDeps } from "../update-deps.ts";
import { groupWords } from "./group-words.ts";
import { memberPrincipal } from "./member-principal.ts";
import { anonymousAdminId, type GroupMessage } from "./staff-schema.ts";
import { surface } from "./surface.ts";
import { topicWords, unknownCommand } from "./topic-words.ts";

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
  if (message.sender_chat !== undefined || from.id === anonymousAdminId) return groupWords[staff.language].anonymous;
  if (from.is_bot) return undefined;
  const { text, files } = saidIn(message);
  const buttons = buttonsUnder(message);
  const answers = questionUnder(buttons);
  const edit =
    answers === undefined ? await editIn(staff, conversationId, { text, under: draftUnder(buttons) }) : undefined;
  if (edit === "gone") return words.draftGone;
  if (edit === undefined && !isForCustomer(text, files)) {
    return isUnknownCommand(text) ? unknownCommand[staff.language] : undefined;
  }
  if (isEdit) return words.editedTooLate;
  const member = await deps.members(chat.id, from.id);
  if (member === undefined) return topicWords[staff.language].notMember;
  return sayAsPerson(deps.host, {
    conversationId,
    source: `${deps.source}/staff`,
    externalId: `${chat.id}/${thread}/${message.message_id}`,
    raw: Buffer.from(JSON.stringify(update)),
    by: memberPrincipal(from.id, member),
    ...(edit ?? { text, files }),
    ...(answers === undefined ? {} : { answers }),
  });
}

/** Under the message of ours that it answers. */
const buttonsUnder = ({ reply_to_message: answered }: GroupMessage): readonly { readonly data: string }[] =>
  (answered?.reply_markup?.inline_keyboard ?? []).flat().map(({ callback_data: data }) => ({ data }));

/** A sticker says what its emoji says. */
const saidIn = (message: GroupMessage) => ({
  text: message.text ?? message.caption ?? message.sticker?.emoji ?? "",
  files: attachmentsOf(message).filter(({ kind }) => kind !== "sticker" && kind !== "location"),
});
