import { waitingLine } from "../../graph/holding-line.ts";
import type { Clock, Shop, Store } from "../core/index.ts";

/** A customer whose answer has waited for a person for some minutes is told so, once. */
export async function tellWaitingCustomers({
  store,
  shop,
  now,
}: {
  readonly store: Pick<Store, "untoldDrafts" | "tellWaiting" | "conversation">;
  readonly shop: Shop;
  readonly now: Clock;
}): Promise<void> {
  const before = new Date(now().getTime() - shop.drafts.holdingMinutes * 60_000);
  for (const draft of await store.untoldDrafts(before)) {
    const conversation = await store.conversation(draft.conversationId);
    if (conversation !== undefined) await store.tellWaiting(draft, waitingLine(draft, conversation, shop));
  }
}
