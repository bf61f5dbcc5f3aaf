import {
  type Conversation,
  channelUserIdOf,
  type Deliverer,
  type DeliveryContext,
  type DeliveryResult,
  type EffectOf,
  orFailure,
} from "../../src/core/index.ts";
import { pacedCalls } from "../http/paced.ts";
import { limit, vendor } from "./api.ts";
import { chatSchema, type SitniksChat } from "./chat.ts";
import { erased, giveUpAfterMs, ours, type SitniksDeps } from "./deps.ts";
import { allOf } from "./page.ts";
import { pickChat } from "./pick-chat.ts";

/** Sitniks makes its chat a moment after the customer's message; the bot is often faster. When it is looked for, after that. */
const looksMs = [0, 5_000, 20_000, 65_000, 185_000];
/** By then it is looked for once more, among those that were there before us; whatever kept us from looking until then. */
const lastLookMs = 485_000;
const wideWindowMs = 24 * 3_600_000;
/** A chat that is made this long after the customer wrote is another. */
const afterwardsMs = 3_600_000;
/** `crm.first_touch`: finds the customer's chat in Sitniks and keeps which one it is. */
export const firstTouch = (deps: SitniksDeps): Deliverer<"crm.first_touch"> => ({
  ...{ vendor, limit, isKeyed: true, giveUpAfterMs },
  deliver: (effect, context) =>
    orFailure(async (): Promise<DeliveryResult> => {
      const conversation = await deps.conversationOf(effect.conversationId);
      if (conversation === undefined) return erased;
      const known = await ours(deps.mappings.byUser(conversation.customerId));
      if (known?.crmChatId !== undefined) {
        return { outcome: "done", isUnasked: true, receipt: { externalId: known.crmChatId } };
      }
      const found = await find(deps, effect, conversation, context);
      if (found.is === "none" && context.ageMs < lastLookMs) {
        const next = looksMs.find((at) => at > context.ageMs) ?? lastLookMs;
        return { outcome: "retry", code: "chat_not_there_yet", vendorIsWell: true, afterMs: next - context.ageMs };
      }
      if (found.is !== "found") return notFound(effect, found.is);
      const owner = await ours(deps.mappings.byCrmChat(found.chat.id));
      if (owner !== undefined && owner.userId !== conversation.customerId) return notFound(effect, "taken");
      const { username } = effect.payload;
      const named = conversation.channel === "instagram" ? "instagramUsername" : "telegramUsername";
      await ours(
        deps.mappings.save({
          ...{ conversationId: effect.conversationId, userId: conversation.customerId, crmChatId: found.chat.id },
          ...(found.chat.status === undefined ? {} : { currentStatus: found.chat.status }),
          firstTouchAt: new Date(Date.now() - context.ageMs).toISOString(),
          ...(username === null ? {} : { [named]: username }),
        }),
      );
      await ours(deps.mapped?.(effect.conversationId) ?? Promise.resolve());
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
  const writtenMs = Date.now() - context.ageMs;
  const isLast = context.ageMs >= lastLookMs;
  const windowMs = isLast ? wideWindowMs : chatWindowMinutes * 60_000;
  const from = new Date(writtenMs - windowMs - clockSkewMinutes * 60_000).toISOString();
  const until = new Date(writtenMs + afterwardsMs).toISOString();
  // Their own id is proof: whoever has it needs no further page.
  const isProven = (chats: readonly SitniksChat[]): boolean =>
    pickChat(chats, { ...wanted, username: null }).is === "found";
  const look = (query: Readonly<Record<string, string>>): Promise<SitniksChat[]> =>
    allOf(deps.api, "/chats", query, chatSchema, calls, isProven);
  const created = await look({ startDate: from, endDate: until });
  const picked = pickChat(created, wanted);
  if (picked.is !== "none") return picked;
  // An older chat whose customer wrote for the first time now.
  const written = await look({ firstMessageStartDate: from, firstMessageEndDate: until });
  return pickChat([...created, ...written], wanted);
}

const reasons = {
  none: "No chat of this customer was found in Sitniks",
  several: "Several chats in Sitniks could be this customer's",
  taken: "The chat of this name in Sitniks belongs to another customer of ours",
} as const;

const codes = { none: "unmapped", several: "unmapped_several", taken: "unmapped_taken" } as const;

/** Never a guess: a person says which chat it is. */
function notFound({ conversationId, payload }: EffectOf<"crm.first_touch">, why: keyof typeof reasons): DeliveryResult {
  const name = payload.username === null ? "without a user name" : `@${payload.username}`;
  const detail = `${reasons[why]} (${name}). Say which one it is: deskgraph crm map ${conversationId} CHAT_ID`;
  return { outcome: "refused", code: codes[why], detail };
}
