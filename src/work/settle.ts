import { setTimeout } from "node:timers/promises";
import type { Home } from "../../supabase/home/home.ts";
import type { ConversationId, Store } from "../core/index.ts";
import type { Workers } from "./workers.ts";

const pollMs = 4;

/**
 * Resolves once everything accepted of a conversation is worked through; what vendors are to be told may still wait.
 */
export async function settle(
  { store, workers, home }: { readonly store: Store; readonly workers: Workers; readonly home: Home },
  id: ConversationId,
): Promise<void> {
  // Another process may work on a Postgres; on an embedded home there is none but this.
  if (!workers.isWorking() && home.kind !== "postgres") {
    throw new Error("No process works on this home: call work() first.");
  }
  while (await store.isBusy(id)) await setTimeout(pollMs);
}
