import {
  type Breakers,
  type ChangedTicket,
  type DeafTicket,
  type Failure,
  FailureError,
  type HelpdeskConnection,
  placeOf,
  type VendorCalls,
} from "../core/index.ts";
import { deafTickets } from "./deaf-tickets.ts";
import { type HearDeps, hear } from "./hear.ts";
import { troubleOf } from "./ticket-trouble.ts";

interface LookDeps extends HearDeps {
  readonly breakers: Breakers;
  /** Waits for the vendor's next free slot. */
  readonly slotAt: (connection: HelpdeskConnection) => () => Promise<void>;
  /** What this process has heard already, kept from look to look: a ticket as it was then is not read once more. */
  readonly heard: Map<string, string>;
  readonly now?: () => Date;
}

export interface Looked {
  /** How many tickets were read. */
  readonly count: number;
  /** How many of them could not be read: what is said there is not heard. They are tried again at later looks. */
  readonly deaf: number;
  /** Those that are not tried again, until something happens in them. */
  readonly givenUp?: readonly DeafTicket[];
  /** How many rows of the vendor's lists could not be read. */
  readonly unreadRows?: number;
}

/** Clocks differ, and lists lag. */
const overlapMs = 2 * 60_000;
/** Before the first look nothing was heard. */
const firstMs = 3_600_000;
const patienceMs = 50_000;
/** One ticket may take so much of it: one that never ends must not be all that is heard. */
const ticketMs = 20_000;
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
  let unread = 0;
  const unreadRows = (count: number): void => {
    unread += count;
  };
  const since = (await store.cursor(name)) ?? new Date(startedAt.getTime() - firstMs);
  try {
    const first: VendorCalls = { signal: AbortSignal.timeout(isProbe ? probeMs : patienceMs), slot, unreadRows };
    const changed = await helpdesk.tickets.changedSince(new Date(since.getTime() - overlapMs), first);
    if (isProbe) await breakers.report(vendor, "well", { isProbe });
    const rest: VendorCalls = { signal: AbortSignal.timeout(patienceMs), slot, unreadRows };
    const looked = await hearAll(connection, changed, deps, rest);
    // What there was no time for is heard next time; what was heard, is remembered until then.
    if (!rest.signal.aborted) await store.setCursor(name, startedAt);
    return unread === 0 ? looked : { ...looked, unreadRows: unread };
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
  const { heard, store, now = () => new Date() } = deps;
  const deaf = await deafTickets(connection, store);
  const givenUp: DeafTicket[] = [];
  let [count, deafCount, unclearCount] = [0, 0, 0];
  for (const ticket of deaf.due(changed, now())) {
    if (heard.get(ticket.id) === ticket.mark) continue;
    if (calls.signal.aborted) break;
    const isSettled = !(now().getTime() - Date.parse(ticket.at) <= settledMs);
    count += 1;
    const error = await hearInTime(connection, ticket.id, deps, calls);
    if (calls.signal.aborted) break;
    if (error === undefined) {
      unclearCount = 0;
      await deaf.heard(ticket.id);
      if (isSettled) remember(heard, ticket);
      continue;
    }
    const trouble = troubleOf(error.thrown);
    if (trouble === "vendor") throw error.thrown;
    // One that cannot be heard must not keep all others from being heard.
    deafCount += 1;
    const last = await deaf.failed(ticket, now());
    if (last !== undefined) givenUp.push(last);
    unclearCount = trouble === "unclear" ? unclearCount + 1 : 0;
    if (unclearCount === 2) throw error.thrown;
  }
  return { count, deaf: deafCount, ...(givenUp.length === 0 ? {} : { givenUp }) };
}

/** Answers what kept the ticket from being heard. */
async function hearInTime(
  connection: HelpdeskConnection,
  ticketId: string,
  deps: LookDeps,
  calls: VendorCalls,
): Promise<{ readonly thrown: unknown } | undefined> {
  const inTime = AbortSignal.timeout(ticketMs);
  const signal = AbortSignal.any([calls.signal, inTime]);
  try {
    await hear(connection, ticketId, deps, { ...calls, signal });
    return undefined;
  } catch (thrown) {
    return inTime.aborted ? { thrown: tooSlow() } : { thrown };
  }
}

const tooSlow = (): FailureError => new FailureError({ outcome: "refused", code: "ticket_too_slow" });

function remember(heard: LookDeps["heard"], { id, mark }: ChangedTicket): void {
  heard.set(id, mark);
  const [oldest] = heard.keys();
  if (heard.size > heardCount && oldest !== undefined) heard.delete(oldest);
}

/** Rights that are gone are reported by the first delivery: it raises the alarm, and a look cannot. */
const isVendorsFault = (failure: Failure | undefined): boolean =>
  failure?.outcome === "uncertain" ||
  (failure?.outcome === "retry" && !failure.vendorIsWell && failure.pauseVendorMs === undefined);
