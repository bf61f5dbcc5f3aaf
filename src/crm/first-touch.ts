import type { ConversationId, FirstTouch, OutboxDesk, Store } from "../core/index.ts";
import { deadCrmEffects, diedUnmapped } from "./dead-letters.ts";

/** When a conversation began, and whether a person was asked which chat it is. */
export async function findFirstTouch(store: Store, desk: OutboxDesk, id: ConversationId): Promise<FirstTouch> {
  const isAsked = (await deadCrmEffects(desk, id)).some(diedUnmapped);
  const touch = (await store.effects(id)).find(({ effect }) => effect.kind === "crm.first_touch");
  if (touch?.effect.kind !== "crm.first_touch") return { username: null, isAsked };
  return { atMs: Date.parse(touch.at), username: touch.effect.payload.username, isAsked };
}
