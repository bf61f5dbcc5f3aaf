import {
  type Conversation,
  channelUserIdOf,
  customerErased,
  type Failure,
  FailureError,
  type VendorCalls,
} from "../../src/core/index.ts";
import { chatSchema, type SitniksChat } from "./chat.ts";
import { askOurTable, type MappedChat, type SitniksDeps } from "./deps.ts";
import { allOf } from "./page.ts";
import { type Picked, pickChat, type Wanted } from "./pick-chat.ts";

/** Whose chat is looked for, and when they wrote to us first. */
export interface Sought {
  readonly conversation: Conversation;
  readonly username: string | null;
  readonly writtenMs: number;
}

const wideWindowMs = 24 * 3_600_000;
/**
 * A chat that is made later than this after the customer wrote is another one; a name may be another person's by then.
 */
const afterwardsMs = { near: 10 * 60_000, far: 3_600_000 };
/**
 * Eight and four pages: both looks read two lists each, and with a third of a second a page all of it fits into one
 * attempt.
 */
const maxNearChats = 400;
const maxFarChats = 200;
/** The most that an attempt gets. */
export const deadlineMs = 14_000;

/** Looks near at first; where that finds nothing and it is the last look, it looks far too. */
export async function lookFor(deps: SitniksDeps, sought: Sought, isLast: boolean, calls: VendorCalls): Promise<Picked> {
  const near = await lookNear(deps, sought, calls);
  return near.is === "none" && isLast ? lookFar(deps, sought, calls) : near;
}

/** Among the chats that were made, or first written in, about when they wrote. */
function lookNear(deps: SitniksDeps, sought: Sought, calls: VendorCalls): Promise<Picked> {
  const { chatWindowMinutes } = deps.settings;
  return look(deps, sought, { windowMs: chatWindowMinutes * 60_000, maxChats: maxNearChats, hasNames: true }, calls);
}

/** Looks among the chats of a whole day. So many people may have one name that only the id counts. */
export async function lookFar(deps: SitniksDeps, sought: Sought, calls: VendorCalls): Promise<Picked> {
  if (!deps.settings.hasChannelIds) return { is: "none" };
  return look(deps, sought, { windowMs: wideWindowMs, maxChats: maxFarChats, hasNames: false }, calls);
}

async function look(
  deps: SitniksDeps,
  { conversation, username, writtenMs }: Sought,
  { windowMs, maxChats, hasNames }: { windowMs: number; maxChats: number; hasNames: boolean },
  calls: VendorCalls,
): Promise<Picked> {
  const { clockSkewMinutes, hasChannelIds, ownerId } = deps.settings;
  const { channel } = conversation;
  const byId: Wanted = { channel, userId: channelUserIdOf(conversation), username: null, hasChannelIds, ownerId };
  let isWhole = true;
  const list = (query: Readonly<Record<string, string>>): Promise<SitniksChat[]> =>
    allOf(deps.api, "/chats", query, chatSchema, calls, (chats) => {
      // Their own id is proof: no further page is needed.
      if (pickChat(chats, byId).is === "found") return true;
      if (chats.length < maxChats) return false;
      isWhole = false;
      return true;
    });
  const from = new Date(writtenMs - windowMs - clockSkewMinutes * 60_000).toISOString();
  const until = new Date(writtenMs + (hasNames ? afterwardsMs.near : afterwardsMs.far)).toISOString();
  const created = await list({ startDate: from, endDate: until });
  const proven = pickChat(created, byId);
  if (proven.is !== "none") return proven;
  // An older chat whose customer wrote for the first time now, or another chat of the same name.
  const written = await list({ firstMessageStartDate: from, firstMessageEndDate: until });
  const all = [...created, ...written];
  // A name proves something only when all chats were seen: a second chat may have it too.
  const picked = pickChat(all, hasNames && isWhole ? { ...byId, username } : byId);
  if (picked.is !== "found" || created.some(({ id }) => id === picked.chat.id)) return picked;
  // The name in an older chat is from when that chat was made: it can rule out another chat, but it proves none.
  return pickChat(all, byId);
}

/** From now on the conversation is this chat. */
export async function keepFound(deps: SitniksDeps, found: Picked, sought: Sought): Promise<MappedChat> {
  const { conversation, username, writtenMs } = sought;
  const { id: conversationId, customerId: userId, channel } = conversation;
  if (found.is !== "found") throw new FailureError(notFound(sought, found.is));
  const { id: crmChatId, status } = found.chat;
  const owner = await askOurTable(deps.mappings.byCrmChat(crmChatId));
  if (owner !== undefined && owner.userId !== userId) throw new FailureError(notFound(sought, "taken"));
  // Looking takes a while: a customer who was erased meanwhile is not stored again.
  if ((await deps.host.conversation(conversationId)) === undefined) throw new FailureError(customerErased);
  const mapping = await askOurTable(
    deps.mappings.save({
      conversationId,
      userId,
      crmChatId,
      firstTouchAt: new Date(writtenMs).toISOString(),
      ...(status === undefined ? {} : { currentStatus: status }),
      ...(username === null ? {} : { usernames: { [channel]: username } }),
    }),
  );
  return { ...mapping, crmChatId };
}

const reasons = {
  none: "No chat of this customer was found in Sitniks",
  several: "Several chats in Sitniks could be this customer's",
  taken: "The chat of this name in Sitniks belongs to another customer of ours",
} as const;

const codes = { none: "unmapped", several: "unmapped_several", taken: "unmapped_taken" } as const;

/** Nothing is guessed: a person says which chat it is. */
function notFound({ conversation, username }: Sought, why: keyof typeof reasons): Failure {
  const name = username === null ? "without a user name" : `@${username}`;
  const detail = `${reasons[why]} (${name}). Say which one it is: deskgraph crm map ${conversation.id} CHAT_ID`;
  return { outcome: "refused", code: codes[why], detail };
}
