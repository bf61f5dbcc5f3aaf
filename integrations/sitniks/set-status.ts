import {
  type CrmStage,
  callsOf,
  customerErased,
  type Deliverer,
  type DeliveryResult,
  type EffectOf,
  orFailure,
  type Receipt,
  type Shop,
  type VendorCalls,
} from "../../src/core/index.ts";
import { limit, vendor } from "./api.ts";
import { anything, chatSchema } from "./chat.ts";
import { chatOf } from "./chat-of.ts";
import { giveUpAfterMs, keepIfPossible, type MappedChat, personHasChat, type SitniksDeps } from "./deps.ts";
import { deadlineMs } from "./find-chat.ts";
import { furthest, isForward } from "./status-moves.ts";

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
      const conversation = await deps.host.conversation(effect.conversationId);
      if (conversation === undefined) return customerErased;
      const { stage, restores = false } = effect.payload;
      if (stage === "first_touch" && !restores && conversation.owner !== "ai") return personHasChat;
      const calls = callsOf(context);
      const mapping = await chatOf(deps, conversation, Date.now() - context.ageMs, calls);
      const stages = await deps.host.stagesBefore(effect.conversationId, effect.key, mapping.crmChatId);
      // A person is awaited or at work: the call for them stays in sight, whatever the sale comes to meanwhile.
      const isCalled = conversation.owner === "waiting" || conversation.owner === "person";
      if (isCalled && stages.at(-1) === "escalation" && !restores) return callStaysShown;
      return { outcome: "done", receipt: await show(deps, mapping, stages, effect, calls) };
    }),
});

const callStaysShown = {
  outcome: "done",
  isUnasked: true,
  receipt: { note: "the call for a person stays shown until the chat is given back" },
} as const;

async function show(
  deps: SitniksDeps,
  mapping: MappedChat,
  stages: readonly CrmStage[],
  { payload }: EffectOf<"crm.status">,
  calls: VendorCalls,
): Promise<Receipt> {
  const { crmChatId } = mapping;
  const titles = deps.shop.statuses;
  const to = payload.restores === true ? furthest([...stages, payload.stage]) : payload.stage;
  const wanted = titles[to];
  if (wanted === undefined) return { externalId: crmChatId, note: `the shop has no status for "${to}"` };
  const live = (await deps.api.get(`/chats/${encodeURIComponent(crmChatId)}`, {}, chatSchema, calls)).status;
  const skipped = whyNot(live, mapping.currentStatus, stages, { to, restores: payload.restores === true }, titles);
  if (skipped !== undefined) return { externalId: crmChatId, note: skipped };
  if (live !== wanted) {
    await deps.api.send("PATCH", `/chats/${encodeURIComponent(crmChatId)}/status`, { status: wanted }, anything, calls);
  }
  await keepIfPossible(deps.mappings.change(mapping.userId, { currentStatus: wanted }));
  return { externalId: crmChatId };
}

/** Why the stage is not shown: it would go back, or a person gave the chat a status of their own. */
function whyNot(
  live: string | undefined,
  kept: string | undefined,
  stages: readonly CrmStage[],
  { to, restores }: { readonly to: CrmStage; readonly restores: boolean },
  titles: Shop["statuses"],
): string | undefined {
  const last = stages.at(-1);
  const isOurs = live !== undefined && Object.values(titles).includes(live);
  // No person chose a new chat's status. Where we do not know what it was at first, the first one that we see counts as
  // that.
  const isUntouched = last === undefined && (kept === undefined || kept === live);
  if (live !== undefined && !isOurs && !isUntouched) return "a person's own status stays";
  // The chat may have another of our stages: we set it and lost the answer, or a person set it by hand.
  const liveStage = (Object.keys(titles) as CrmStage[]).find((stage) => titles[stage] === live && stage !== last);
  const path = liveStage === undefined || live === titles[to] ? stages : [...stages, liveStage];
  if (restores) return path.at(-1) === "escalation" ? undefined : "no call for a person is shown";
  return isForward(path, to) ? undefined : "it would go back";
}
