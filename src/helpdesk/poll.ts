import { HttpRefusal } from "../../integrations/http/refusal.ts";
import type { Breakers, Failure, HelpdeskConnection, VendorCalls } from "../core/index.ts";
import { type HearDeps, hear } from "./hear.ts";

export interface PollDeps extends HearDeps {
  readonly breakers: Breakers;
  /** Waits for the vendor's next free slot. */
  readonly slotAt: (connection: HelpdeskConnection) => () => Promise<void>;
  readonly now?: () => Date;
}

/** Clocks differ, and lists lag. */
const overlapMs = 2 * 60_000;
/** Before the first look nobody listened. */
const firstMs = 3_600_000;
const patienceMs = 50_000;

/**
 * Looks for what no webhook told: they are lost now and then, and some shops have none. Where nobody waits, nobody is asked. Answers how
 * many tickets were looked at, or why it was not done.
 */
export async function pollHelpdesk(connection: HelpdeskConnection, deps: PollDeps): Promise<number | Failure | "shut"> {
  const { helpdesk, vendor } = connection;
  const { store, breakers, now = () => new Date() } = deps;
  if (!(await store.hasLiveTickets(helpdesk.name))) return 0;
  const admission = await breakers.admit(vendor);
  if (!admission.may) return "shut";
  const { isProbe } = admission;
  const name = `helpdesk/${helpdesk.name}`;
  const startedAt = now();
  const calls: VendorCalls = { signal: AbortSignal.timeout(patienceMs), slot: deps.slotAt(connection) };
  try {
    const since = (await store.cursor(name)) ?? new Date(startedAt.getTime() - firstMs);
    const changed = await helpdesk.changedSince(new Date(since.getTime() - overlapMs), calls);
    for (const ticketId of changed) await hear(connection, ticketId, deps, calls);
    await store.setCursor(name, startedAt);
    await breakers.report(vendor, "well", { isProbe });
    return changed.length;
  } catch (error) {
    if (!(error instanceof HttpRefusal)) {
      await breakers.report(vendor, "failed", { isProbe });
      throw error;
    }
    // Nothing is skipped: the next look begins where the last good one did.
    const { failure } = error;
    const isWell =
      failure.outcome === "refused" ||
      (failure.outcome === "retry" && (failure.vendorIsWell || failure.pauseVendorMs !== undefined));
    const was = failure.outcome === "locked" ? "locked" : isWell ? "well" : "failed";
    await breakers.report(vendor, was, { isProbe });
    return failure;
  }
}
