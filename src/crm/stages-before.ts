import type { ConversationId, CrmStage, EffectKey, Store } from "../core/index.ts";

/**
 * The stages that were shown in a chat, without those of one effect. A stage that was skipped was not shown, and what
 * was shown in another chat by mistake does not count. Effects that were put later count too: an effect that is
 * replayed comes after them.
 */
export async function stagesBefore(
  store: Store,
  id: ConversationId,
  key: EffectKey,
  crmChatId: string,
): Promise<readonly CrmStage[]> {
  return (await store.effects(id)).flatMap(({ effect, state, receipt }) =>
    effect.kind === "crm.status" &&
    effect.key !== key &&
    state === "done" &&
    receipt?.externalId === crmChatId &&
    receipt.note === undefined
      ? [effect.payload.stage]
      : [],
  );
}
