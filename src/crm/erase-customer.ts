import type { ChatMappings, ConversationId, Store } from "../core/index.ts";

/** Erases everything known of a conversation's customer; what vendors were told stays with them. */
export async function eraseCustomer(
  { store, mappings }: { readonly store: Store; readonly mappings: ChatMappings },
  id: ConversationId,
): Promise<boolean> {
  const known = await store.conversation(id);
  // The mapping first, because this may fail: after the conversation, nothing would be left to find the mapping by.
  if (known !== undefined) await mappings.forget(known.customerId);
  return store.erase(id);
}
