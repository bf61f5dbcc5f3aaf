import { buildEffect, type EffectBody, type Store, shopChat, turnId } from "../../core/index.ts";

type Post = Extract<EffectBody, { readonly kind: "staff.post" }>["payload"];

interface PostDeps {
  readonly store: Pick<Store, "openConversation" | "put">;
}

/** A post about the whole shop, once for each schedule and slot. */
export async function postToStaff(
  { store }: PostDeps,
  of: { readonly name: string; readonly slot: Date },
  text: string,
): Promise<void> {
  const { id } = await store.openConversation(shopChat);
  const payload: Post = { topic: "message", text, actions: [], isOfShop: true };
  const origin = { conversationId: id, turnId: turnId(`${of.name}/${of.slot.toISOString()}`), node: "schedule" };
  await store.put([buildEffect({ kind: "staff.post", payload }, origin)]);
}
