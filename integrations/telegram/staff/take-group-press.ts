import {
  type ActRefused,
  type ConversationId,
  type InboundBody,
  NotAllowed,
  type PersonAtDoor,
  type Principal,
  UnknownConversation,
} from "../../../src/core/index.ts";
import { inBackground } from "../try-again.ts";
import type { UpdateDeps } from "../update-deps.ts";
import { keyboardOf, pressesAfter, readPress } from "./buttons.ts";
import { memberPrincipal } from "./member-principal.ts";
import type { Press } from "./press.ts";
import type { GroupPress } from "./staff-schema.ts";
import { surface } from "./surface.ts";
import { staffWords } from "./words.ts";

/** Answers whether the press was on a post of ours in the staff's group. */
export async function takeGroupPress(deps: UpdateDeps, pressed: GroupPress, update: unknown): Promise<boolean> {
  const press = readPress(pressed.data ?? "");
  const { chat, message_thread_id: thread } = pressed.message;
  const place = await deps.host.staff.place(surface);
  if (press === undefined || thread === undefined || place?.placeId !== String(chat.id)) return false;
  const { text, isDone } = await answerTo(deps, press, pressed, update);
  // The first 200 signs are shown.
  inBackground(deps.api.answerCallbackQuery(pressed.id, { text, show_alert: !isDone || press.act === "edit_draft" }));
  if (isDone && press.act !== "edit_draft") showNext(deps, press, pressed);
  return true;
}

interface Answer {
  readonly text: string;
  readonly isDone: boolean;
}

async function answerTo(deps: UpdateDeps, press: Press, pressed: GroupPress, update: unknown): Promise<Answer> {
  const { staff } = deps.host;
  const words = staffWords[staff.language];
  const refused = (text: string): Answer => ({ text, isDone: false });
  const { message, from } = pressed;
  const threadId = String(message.message_thread_id);
  const conversationId = await staff.conversationOf({ surface, placeId: String(message.chat.id), threadId });
  if (conversationId === undefined) return refused(words.gone);
  const member = await deps.members(message.chat.id, from.id);
  if (member === undefined) return refused(words.notMember);
  try {
    if (!(await carryOut(deps, press, { pressed, conversationId, by: memberPrincipal(from.id, member), update }))) {
      return refused(words.notDead);
    }
    return { text: words.done[press.act], isDone: true };
  } catch (error) {
    if (error instanceof UnknownConversation) return refused(words.gone);
    if (!(error instanceof NotAllowed)) throw error;
    return refused(await whyNot(deps, error.found, message.chat.id));
  }
}

interface Of {
  readonly pressed: GroupPress;
  readonly conversationId: ConversationId;
  readonly by: Principal;
  readonly update: unknown;
}

/** False where there is nothing left to do. */
async function carryOut(deps: UpdateDeps, press: Press, { pressed, conversationId, by, update }: Of): Promise<boolean> {
  const { staff } = deps.host;
  if (press.act === "replay") return staff.replay(press.key);
  // It says how; the words come with the next message.
  if (press.act === "edit_draft") return true;
  if (press.act === "trust_auto") {
    await staff.trustAll("auto", by);
    return true;
  }
  await deps.host.accept({
    conversationId,
    source: `${deps.source}/staff`,
    externalId: `press/${pressed.id}`,
    body: bodyOf(press, by),
    raw: Buffer.from(JSON.stringify(update)),
  });
  return true;
}

function bodyOf(
  press: Exclude<Press, { readonly act: "replay" | "edit_draft" | "trust_auto" }>,
  by: Principal,
): InboundBody {
  switch (press.act) {
    case "take":
      return { kind: "taken_over", by };
    case "undo_take":
      return { kind: "take_undone", by };
    case "give_back":
      return { kind: "given_back", by };
    case "close":
      return { kind: "closed", by };
    case "confirm":
    case "decline":
      return { kind: "payment_decision", billId: press.billId, paid: press.act === "confirm", by };
    case "send_draft":
    case "discard_draft":
      return { kind: "draft_decision", draftId: press.draftId, isSent: press.act === "send_draft", by };
    case "undo_payment":
      return { kind: "payment_undone", billId: press.billId, by };
  }
}

async function whyNot(deps: UpdateDeps, found: ActRefused | undefined, groupId: number): Promise<string> {
  const words = staffWords[deps.host.staff.language];
  switch (found?.refused) {
    case undefined:
    case "not_theirs":
      return words.notYours;
    case "nothing_to_undo":
      return words.nothingToUndo;
    case "too_late":
      return words.tooLate;
    case "draft_gone":
      return words.draftGone;
    case "taken":
      return words.taken({ by: await nameOf(deps, found.by, groupId) });
  }
}

async function nameOf({ members }: UpdateDeps, of: PersonAtDoor | undefined, groupId: number) {
  if (of?.door !== "staff_channel" || of.surface !== surface) return undefined;
  return (await members(groupId, Number(of.id)).catch(() => undefined))?.name;
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
