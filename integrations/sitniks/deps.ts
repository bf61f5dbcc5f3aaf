import type { ChatMapping, ConversationId, CrmDeps } from "../../src/core/index.ts";
import type { SitniksApi } from "./api.ts";
import type { Dictionaries } from "./dictionaries.ts";

/** What the deliverers need besides the effect. */
export interface SitniksDeps extends CrmDeps {
  readonly api: SitniksApi;
  /** The older dialect's paths on the same host. */
  readonly originApi: SitniksApi;
  readonly dictionaries: Dictionaries;
}

export async function mappingOf(
  { mappings, conversationOf }: SitniksDeps,
  id: ConversationId,
): Promise<ChatMapping | undefined> {
  const conversation = await conversationOf(id);
  return conversation === undefined ? undefined : mappings.byUser(conversation.customerId);
}

/** The first touch told a person already; these wait as dead letters, and are sent again when the chat is mapped. */
export const unmapped = {
  outcome: "refused",
  code: "unmapped",
  detail: "No Sitniks chat is known for this conversation.",
  isTold: true,
} as const;
