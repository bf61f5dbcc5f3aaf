import type { Episode, EpisodeEvent } from "./episode.ts";
import type { ConversationId } from "./ids.ts";
import type { Money } from "./money.ts";

/** A chat in which something happened since it was looked at last. */
export interface ChangedChat {
  readonly id: ConversationId;
  readonly channel: string;
  /** Its newest episode so far. */
  readonly newest?: { readonly openedMs: number; readonly lastMs: number } | undefined;
}

/** An episode with the orders of its time. */
export interface KeptEpisode extends Episode {
  readonly orderCount: number;
  readonly ordered: Money | undefined;
  readonly paid: Money | undefined;
}

/** Where episodes are kept. */
export interface Episodes {
  /** When a turn ended last, by the database's clock. */
  lastTurnAt(): Promise<Date | undefined>;
  /** Those with a turn that ended after this moment, by their ids; of those after the given one. */
  changed(since: Date | undefined, after?: ConversationId): Promise<readonly ChangedChat[]>;
  /** What happened in them, from the beginning of the newest episode on. */
  events(chats: readonly ChangedChat[]): Promise<ReadonlyMap<ConversationId, readonly EpisodeEvent[]>>;
  /** One that began at the same moment in the same chat is replaced. */
  keep(of: readonly { readonly chat: ChangedChat; readonly episodes: readonly Episode[] }[]): Promise<void>;
  /** Those that began within this time, some at a time. */
  read(from: Date, to: Date): AsyncGenerator<readonly KeptEpisode[]>;
}
