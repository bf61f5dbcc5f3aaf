import { type ChatMapping, type CrmDeps, FailureError } from "../../src/core/index.ts";
import type { SitniksApi } from "./api.ts";
import type { Dictionaries } from "./dictionaries.ts";
import type { SitniksSettings } from "./settings.ts";

/** What the deliverers need besides the effect. */
export interface SitniksDeps extends CrmDeps {
  readonly settings: SitniksSettings;
  readonly api: SitniksApi;
  /** The older dialect's paths on the same host. */
  readonly originApi: SitniksApi;
  readonly dictionaries: Dictionaries;
}

/** A conversation whose chat is known. */
export type MappedChat = ChatMapping & { readonly crmChatId: string };

/** Our own table may be on another host, and down by itself: that says nothing about Sitniks. */
export async function askOurTable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch {
    throw new FailureError({ outcome: "retry", code: "mappings_away", vendorIsWell: true, isUnasked: true });
  }
}

/** Notes what an effect changed there. The effect is done, and is not done again because our table is away. */
export async function keepIfPossible(work: Promise<unknown>): Promise<void> {
  await work.catch(() => undefined);
}

/**
 * Behind a chat, its status and its manager waits everything else that the CRM should hear of this customer, their paid
 * order too.
 */
export const giveUpAfterMs = 30 * 60_000;

/** As soon as a person has the customer, the AI's own effects are over: it takes no chat back. */
export const personHasChat = {
  outcome: "done",
  isUnasked: true,
  receipt: { note: "a person has the chat" },
} as const;

/** A person was asked already; these effects wait as dead letters, and are sent again when the chat is mapped. */
export const chatUnknown = {
  outcome: "refused",
  code: "unmapped",
  detail: "No Sitniks chat is known for this conversation.",
  isTold: true,
  isUnasked: true,
} as const;
