import type { PersonAtDoor } from "../../../src/core/index.ts";
import { carryOutPress, type PressAnswer } from "../../staff/carry-out-press.ts";
import type { Asked, Press } from "../../staff/press.ts";
import { askedBy, isQuestion, pressesAfter, pressUnder, readPress } from "../../staff/presses.ts";
import { staffWords } from "../../staff/words.ts";
import { inBackground, tryAgain } from "../try-again.ts";
import type { UpdateDeps } from "../update-deps.ts";
import { keyboardOf } from "./keyboard.ts";
import { memberPrincipal } from "./member-principal.ts";
import type { GroupPress } from "./staff-schema.ts";
import { surface } from "./surface.ts";
import { howToAnswer, topicWords } from "./topic-words.ts";

/** Answers whether the press was on a post of ours in the staff's group. */
export async function takeGroupPress(deps: UpdateDeps, pressed: GroupPress, update: unknown): Promise<boolean> {
  const press = readPress(pressed.data ?? "");
  const { chat, message_thread_id: thread } = pressed.message;
  const place = await deps.host.staff.place(surface);
  if (press === undefined || thread === undefined || place?.placeId !== String(chat.id)) return false;
  const { text, isDone } = await answerTo(deps, press, pressed, update);
  // The first 200 signs are shown.
  inBackground(deps.api.answerCallbackQuery(pressed.id, { text, show_alert: !isDone || press.act === "edit_draft" }));
  if (!isDone) return true;
  const question = askedBy(press);
  if (question !== undefined) ask(deps, question, { chatId: chat.id, thread });
  else if (!isQuestion(press)) showNext(deps, press, pressed);
  return true;
}

async function answerTo(deps: UpdateDeps, press: Press, pressed: GroupPress, update: unknown): Promise<PressAnswer> {
  const { host, members } = deps;
  const words = staffWords[host.staff.language];
  const ownWords = topicWords[host.staff.language];
  const { message, from } = pressed;
  const threadId = String(message.message_thread_id);
  const conversationId = await host.staff.conversationOf({ surface, placeId: String(message.chat.id), threadId });
  if (conversationId === undefined) return { text: words.gone, isDone: false };
  const member = await members(message.chat.id, from.id);
  if (member === undefined) return { text: ownWords.notMember, isDone: false };
  return carryOutPress(host, press, {
    conversationId,
    source: `${deps.source}/staff`,
    externalId: `press/${pressed.id}`,
    raw: Buffer.from(JSON.stringify(update)),
    by: memberPrincipal(from.id, member),
    nameOf: (person) => nameOf(deps, person, message.chat.id),
    words: ownWords,
  });
}

async function nameOf({ members }: UpdateDeps, of: PersonAtDoor, groupId: number): Promise<string | undefined> {
  if (of.door !== "staff_channel" || of.surface !== surface) return undefined;
  return (await members(groupId, Number(of.id)))?.name;
}

/** The button under it says, to whoever reads the answer, what was asked. */
function ask(
  { api, host }: UpdateDeps,
  question: Asked,
  { chatId, thread }: { readonly chatId: number; readonly thread: number },
): void {
  const { language } = host.staff;
  const keyboard = keyboardOf([pressUnder(question)], language);
  const text = `${staffWords[language].question[question]}\n\n${howToAnswer[language]}`;
  inBackground(
    tryAgain(async () => {
      if (!(await host.hasSlot())) return;
      await api.sendMessage(chatId, text, {
        message_thread_id: thread,
        ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
      });
    }),
  );
}

/** Buttons for what can be done now take the place of those that were pressed. */
function showNext({ api, host }: UpdateDeps, press: Press, { message }: GroupPress): void {
  const keyboard = keyboardOf(pressesAfter(press), host.staff.language);
  inBackground(
    api.editMessageReplyMarkup(message.chat.id, message.message_id, {
      ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
    }),
  );
}
