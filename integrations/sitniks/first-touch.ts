import {
  type Conversation,
  channelUserIdOf,
  type Deliverer,
  type DeliveryContext,
  type DeliveryResult,
  type EffectOf,
  orFailure,
} from "../../src/core/index.ts";
import { type Calls, pacedCalls } from "../http/paced.ts";
import { limit, vendor } from "./api.ts";
import { chatSchema, type SitniksChat } from "./chat.ts";
import type { SitniksDeps } from "./deps.ts";
import { allOf } from "./page.ts";
import { pickChat } from "./pick-chat.ts";

/** Sitniks makes its chat a moment after the customer's message; the bot is often faster. */
const waitsMs = [5_000, 15_000, 45_000, 120_000, 300_000];
/** At last a chat is looked for that was there before us. */
const wideWindowMs = 24 * 3_600_000;

/** `crm.first_touch`: finds the customer's chat in Sitniks and keeps which one it is. */
export const firstTouch = (deps: SitniksDeps): Deliverer<"crm.first_touch"> => ({
  ...{ vendor, limit, isKeyed: true },
  deliver: (effect, context) =>
    orFailure(async (): Promise<DeliveryResult> => {
      const conversation = await deps.conversationOf(effect.conversationId);
      if (conversation === undefined) return { outcome: "refused", code: "erased", isTold: true };
      const known = await deps.mappings.byUser(conversation.customerId);
      if (known?.crmChatId !== undefined) return { outcome: "done", receipt: { externalId: known.crmChatId } };
      const found = await find(deps, effect, conversation, context);
      if (found.is === "none" && context.attempt <= waitsMs.length) {
        const afterMs = waitsMs[context.attempt - 1] ?? 0;
        return { outcome: "retry", code: "chat_not_there_yet", vendorIsWell: true, afterMs };
      }
      if (found.is !== "found") return notFound(effect, found.is);
      const owner = await deps.mappings.byCrmChat(found.chat.id);
      if (owner !== undefined && owner.userId !== conversation.customerId) return notFound(effect, "taken");
      const { username } = effect.payload;
      await deps.mappings.save({
        conversationId: effect.conversationId,
        userId: conversation.customerId,
        crmChatId: found.chat.id,
        firstTouchAt: new Date(Date.now() - context.ageMs).toISOString(),
        ...(username === null
          ? {}
          : conversation.channel === "instagram"
            ? { instagramUsername: username }
            : { telegramUsername: username }),
      });
      return { outcome: "done", receipt: { externalId: found.chat.id } };
    }),
});

async function find(
  deps: SitniksDeps,
  { payload }: EffectOf<"crm.first_touch">,
  conversation: Conversation,
  context: DeliveryContext,
): Promise<ReturnType<typeof pickChat>> {
  const { chatWindowMinutes, clockSkewMinutes, hasChannelIds } = deps.shop.crm;
  const calls = pacedCalls(context);
  const { channel } = conversation;
  const wanted = { channel, userId: channelUserIdOf(conversation), username: payload.username, hasChannelIds };
  const since = (windowMs: number): string =>
    new Date(Date.now() - context.ageMs - windowMs - clockSkewMinutes * 60_000).toISOString();
  const windowMs = context.attempt > waitsMs.length ? wideWindowMs : chatWindowMinutes * 60_000;
  const look = async (query: Readonly<Record<string, string>>): Promise<readonly SitniksChat[]> =>
    list(deps, query, calls);
  const created = await look({ startDate: since(windowMs) });
  const picked = pickChat(created, wanted);
  if (picked.is !== "none") return picked;
  // An older chat whose customer wrote for the first time now.
  return pickChat([...created, ...(await look({ firstMessageStartDate: since(windowMs) }))], wanted);
}

const list = (deps: SitniksDeps, query: Readonly<Record<string, string>>, calls: Calls): Promise<SitniksChat[]> =>
  allOf(deps.api, "/chats", query, chatSchema, calls);

const reasons = {
  none: "No chat of this customer was found in Sitniks",
  several: "Several chats in Sitniks could be this customer's",
  taken: "The chat of this name in Sitniks belongs to another customer of ours",
} as const;

/** Never a guess: a person says which chat it is. */
function notFound({ conversationId, payload }: EffectOf<"crm.first_touch">, why: keyof typeof reasons): DeliveryResult {
  const name = payload.username === null ? "without a user name" : `@${payload.username}`;
  const detail = `${reasons[why]} (${name}). Say which one it is: deskgraph crm map ${conversationId} CHAT_ID`;
  return { outcome: "refused", code: "unmapped", detail };
}
