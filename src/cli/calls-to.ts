import type { App } from "../app.ts";
import type { Deliverer, VendorCalls } from "../core/index.ts";
import { vendorSlots } from "../outbox/vendor-slots.ts";

/** A vendor that does not answer by then does not answer. */
const patienceMs = 20_000;

/** A command's calls to a vendor. The product may be running beside it: they are counted with its own. */
export function callsTo(app: App, of: Pick<Deliverer, "vendor" | "limit">): VendorCalls {
  const signal = AbortSignal.timeout(patienceMs);
  return { signal, slot: vendorSlots(app, of, signal) };
}
