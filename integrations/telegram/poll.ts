import type { Api } from "grammy";
import { pause } from "../../src/core/index.ts";
import { abortable } from "./abortable.ts";
import { type ApiTrouble, apiTroubleOf } from "./trouble.ts";
import { retryMs } from "./until-answered.ts";
import { allowedUpdates } from "./update-outcomes.ts";

export type PollTrouble = ApiTrouble | "not_stored";

interface PollDeps {
  readonly api: Api;
  /** Stores updates of one chat in their order; rejects while that cannot be done. */
  readonly take: (updates: readonly unknown[]) => Promise<void>;
  readonly trouble: (what: PollTrouble, error: unknown) => void;
  readonly stopping: AbortSignal;
}

/** Telegram's longest (50 s) would also be the longest stop without an abort; half a minute costs nothing. */
const longPollSeconds = 30;
/** A token that Telegram does not know any more will not be known again in a second. */
const unauthorizedRetryMs = 15_000;
/**
 * Telegram holds a question until something comes. Servers and proxies in between may not: then it is asked once in
 * this time, and no customer waits longer than that.
 */
const idleMs = 1_000;
/** Chats that are taken at the same time; each by itself stays in order. */
const chatsAtOnce = 16;

/**
 * Asks Telegram for updates until it is stopped. The offset moves on only when everything before it is stored: grammY's
 * own loop confirms a batch with the next fetch, stored or not, and on an error confirms it as well.
 */
export async function poll({ api, take, trouble, stopping }: PollDeps): Promise<void> {
  let offset = 0;
  let failures = 0;
  while (!stopping.aborted) {
    const askedMs = performance.now();
    try {
      const updates = await api.getUpdates(
        { offset, timeout: longPollSeconds, allowed_updates: [...allowedUpdates] },
        abortable(stopping),
      );
      failures = 0;
      await chatByChat(updates, (ofChat) => takeUntilStored(ofChat, take, trouble, stopping));
      const before = offset;
      if (!stopping.aborted && updates.length > 0) offset = Math.max(...updates.map(({ update_id }) => update_id)) + 1;
      // Nothing, or the same as before.
      if (offset === before) await pause(idleMs - (performance.now() - askedMs), stopping);
    } catch (error) {
      if (stopping.aborted) return;
      failures += 1;
      const what = apiTroubleOf(error);
      trouble(what, error);
      await pause(what === "unauthorized" ? unauthorizedRetryMs : retryMs(error, failures), stopping);
    }
  }
}

async function takeUntilStored(
  updates: readonly unknown[],
  take: PollDeps["take"],
  trouble: PollDeps["trouble"],
  stopping: AbortSignal,
): Promise<void> {
  for (let failures = 1; !stopping.aborted; failures += 1) {
    try {
      return await take(updates);
    } catch (error) {
      trouble("not_stored", error);
      await pause(retryMs(error, failures), stopping);
    }
  }
}

/** Several chats at a time; each chat's updates together, so that a flood of one does not hold up the others. */
async function chatByChat<T extends object>(
  updates: readonly T[],
  take: (ofChat: readonly T[]) => Promise<void>,
): Promise<void> {
  const chats = [...Map.groupBy(updates, chatIdOf).values()];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let at = next++; at < chats.length; at = next++) await take(chats[at] ?? []);
  };
  await Promise.all(Array.from({ length: Math.min(chatsAtOnce, chats.length) }, work));
}

/** Only to tell chats apart: updates without a chat are taken in one row. */
function chatIdOf(update: object): string {
  const seen = /"chat":\{[^{}]*?"id":(-?\d+)/.exec(JSON.stringify(update));
  return seen?.[1] ?? "none";
}
