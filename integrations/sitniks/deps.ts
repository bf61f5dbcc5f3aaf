import { type ChatMapping, type CrmDeps, FailureError } from "../../src/core/index.ts";
import type { SitniksApi } from "./api.ts";
import type { Dictionaries } from "./dictionaries.ts";

/** What the deliverers need besides the effect. */
export interface SitniksDeps extends CrmDeps {
  readonly api: SitniksApi;
  /** The older dialect's paths on the same host. */
  readonly originApi: SitniksApi;
  readonly dictionaries: Dictionaries;
}

/** A conversation whose chat is known. */
export type MappedChat = ChatMapping & { readonly crmChatId: string };

/** Our own table may be somewhere else, and down by itself: that says nothing about Sitniks. */
export async function ours<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch {
    throw new FailureError({ outcome: "retry", code: "mappings_away", vendorIsWell: true, isUnasked: true });
  }
}

/** What is kept of a wish that came true already: the wish is not made again because the table is away. */
export async function keptIfPossible(work: Promise<unknown>): Promise<void> {
  await work.catch(() => undefined);
}

/** Everything else that the CRM should hear of this customer waits behind a chat, its status and its manager: their paid order, too. */
export const giveUpAfterMs = 30 * 60_000;

/** What the AI wished for itself is over as soon as a person has the customer: it takes no chat back. */
export const personHasIt = {
  outcome: "done",
  isUnasked: true,
  receipt: { note: "a person has the chat" },
} as const;

/** A person was asked already; these wait as dead letters, and are sent again when the chat is mapped. */
export const unmapped = {
  outcome: "refused",
  code: "unmapped",
  detail: "No Sitniks chat is known for this conversation.",
  isTold: true,
  isUnasked: true,
} as const;
