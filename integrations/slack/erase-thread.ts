import { type DeliveryContext, FailureError, type StaffThread } from "../../src/core/index.ts";
import { anyAnswer, type SlackApi } from "./api.ts";
import { messagesIn } from "./sent-before.ts";

/** Deletes what we posted, the first message last. Answers whether words of people stay: no bot may delete those. */
export async function eraseThread(
  api: SlackApi,
  thread: StaffThread,
  { pace }: Pick<DeliveryContext, "pace">,
): Promise<boolean> {
  const messages = await messagesIn(api, thread, { pace }).catch((error: unknown) => {
    if (isGone(error)) return [];
    throw error;
  });
  const own = messages.filter(({ bot_id }) => bot_id !== undefined);
  for (const { ts } of own.toReversed()) {
    await pace();
    await api("chat.delete", { channel: thread.placeId, ts }, anyAnswer).catch((error: unknown) => {
      if (!isGone(error)) throw error;
    });
  }
  return own.length < messages.length;
}

const isGone = (error: unknown): boolean =>
  error instanceof FailureError && ["thread_not_found", "message_not_found"].includes(error.failure.code);
