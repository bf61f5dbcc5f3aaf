import type { Log, Store } from "../core/index.ts";

/**
 * Where the record of acts stands, in the log: that lies elsewhere, so rows that are cut off later are missed
 * (`deskgraph acts --verify`).
 */
export async function logActsHead({ store, log }: { readonly store: Pick<Store, "actsEnd">; readonly log: Log }) {
  const { seq, hash } = await store.actsEnd();
  if (seq > 0) log.info("acts.head", { count: seq, hash });
}
