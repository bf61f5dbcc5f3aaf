import {
  type Deliverer,
  type DeliveryContext,
  type DeliveryResult,
  type EffectOf,
  type Failure,
  FailureError,
  isPseudonym,
  type StaffHost,
  type StaffPlace,
  type StaffPostDeps,
  type StaffThread,
} from "../../src/core/index.ts";
import { pressesOf } from "../staff/presses.ts";
import type { SlackApi } from "./api.ts";
import { actions, type Block, escaped, header, messagesOf } from "./blocks.ts";
import { eraseThread } from "./erase-thread.ts";
import { sendFile, titleOf } from "./send-file.ts";
import { findFile, findMessage, type PostMark, postMark, sentSchema } from "./sent-before.ts";
import { limit, surface } from "./surface.ts";
import { slackWords } from "./words.ts";

interface PostDeps extends StaffPostDeps {
  readonly api: SlackApi;
}

type Post = EffectOf<"staff.post">;

/** Three calls of eight seconds, as for a new thread that is looked for first. */
const deadlineMs = 30_000;
/** They ask for somebody, so the channel sees them, too; the rest is for whoever has the thread. */
const shownInChannel: readonly Post["payload"]["topic"][] = ["handoff", "payment_proof", "trouble", "draft"];

/**
 * A post in the customer's thread of the channel; the first one begins it. Before anything is repeated, the channel is
 * looked into: each message carries the post's key.
 */
export const postToChannel = (deps: PostDeps): Deliverer<"staff.post"> => ({
  vendor: surface,
  limit,
  deadlineMs,
  isSafeToRepeat: true,
  deliver: async (effect, context) => {
    const place = await deps.staff.place(surface);
    if (place === undefined) return { outcome: "done", receipt: { wouldDo: true } };
    try {
      if (isPseudonym(effect.conversationId)) return await postOfErased(deps, place, effect, context);
      return await postParts(deps, place, effect, context);
    } catch (error) {
      return failureOf(deps.staff, effect, error);
    }
  },
});

async function postParts(
  deps: PostDeps,
  place: StaffPlace,
  effect: Post,
  context: DeliveryContext,
): Promise<DeliveryResult> {
  const { payload, conversationId } = effect;
  // What is about the whole shop is no customer's: it stands in the channel, and nobody answers a customer under it.
  const { isOfShop = false } = payload;
  let thread = isOfShop ? undefined : await deps.staff.threadOf(surface, conversationId);
  const messages = await messagesFor(deps, thread, effect);
  const files = payload.files ?? [];
  let externalId: string | undefined;
  for (let at = context.partsDone; at < messages.length + files.length; at += 1) {
    if (at > context.partsDone) await context.nextPart(at);
    context.signal.throwIfAborted();
    const looksFirst = context.attempt > 1 && at === context.partsDone;
    const blocks = messages[at];
    const file = files[at - messages.length];
    if (blocks !== undefined) {
      externalId = await sendMessage(deps.api, { place, thread, effect, at, blocks, looksFirst }, context);
      if (!isOfShop) thread ??= await newThread(deps.staff, place, effect, externalId);
    } else if (file !== undefined && thread !== undefined) {
      const title = titleOf(file, { key: effect.key, part: at });
      const isThere = looksFirst && (await findFile(deps.api, thread, title, context));
      if (!isThere) await sendFile(deps, { thread, file, title }, context);
    }
  }
  return { outcome: "done", receipt: externalId === undefined ? {} : { externalId } };
}

/** The first one of a thread names the customer; what can be pressed stands under the last. */
async function messagesFor(
  { staff }: PostDeps,
  thread: StaffThread | undefined,
  { payload, conversationId }: Post,
): Promise<readonly (readonly Block[])[]> {
  const { howToEdit } = slackWords[staff.language];
  const texts = messagesOf(payload.topic === "draft" ? `${payload.text}\n\n${howToEdit}` : payload.text);
  const name = (await staff.nameOf(conversationId)) ?? slackWords[staff.language].customer;
  return texts.map((blocks, at) => [
    ...(at === 0 && thread === undefined && payload.isOfShop !== true ? [header(name)] : []),
    ...blocks,
    ...(at === texts.length - 1 ? actions(pressesOf(payload), staff.language) : []),
  ]);
}

interface Message {
  readonly place: StaffPlace;
  readonly thread: StaffThread | undefined;
  readonly effect: Post;
  readonly at: number;
  readonly blocks: readonly Block[];
  readonly looksFirst: boolean;
}

/** Answers its name there. */
async function sendMessage(
  api: SlackApi,
  { place, thread, effect, at, blocks, looksFirst }: Message,
  context: DeliveryContext,
): Promise<string> {
  const mark: PostMark = { key: effect.key, part: at };
  const before = looksFirst ? await findMessage(api, { place, thread, mark }, context) : undefined;
  if (before !== undefined) return before;
  const { topic, asks } = effect.payload;
  const isShown = at === 0 && (shownInChannel.includes(topic) || asks !== undefined);
  const args = {
    channel: place.placeId,
    text: escaped(effect.payload.text).slice(0, 300),
    blocks,
    metadata: postMark(mark),
    unfurl_links: false,
    unfurl_media: false,
    ...(thread === undefined ? {} : { thread_ts: thread.threadId, reply_broadcast: isShown }),
  };
  return (await api("chat.postMessage", args, sentSchema)).ts;
}

async function newThread(
  staff: StaffHost,
  place: StaffPlace,
  { conversationId }: Post,
  threadId: string,
): Promise<StaffThread> {
  const thread = { surface, placeId: place.placeId, threadId };
  await staff.keepThread(thread, conversationId);
  return thread;
}

/** What we posted of the customer goes, and the channel is told that they were erased. */
async function postOfErased(
  { api, staff }: PostDeps,
  place: StaffPlace,
  effect: Post,
  context: DeliveryContext,
): Promise<DeliveryResult> {
  const words = slackWords[staff.language];
  let hasOthersWords = false;
  for (;;) {
    const thread = await staff.threadOf(surface, effect.conversationId);
    if (thread === undefined) break;
    if (await eraseThread(api, thread, context)) hasOthersWords = true;
    await staff.forgetThread(thread);
  }
  const text = [effect.payload.text, ...(hasOthersWords ? [words.deleteOwn] : [])].join("\n\n");
  const [blocks = []] = messagesOf(text);
  const looksFirst = context.attempt > 1;
  const message: Message = { place, thread: undefined, effect, at: 0, blocks, looksFirst };
  return { outcome: "done", receipt: { externalId: await sendMessage(api, message, context) } };
}

async function failureOf(staff: StaffHost, { conversationId }: Post, error: unknown): Promise<Failure> {
  if (!(error instanceof FailureError)) throw error;
  const { failure } = error;
  if (failure.code === "thread_not_found" || failure.code === "message_not_found") {
    const gone = await staff.threadOf(surface, conversationId);
    if (gone !== undefined) await staff.forgetThread(gone);
    return { outcome: "retry", code: "thread_gone", afterMs: 0, vendorIsWell: true };
  }
  return failure;
}
