import {
  type Breakers,
  type ChangedTicket,
  type Failure,
  FailureError,
  type HelpdeskConnection,
  placeOf,
  type VendorCalls,
} from "../core/index.ts";
import { type HearDeps, hear } from "./hear.ts";

interface LookDeps extends HearDeps {
  readonly breakers: Breakers;
  /** Waits for the vendor's next free slot. */
  readonly slotAt: (connection: HelpdeskConnection) => () => Promise<void>;
  /** What this process has heard already, kept from look to look: a ticket as it was then is not read once more. */
  readonly heard: Map<string, string>;
  readonly now?: () => Date;
}

interface Looked {
  /** How many tickets were read. */
  readonly count: number;
  /** How many of them could not be read: what is said there is not heard. */
  readonly deaf: number;
}

/** Clocks differ, and lists lag. */
const overlapMs = 2 * 60_000;
/** Before the first look nothing was heard. */
const firstMs = 3_600_000;
const patienceMs = 50_000;
/** A look that finds out whether a vendor is well again has no longer (the breaker's lease is 15 s). */
const probeMs = 10_000;
/** Some vendors tell time in seconds: a ticket that changed a moment ago may change again under the same mark. */
const settledMs = 10_000;
const heardCount = 5_000;

/**
 * Looks for what no webhook told: events are lost now and then, and some shops have no webhook. Where no customer has a
 * live ticket, the vendor is not called. Answers what was looked at, or why it was not done.
 */
export async function lookAtHelpdesk(
  connection: HelpdeskConnection,
  deps: LookDeps,
): Promise<Looked | Failure | "shut"> {
  const { helpdesk, vendor } = connection;
  const { store, breakers, now = () => new Date() } = deps;
  if (!(await store.hasLiveTickets(placeOf(connection)))) return { count: 0, deaf: 0 };
  const admission = await breakers.admit(vendor);
  if (!admission.may) return "shut";
  const { isProbe } = admission;
  const name = `helpdesk/${helpdesk.name}`;
  const startedAt = now();
  const slot = deps.slotAt(connection);
  const since = (await store.cursor(name)) ?? new Date(startedAt.getTime() - firstMs);
  try {
    const first: VendorCalls = { signal: AbortSignal.timeout(isProbe ? probeMs : patienceMs), slot };
    const changed = await helpdesk.tickets.changedSince(new Date(since.getTime() - overlapMs), first);
    if (isProbe) await breakers.report(vendor, "well", { isProbe });
    const rest: VendorCalls = { signal: AbortSignal.timeout(patienceMs), slot };
    const looked = await hearAll(connection, changed, deps, rest);
    // What there was no time for is heard next time; what was heard, is remembered until then.
    if (!rest.signal.aborted) await store.setCursor(name, startedAt);
    return looked;
  } catch (error) {
    const failure = error instanceof FailureError ? error.failure : undefined;
    if (isProbe || isVendorsFault(failure)) await breakers.report(vendor, "failed", { isProbe });
    if (failure === undefined) throw error;
    // Nothing is skipped: the next look begins where the last good one did.
    return failure;
  }
}

async function hearAll(
  connection: HelpdeskConnection,
  changed: readonly ChangedTicket[],
  deps: LookDeps,
  calls: VendorCalls,
): Promise<Looked> {
  const { heard, now = () => new Date() } = deps;
  let [count, deaf] = [0, 0];
  for (const { id, mark, at } of changed) {
    if (heard.get(id) === mark) continue;
    if (calls.signal.aborted) break;
    const isSettled = now().getTime() - Date.parse(at) > settledMs;
    count += 1;
    try {
      await hear(connection, id, deps, calls);
    } catch (error) {
      if (calls.signal.aborted) break;
      if (!(error instanceof FailureError) || !isOfOneTicket(error.failure)) throw error;
      // One that cannot be read must not keep all others from being heard.
      deaf += 1;
    }
    if (isSettled) heard.set(id, mark);
    const [oldest] = heard.keys();
    if (heard.size > heardCount && oldest !== undefined) heard.delete(oldest);
  }
  return { count, deaf };
}

const isOfOneTicket = ({ outcome, code }: Failure): boolean =>
  outcome === "refused" || code === "unreadable_answer" || code === "answer_too_large";

/** Rights that are gone are reported by the first delivery: it raises the alarm, and a look cannot. */
const isVendorsFault = (failure: Failure | undefined): boolean =>
  failure?.outcome === "uncertain" ||
  (failure?.outcome === "retry" && !failure.vendorIsWell && failure.pauseVendorMs === undefined);
