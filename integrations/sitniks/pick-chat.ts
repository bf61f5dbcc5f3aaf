import type { SitniksChat } from "./chat.ts";

export interface Wanted {
  /** The channel, which Sitniks calls by the same name as we do. */
  readonly channel: string;
  /** The customer's id at the channel. */
  readonly userId: string;
  readonly username: string | null;
  /**
   * Whether Sitniks' user ids of this channel are the channel's own (as recorded for Instagram); else only names tell.
   */
  readonly hasChannelIds: boolean;
  /** The shop's own page or bot; absent where it has one only. */
  readonly ownerId?: string | undefined;
}

export type Picked = { readonly is: "found"; readonly chat: SitniksChat } | { readonly is: "none" | "several" };

/**
 * Which of these chats is the customer's. Their id at the channel is proof and outweighs any name; a name counts only
 * where the chat does not say otherwise. Where two fit, none is taken: a wrong chat would show one customer's order to
 * another.
 */
export function pickChat(chats: readonly SitniksChat[], wanted: Wanted): Picked {
  const here = chats.filter(
    ({ initialSource = wanted.channel, ownerId = wanted.ownerId }) =>
      isSameChannel(initialSource, wanted.channel) && (wanted.ownerId === undefined || ownerId === wanted.ownerId),
  );
  const byId = wanted.hasChannelIds ? unique(here.filter(({ userId }) => userId === wanted.userId)) : [];
  if (byId.length > 0) return byId.length === 1 && byId[0] ? { is: "found", chat: byId[0] } : { is: "several" };
  const name = wanted.username === null ? "" : plainName(wanted.username);
  if (name === "") return { is: "none" };
  const named = unique(
    here.filter(({ userNickName }) => userNickName !== undefined && plainName(userNickName) === name),
  );
  const [only] = named;
  if (only === undefined) return { is: "none" };
  if (named.length > 1) return { is: "several" };
  // Another id under this name is another person, whose name it is or was. A chat whose channel is not told may be
  // another person's too.
  const isOther = (wanted.hasChannelIds && only.userId !== undefined) || only.initialSource === undefined;
  return isOther ? { is: "none" } : { is: "found", chat: only };
}

const isSameChannel = (a: string, b: string): boolean => a.trim().toLowerCase() === b.toLowerCase();

/** "@Olena" is "olena"; nothing more is folded, because look-alike letters are other people. */
const plainName = (name: string): string => name.trim().replace(/^@/, "").toLowerCase();

/** A page that moved while it was read shows a chat twice. */
const unique = (chats: readonly SitniksChat[]): SitniksChat[] => [
  ...new Map(chats.map((chat) => [chat.id, chat])).values(),
];
