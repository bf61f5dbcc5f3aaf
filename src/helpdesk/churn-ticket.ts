import { randomUUID } from "node:crypto";
import {
  type ChurnClaims,
  ConfigError,
  FailureError,
  fieldsAt,
  type Helpdesk,
  type HelpdeskConnection,
  helpdeskByRule,
  type NewTicket,
  type Shop,
  type Ticket,
  unpaced,
  untilClaimed,
} from "../core/index.ts";
import { type ChurnCustomer, churnTicket } from "./churn-ticket-words.ts";

export { type ChurnCustomer, churnTicket } from "./churn-ticket-words.ts";

/** One call to the vendor, and as many again where it has to be looked for first. */
const patienceMs = 30_000;
/** Longer than that, so that no other process begins meanwhile. */
const leaseMs = 40_000;

/**
 * Opens the ticket of a customer who may leave, where the shop's rules send it. Answers the one that is there already,
 * until people solve it. It goes to the helpdesk at once and not by the outbox: the caller waits, and may call it
 * again.
 */
export async function createChurnTicket(
  at: {
    readonly helpdesks: readonly HelpdeskConnection[];
    readonly store: ChurnClaims;
    readonly config: { readonly shop: Pick<Shop, "helpdesk"> };
  },
  customer: ChurnCustomer,
): Promise<Ticket> {
  const { rules, churn, fields } = at.config.shop.helpdesk;
  const { id, lifetimeValue, churnRisk } = customer;
  const chosen = helpdeskByRule(rules, { lifetimeValue });
  const connection = at.helpdesks.find(({ helpdesk }) => helpdesk.name === chosen) ?? at.helpdesks[0];
  if (connection === undefined) throw new ConfigError(["TICKETING_PROVIDER: it says where churn tickets go"]);
  const { helpdesk } = connection;
  const known = { customer_id: id, lifetime_value: lifetimeValue.toFixed(2), churn_risk: churnRisk };
  const wanted = { ...churnTicket(customer, churn), fields: fieldsAt(fields[helpdesk.name], known) };
  const holder = randomUUID();
  // A caller that crashed in the middle holds the claim as long as the lease, and no longer.
  const claim = await untilClaimed(() => at.store.claimChurn(wanted.key, { holder, leaseMs }), {
    patienceMs: 2 * leaseMs,
    busyCode: "churn_busy",
  });
  try {
    const { ticket, round } = await ticketOfRound(wanted, claim.round, helpdesk);
    await at.store.releaseChurn({ ...claim, round });
    return ticket;
  } catch (error) {
    // The vendor may be at it still: then the claim ends by itself, and the next caller looks for what became of it.
    const isUnsure = error instanceof FailureError && error.failure.outcome === "uncertain";
    if (!isUnsure) await at.store.releaseChurn(claim);
    throw error;
  }
}

/**
 * The ticket of this round; where people solved that, the next one: a customer who may leave again is another matter.
 */
async function ticketOfRound(
  wanted: NewTicket,
  firstRound: number,
  helpdesk: Helpdesk,
): Promise<{ readonly ticket: Ticket; readonly round: number }> {
  const calls = unpaced(AbortSignal.timeout(patienceMs));
  let follows = {};
  for (let round = firstRound; ; round += 1) {
    const key = round === 1 ? wanted.key : `${wanted.key}-${round}`;
    const there = await helpdesk.tickets.findByKey(key, calls);
    if (there === undefined)
      return { ticket: await helpdesk.tickets.create({ ...wanted, ...follows, key }, calls), round };
    if (there.status !== "solved" && there.status !== "closed") return { ticket: there, round };
    follows = there.isFinal ? { follows: there.id } : {};
  }
}
