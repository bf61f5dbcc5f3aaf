import {
  type CrmStage,
  callsOf,
  type Deliverer,
  type DeliveryResult,
  type EffectOf,
  erased,
  orFailure,
  type Receipt,
  type VendorCalls,
} from "../../src/core/index.ts";
import { limit, vendor } from "./api.ts";
import { anything, chatSchema } from "./chat.ts";
import { chatOf } from "./chat-of.ts";
import { giveUpAfterMs, keptIfPossible, type MappedChat, personHasIt, type SitniksDeps } from "./deps.ts";
import { deadlineMs } from "./find-chat.ts";
import { isForward } from "./status-moves.ts";

/** `crm.status`: shows the chat's stage. Doing it twice is doing it once, so a lost answer needs no looking up. */
export const setStatus = (deps: SitniksDeps): Deliverer<"crm.status"> => ({
  vendor,
  limit,
  isSafeToRepeat: true,
  maxAttempts: 5,
  deadlineMs,
  giveUpAfterMs,
  deliver: (effect, context) =>
    orFailure(async (): Promise<DeliveryResult> => {
      const conversation = await deps.conversationOf(effect.conversationId);
      if (conversation === undefined) return erased;
      if (effect.payload.stage === "first_touch" && conversation.owner !== "ai") return personHasIt;
      const calls = callsOf(context);
      const mapping = await chatOf(deps, conversation, Date.now() - context.ageMs, calls);
      const stages = await deps.stagesBefore(effect.conversationId, effect.key, mapping.crmChatId);
      return { outcome: "done", receipt: await show(deps, mapping, stages, effect, calls) };
    }),
});

async function show(
  deps: SitniksDeps,
  mapping: MappedChat,
  stages: readonly CrmStage[],
  { payload }: EffectOf<"crm.status">,
  calls: VendorCalls,
): Promise<Receipt> {
  const { crmChatId } = mapping;
  const titles = deps.shop.statuses;
  const wanted = titles[payload.stage];
  const live = (await deps.api.get(`/chats/${encodeURIComponent(crmChatId)}`, {}, chatSchema, calls)).status;
  const skipped = whyNot(live, mapping.currentStatus, stages, payload.stage, titles);
  if (skipped !== undefined) return { externalId: crmChatId, note: skipped };
  if (live !== wanted) {
    await deps.api.send("PATCH", `/chats/${encodeURIComponent(crmChatId)}/status`, { status: wanted }, anything, calls);
  }
  await keptIfPossible(deps.mappings.change(mapping.userId, { currentStatus: wanted }));
  return { externalId: crmChatId };
}

/** Why the stage is not shown: it would go back, or a person gave the chat a status of their own. */
function whyNot(
  live: string | undefined,
  kept: string | undefined,
  stages: readonly CrmStage[],
  to: CrmStage,
  titles: Readonly<Record<CrmStage, string>>,
): string | undefined {
  const last = stages.at(-1);
  const isOurs = live !== undefined && Object.values(titles).includes(live);
  // A new chat's status is nobody's word; where we do not know what it was, the first one that is seen counts as that.
  const isAsFound = last === undefined && (kept === undefined || kept === live);
  if (live !== undefined && !isOurs && !isAsFound) return "a person's own status stays";
  // What we applied without hearing of it, or a person set by hand, is where the chat stands.
  const stands = (Object.keys(titles) as CrmStage[]).find((stage) => titles[stage] === live && stage !== last);
  const path = stands === undefined || live === titles[to] ? stages : [...stages, stands];
  return isForward(path, to) ? undefined : "it would go back";
}
