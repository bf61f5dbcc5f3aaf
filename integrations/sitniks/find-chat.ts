import {
  type Conversation,
  channelUserIdOf,
  erased,
  type Failure,
  FailureError,
  type VendorCalls,
} from "../../src/core/index.ts";
import { chatSchema, type SitniksChat } from "./chat.ts";
import { type MappedChat, ours, type SitniksDeps } from "./deps.ts";
import { allOf } from "./page.ts";
import { type Picked, pickChat, type Wanted } from "./pick-chat.ts";

/** Whose chat is looked for, and since when they write to us. */
export interface Sought {
  readonly conversation: Conversation;
  readonly username: string | null;
  readonly writtenMs: number;
}

const wideWindowMs = 24 * 3_600_000;
/** A chat that is made this long after the customer wrote is another; and in this time a name may be somebody else's. */
const afterwardsMs = { near: 10 * 60_000, far: 3_600_000 };
/** Eight and four pages: with both lists of both looks a third of a second each fits into an attempt. */
const maxNearChats = 400;
const maxFarChats = 200;
/** The most that an attempt gets. */
export const deadlineMs = 14_000;

/** Near at first; where that finds nothing and it is the last look, far, too. */
export async function lookFor(deps: SitniksDeps, sought: Sought, isLast: boolean, calls: VendorCalls): Promise<Picked> {
  const near = await lookNear(deps, sought, calls);
  return near.is === "none" && isLast ? lookFar(deps, sought, calls) : near;
}

/** Among the chats that were made, or first written in, about when they wrote. */
function lookNear(deps: SitniksDeps, sought: Sought, calls: VendorCalls): Promise<Picked> {
  const { chatWindowMinutes } = deps.shop.crm;
  return look(deps, sought, { windowMs: chatWindowMinutes * 60_000, maxChats: maxNearChats, hasNames: true }, calls);
}

/** Once more among those of a whole day, where many have had a name: their id alone counts. */
export async function lookFar(deps: SitniksDeps, sought: Sought, calls: VendorCalls): Promise<Picked> {
  if (!deps.shop.crm.hasChannelIds) return { is: "none" };
  return look(deps, sought, { windowMs: wideWindowMs, maxChats: maxFarChats, hasNames: false }, calls);
}

async function look(
  deps: SitniksDeps,
  { conversation, username, writtenMs }: Sought,
  { windowMs, maxChats, hasNames }: { windowMs: number; maxChats: number; hasNames: boolean },
  calls: VendorCalls,
): Promise<Picked> {
  const { clockSkewMinutes, hasChannelIds, ownerId } = deps.shop.crm;
  const { channel } = conversation;
  const byId: Wanted = { channel, userId: channelUserIdOf(conversation), username: null, hasChannelIds, ownerId };
  let isWhole = true;
  const list = (query: Readonly<Record<string, string>>): Promise<SitniksChat[]> =>
    allOf(deps.api, "/chats", query, chatSchema, calls, (chats) => {
      // Their own id is proof: whoever has it needs no further page.
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
  // An older chat whose customer wrote for the first time now; or another one of the same name.
  const written = await list({ firstMessageStartDate: from, firstMessageEndDate: until });
  const all = [...created, ...written];
  // Of a name nobody knows whose it is as long as not everybody was seen.
  const picked = pickChat(all, hasNames && isWhole ? { ...byId, username } : byId);
  if (picked.is !== "found" || created.some(({ id }) => id === picked.chat.id)) return picked;
  // What an older chat is called, somebody was called when it was made: that speaks against another chat, and for none.
  return pickChat(all, byId);
}

/** From here on the conversation is this chat; what it is called in between stays as it was found. */
export async function keepFound(deps: SitniksDeps, found: Picked, sought: Sought): Promise<MappedChat> {
  const { conversation, username, writtenMs } = sought;
  const { id: conversationId, customerId: userId, channel } = conversation;
  if (found.is !== "found") throw new FailureError(notFound(sought, found.is));
  const { id: crmChatId, status } = found.chat;
  const owner = await ours(deps.mappings.byCrmChat(crmChatId));
  if (owner !== undefined && owner.userId !== userId) throw new FailureError(notFound(sought, "taken"));
  // Looking took a while: who was erased meanwhile is not remembered again.
  if ((await deps.conversationOf(conversationId)) === undefined) throw new FailureError(erased);
  const named = channel === "instagram" ? "instagramUsername" : "telegramUsername";
  const mapping = await ours(
    deps.mappings.save({
      conversationId,
      userId,
      crmChatId,
      firstTouchAt: new Date(writtenMs).toISOString(),
      ...(status === undefined ? {} : { currentStatus: status }),
      ...(username === null ? {} : { [named]: username }),
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

/** Never a guess: a person says which chat it is. */
function notFound({ conversation, username }: Sought, why: keyof typeof reasons): Failure {
  const name = username === null ? "without a user name" : `@${username}`;
  const detail = `${reasons[why]} (${name}). Say which one it is: deskgraph crm map ${conversation.id} CHAT_ID`;
  return { outcome: "refused", code: codes[why], detail };
}
