import { createHash } from "node:crypto";
import { churnAdvice, churnTexts } from "../../nodes/texts/churn-ticket.ts";
import type { ChurnRules, NewTicket, TicketPriority } from "../core/index.ts";

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

const usualChurnRules: ChurnRules = { riskAbove: 0.7, urgentValueAbove: 1_000, highValueAbove: 500 };

/**
 * A ticket for those who keep customers: the same key for the same customer, so that a second look at the list opens
 * none.
 */
export function churnTicket(customer: ChurnCustomer, rules: ChurnRules = usualChurnRules): NewTicket {
  const { id, churnRisk, name, email, archetype } = customer;
  if (!(churnRisk >= 0 && churnRisk <= 1)) throw new RangeError(`churnRisk is between 0 and 1, not ${churnRisk}`);
  return {
    key: churnKey(id),
    subject: churnTexts.subject(id),
    text: describe(customer),
    priority: churnPriority(customer, rules),
    tags: ["churn-risk", "retention", ...(archetype ? [archetype] : []), `risk-${Math.round(churnRisk * 100)}`],
    requester: {
      externalId: id,
      ...(name === undefined ? {} : { name }),
      ...(email === undefined ? {} : { email }),
    },
  };
}

/** Some vendors get it as a header, which takes no other letters than ASCII's. */
const churnKey = (customerId: string): string =>
  `churn-${createHash("sha256").update(customerId).digest("base64url").slice(0, 22)}`;

function churnPriority({ churnRisk, lifetimeValue }: ChurnCustomer, rules: ChurnRules): TicketPriority {
  const isAtRisk = churnRisk > rules.riskAbove;
  if (isAtRisk && lifetimeValue > rules.urgentValueAbove) return "urgent";
  return isAtRisk || lifetimeValue > rules.highValueAbove ? "high" : "medium";
}

function describe({ id, churnRisk, lifetimeValue, daysSincePurchase, riskLevel, archetype }: ChurnCustomer): string {
  const advice = churnAdvice.find(({ riskAbove }) => churnRisk > riskAbove)?.lines ?? [];
  return [
    churnTexts.customer(id),
    churnTexts.lifetimeValue(lifetimeValue),
    churnTexts.risk(churnRisk),
    ...(riskLevel === undefined ? [] : [churnTexts.riskLevel(riskLevel)]),
    ...(archetype ? [churnTexts.archetype(archetype)] : []),
    ...(daysSincePurchase === undefined ? [] : [churnTexts.daysSincePurchase(daysSincePurchase)]),
    "",
    churnTexts.recommended,
    ...advice.map((line) => `- ${line}`),
    "",
    churnTexts.next,
    "",
    churnTexts.automatic,
  ].join("\n");
}
