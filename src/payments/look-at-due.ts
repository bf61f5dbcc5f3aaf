import type { Clock, PaymentLinks, Store } from "../core/index.ts";
import { nextLook } from "./look-at-link.ts";
import { putLook } from "./webhook.ts";

/** More than a minute brings even to a large shop; the rest has its turn in the next one. */
const atOnce = 200;

/** The net below the webhooks: links that are open are asked about, however little was told. */
export async function lookAtDueLinks(
  { links, store, now }: { readonly links: PaymentLinks; readonly store: Pick<Store, "put">; readonly now: Clock },
  stopping?: AbortSignal,
): Promise<void> {
  for (const link of await links.due(now(), atOnce)) {
    if (stopping?.aborted) return;
    await putLook(store, link, `due/${link.looks}`);
    await links.lookAgain(link.reference, nextLook({ ...link, looks: link.looks + 1 }, now()));
  }
}
