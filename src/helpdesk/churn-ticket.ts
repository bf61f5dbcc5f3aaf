import { createHash, randomUUID } from "node:crypto";
import {
  type ChurnClaims,
  type ChurnRules,
  ConfigError,
  FailureError,
  fieldsAt,
  type Helpdesk,
  type HelpdeskConnection,
  helpdeskByRule,
  type NewTicket,
  type Shop,
  type Ticket,
  type TicketPriority,
  unpaced,
  untilClaimed,
} from "../core/index.ts";

/** What is known of a customer who may leave. */
export interface ChurnCustomer {
  readonly id: string;
  /** 0 to 1. */
  readonly churnRisk: number;
  /** Major units of the shop's currency. */
  readonly lifetimeValue: number;
  readonly daysSincePurchase?: number;
  readonly riskLevel?: string;
  readonly archetype?: string;
  readonly name?: string;
  readonly email?: string;
}

export const usualChurnRules: ChurnRules = { riskAbove: 0.7, urgentValueAbove: 1_000, highValueAbove: 500 };

/** One call to the vendor, and as many again where it has to be looked for first. */
const patienceMs = 30_000;
/** Longer than that, so that nobody else begins meanwhile. */
const leaseMs = 40_000;

/**
 * Opens the ticket of a customer who may leave, where the shop's rules send it; answers the one that is there already, as long as nobody
 * solved it. It goes to the helpdesk at once and by nobody's outbox: whoever calls this waits, and may call it again.
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
    const { ticket, round } = await ofRound(wanted, claim.round, helpdesk);
    await at.store.releaseChurn({ ...claim, round });
    return ticket;
  } catch (error) {
    // The vendor may be at it still: then the claim ends by itself, and whoever comes next looks for what became of it.
    const isUnsure = error instanceof FailureError && error.failure.outcome === "uncertain";
    if (!isUnsure) await at.store.releaseChurn(claim);
    throw error;
  }
}

/** The ticket of this round; where people solved that, the next one: who may leave again is another matter. */
async function ofRound(
  wanted: NewTicket,
  firstRound: number,
  helpdesk: Helpdesk,
): Promise<{ readonly ticket: Ticket; readonly round: number }> {
  const calls = unpaced(AbortSignal.timeout(patienceMs));
  let follows = {};
  for (let round = firstRound; ; round += 1) {
    const key = round === 1 ? wanted.key : `${wanted.key}-${round}`;
    const there = await helpdesk.findByKey(key, calls);
    if (there === undefined) return { ticket: await helpdesk.create({ ...wanted, ...follows, key }, calls), round };
    if (there.status !== "solved" && there.status !== "closed") return { ticket: there, round };
    follows = there.isFinal ? { follows: there.id } : {};
  }
}

/** Some vendors get it as a header, which takes no other letters than ASCII's. */
const keyOf = (customerId: string): string =>
  `churn-${createHash("sha256").update(customerId).digest("base64url").slice(0, 22)}`;

/** A ticket for whoever keeps customers: the same for the same customer, so that a second look at the list opens none. */
export function churnTicket(customer: ChurnCustomer, rules: ChurnRules = usualChurnRules): NewTicket {
  const { id, churnRisk, name, email, archetype } = customer;
  if (!(churnRisk >= 0 && churnRisk <= 1)) throw new RangeError(`churnRisk is between 0 and 1, not ${churnRisk}`);
  return {
    key: keyOf(id),
    subject: `High Churn Risk: ${id}`,
    text: describe(customer),
    priority: priorityOf(customer, rules),
    tags: ["churn-risk", "retention", ...(archetype ? [archetype] : []), `risk-${Math.round(churnRisk * 100)}`],
    requester: {
      externalId: id,
      ...(name === undefined ? {} : { name }),
      ...(email === undefined ? {} : { email }),
    },
  };
}

function priorityOf({ churnRisk, lifetimeValue }: ChurnCustomer, rules: ChurnRules): TicketPriority {
  const isAtRisk = churnRisk > rules.riskAbove;
  if (isAtRisk && lifetimeValue > rules.urgentValueAbove) return "urgent";
  return isAtRisk || lifetimeValue > rules.highValueAbove ? "high" : "medium";
}

/** From the highest risk down; the first whose bound is passed. */
const strategies: readonly (readonly [number, readonly string[]])[] = [
  [
    0.8,
    [
      "The account manager calls in person, soon",
      "A consultation with senior support",
      "An exclusive discount of 15 to 20 %",
      "Find out what went wrong",
      "See whether the premium tier would suit them",
    ],
  ],
  [
    0.6,
    [
      "A personal e-mail that invites them back",
      "Look for open problems",
      "Offer a session of help",
      "A discount of 10 to 15 %",
      "A call to ask how it goes",
    ],
  ],
  [
    0.4,
    [
      "Watch closely",
      "Remind them of what they get",
      "Show what others achieved",
      "Ask how it goes, if it fits",
      "Follow for 30 days",
    ],
  ],
  [Number.NEGATIVE_INFINITY, ["The usual contact", "The usual campaigns", "Watch"]],
];

function describe({ id, churnRisk, lifetimeValue, daysSincePurchase, riskLevel, archetype }: ChurnCustomer): string {
  const [, advice = []] = strategies.find(([above]) => churnRisk > above) ?? [];
  return [
    `Customer: ${id}`,
    `Lifetime value: ${lifetimeValue.toFixed(2)}`,
    `Churn risk: ${(churnRisk * 100).toFixed(1)} %`,
    ...(riskLevel === undefined ? [] : [`Risk level: ${riskLevel.toUpperCase()}`]),
    ...(archetype ? [`Archetype: ${archetype}`] : []),
    ...(daysSincePurchase === undefined ? [] : [`Days since the last purchase: ${daysSincePurchase}`]),
    "",
    "Recommended:",
    ...advice.map((line) => `- ${line}`),
    "",
    "Next: read their history; get in touch within 24 to 48 hours; carry out what is recommended; look again in 7 days.",
    "",
    "This ticket was made automatically.",
  ].join("\n");
}
