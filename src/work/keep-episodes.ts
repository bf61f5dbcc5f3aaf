import {
  type ChangedChat,
  type Episode,
  type EpisodeEvent,
  type Episodes,
  foldEpisodes,
  type Shop,
  type Store,
} from "../core/index.ts";

interface KeepDeps {
  readonly episodes: Episodes;
  readonly store: Pick<Store, "cursor" | "setCursor">;
  readonly shop: Pick<Shop, "timeZone" | "workingHours">;
}

/** Under which the store keeps up to which turn episodes were made. */
const episodesCursor = "episodes";
/** A turn that ended earlier may be seen later: its transaction was still open. */
const overlapMs = 600_000;

/**
 * Brings the report's facts up to date with what happened in the chats since. It stops between two parts of the work
 * when it is told to, and begins anew the next time.
 */
export async function keepEpisodes({ episodes, store, shop }: KeepDeps, stopping?: AbortSignal): Promise<void> {
  const until = await episodes.lastTurnAt();
  if (until === undefined) return;
  const last = await store.cursor(episodesCursor);
  const since = last && new Date(last.getTime() - overlapMs);
  for (let chats = await episodes.changed(since); chats.length > 0; ) {
    const events = await episodes.events(chats);
    await episodes.keep(
      chats.map((chat) => ({ chat, episodes: episodesSince(chat, events.get(chat.id) ?? [], shop) })),
    );
    if (stopping?.aborted) return;
    chats = await episodes.changed(since, chats.at(-1)?.id);
  }
  await store.setCursor(episodesCursor, until);
}

/** Where the beginning of the newest one is kept no longer, that one stays as it is, and only what is newer is made. */
function episodesSince(
  { newest }: ChangedChat,
  events: readonly EpisodeEvent[],
  shop: KeepDeps["shop"],
): readonly Episode[] {
  const isWhole = newest === undefined || events.some(({ atMs }) => atMs === newest.openedMs);
  return foldEpisodes(isWhole ? events : events.filter(({ atMs }) => atMs > newest.lastMs), shop);
}
