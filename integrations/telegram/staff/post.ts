import { type Api, GrammyError } from "grammy";
import {
  clip,
  type Deliverer,
  type DeliveryContext,
  type DeliveryResult,
  type EffectOf,
  isPseudonym,
  type StaffHost,
  type StaffPlace,
  type StaffPostDeps,
  type StaffThread,
} from "../../../src/core/index.ts";
import { pressesOf } from "../../staff/presses.ts";
import { staffWords } from "../../staff/words.ts";
import { abortable } from "../abortable.ts";
import { sendFailureOf } from "../failure.ts";
import { asWritten, type Formatted } from "../format/format.ts";
import { maxUnits } from "../format/split-message.ts";
import { FileLater, sendFile } from "../send-file.ts";
import { keyboardOf } from "./keyboard.ts";
import { managersOf } from "./managers.ts";
import { staffLimit, staffVendor, surface } from "./surface.ts";
import { howToEdit } from "./topic-words.ts";

interface PostDeps extends StaffPostDeps {
  readonly api: Api;
}

/** Long enough for a new topic and a few files. */
const deadlineMs = 20_000;
/** Bot API: a topic's name has 1 to 128 characters; a phone shows some thirty. */
const nameMaxChars = 60;

/**
 * A post in the customer's topic of the staff's group; the topic is made with the first one. A topic that somebody
 * deleted is made anew. Without a group nothing is sent.
 */
export const postToGroup = (deps: PostDeps): Deliverer<"staff.post"> => ({
  vendor: staffVendor,
  limit: staffLimit,
  deadlineMs,
  deliver: async (effect, context) => {
    const place = await deps.staff.place(surface);
    if (place === undefined) return { outcome: "done", receipt: { wouldDo: true } };
    try {
      if (isPseudonym(effect.conversationId)) return await postOfErased(deps, place, effect, context);
      if (effect.payload.isOfShop) return await postIn(deps, { place, thread: undefined }, effect, context);
      const thread = await threadFor(deps, place, effect, context);
      return await postIn(deps, { place, thread }, effect, context);
    } catch (error) {
      return failureOf(deps, place, effect, error);
    }
  },
  trouble: ({ signal }) =>
    deps.api.getMe(abortable(signal)).then(
      () => undefined,
      (error: unknown) => sendFailureOf(error),
    ),
});

async function threadFor(
  { api, staff }: PostDeps,
  place: StaffPlace,
  { conversationId }: EffectOf<"staff.post">,
  { pace, signal }: DeliveryContext,
): Promise<StaffThread> {
  const known = await staff.threadOf(surface, conversationId);
  if (known !== undefined) return known;
  const name = clip((await staff.nameOf(conversationId)) ?? staffWords[staff.language].customer, nameMaxChars);
  const made = await api.createForumTopic(place.placeId, name, {}, abortable(signal));
  const thread = { surface, placeId: place.placeId, threadId: String(made.message_thread_id) };
  await staff.keepThread(thread, conversationId);
  await pace();
  return thread;
}

/** Undefined as a thread: for all to read, where no topic of a customer is. */
interface PostAt {
  readonly place: StaffPlace;
  readonly thread: StaffThread | undefined;
}

async function postIn(
  deps: PostDeps,
  { place, thread }: PostAt,
  { payload }: EffectOf<"staff.post">,
  context: DeliveryContext,
): Promise<DeliveryResult> {
  const { api, staff, files } = deps;
  const chatId = Number(place.placeId);
  const to = { chatId, ...(thread === undefined ? {} : { thread: Number(thread.threadId) }) };
  const texts = await textsOf(payload, deps, place, context.signal);
  const keyboard = keyboardOf(pressesOf(payload), staff.language);
  const parts: ((signal: AbortSignal) => Promise<number>)[] = [
    ...texts.map(({ text, entities }, at) => async (signal: AbortSignal) => {
      const options = {
        ...(to.thread === undefined ? {} : { message_thread_id: to.thread }),
        link_preview_options: { is_disabled: true },
        ...(entities.length === 0 ? {} : { entities: [...entities] }),
        ...(keyboard === undefined || at < texts.length - 1 ? {} : { reply_markup: keyboard }),
      };
      const sent = await api.sendMessage(to.chatId, text, options, abortable(signal));
      if (payload.topic === "handoff" && at === 0) await pin(api, to.chatId, sent.message_id, signal);
      return sent.message_id;
    }),
    ...(payload.files ?? []).map(
      (file) => (signal: AbortSignal) => sendFile(api, to, file, files, { ...context, signal }),
    ),
  ];
  let externalId: string | undefined;
  for (const [at, send] of parts.entries()) {
    if (at < context.partsDone) continue;
    if (at > context.partsDone) await context.nextPart(at);
    externalId = String(await send(context.signal));
  }
  return { outcome: "done", receipt: externalId === undefined ? {} : { externalId } };
}

/** With the names of whom it calls in its last line. */
async function textsOf(
  { text, asks, topic }: EffectOf<"staff.post">["payload"],
  { api, staff }: PostDeps,
  place: StaffPlace,
  signal: AbortSignal,
): Promise<readonly Formatted[]> {
  const written = asWritten(topic === "draft" ? `${text}\n\n${howToEdit[staff.language]}` : text);
  const named = asks === undefined ? undefined : await managersOf(api, place.placeId, signal);
  const last = written.at(-1);
  if (named === undefined || last === undefined) return written;
  const begin = last.text.length + 1;
  if (begin + named.text.length > maxUnits) return [...written, named];
  const entities = named.entities.map((each) => ({ ...each, offset: begin + each.offset }));
  return [...written.slice(0, -1), { text: `${last.text}\n${named.text}`, entities: [...last.entities, ...entities] }];
}

/** The brief stays in sight. Without the right to pin, it only stands where it was posted. */
const pin = (api: Api, chatId: number, messageId: number, signal: AbortSignal): Promise<unknown> =>
  api.pinChatMessage(chatId, messageId, { disable_notification: true }, abortable(signal)).catch(() => undefined);

/** What was said in the topic was the customer's: it goes, and the group is told that it went. */
async function postOfErased(
  { api, staff }: PostDeps,
  place: StaffPlace,
  { conversationId, payload }: EffectOf<"staff.post">,
  { signal, pace }: DeliveryContext,
): Promise<DeliveryResult> {
  for (;;) {
    const thread = await staff.threadOf(surface, conversationId);
    if (thread === undefined) break;
    await api.deleteForumTopic(place.placeId, Number(thread.threadId), abortable(signal)).catch((error: unknown) => {
      // Without the right, or when it is gone already, there is nothing more that we can do.
      if (!(error instanceof GrammyError && error.error_code === 400)) throw error;
    });
    await staff.forgetThread(thread);
    await pace();
  }
  const sent = await api.sendMessage(place.placeId, payload.text, {}, abortable(signal));
  return { outcome: "done", receipt: { externalId: String(sent.message_id) } };
}

async function failureOf(
  { staff }: PostDeps,
  place: StaffPlace,
  { conversationId }: EffectOf<"staff.post">,
  error: unknown,
): Promise<DeliveryResult> {
  if (error instanceof FileLater) return error.failure;
  if (!(error instanceof GrammyError)) return sendFailureOf(error);
  const { error_code: status, description, parameters } = error;
  const again = { outcome: "retry", afterMs: 0, vendorIsWell: true } as const;
  if (parameters.migrate_to_chat_id !== undefined) {
    await staff.placeMoved(surface, place.placeId, String(parameters.migrate_to_chat_id));
    return { ...again, code: "group_moved" };
  }
  if (status === 400 && /thread not found|TOPIC_DELETED|TOPIC_ID_INVALID/i.test(description)) {
    await forgetThreadOf(staff, conversationId);
    return { ...again, code: "topic_gone" };
  }
  if (
    status === 403 ||
    (status === 400 && /not enough rights|CHAT_ADMIN_REQUIRED|not a forum|chat not found/i.test(description))
  ) {
    return { outcome: "locked", code: "group_closed", detail: groupClosed };
  }
  return sendFailureOf(error);
}

async function forgetThreadOf(staff: StaffHost, conversation: EffectOf<"staff.post">["conversationId"]): Promise<void> {
  const gone = await staff.threadOf(surface, conversation);
  if (gone !== undefined) await staff.forgetThread(gone);
}

const groupClosed =
  "The bot may not write in the staff's group. Make it an administrator there who may manage topics, or connect " +
  'another group: "deskgraph staff code".';
