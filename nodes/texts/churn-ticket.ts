/**
 * What a ticket about a customer who may leave advises the staff to do, from the highest risk down: the first whose
 * bound is passed.
 */
export const churnAdvice: readonly { readonly riskAbove: number; readonly lines: readonly string[] }[] = [
  {
    riskAbove: 0.8,
    lines: [
      "The account manager calls in person, soon",
      "A consultation with senior support",
      "An exclusive discount of 15 to 20 %",
      "Find out what went wrong",
      "See whether the premium tier would suit them",
    ],
  },
  {
    riskAbove: 0.6,
    lines: [
      "A personal e-mail that invites them back",
      "Look for open problems",
      "Offer a session of help",
      "A discount of 10 to 15 %",
      "A call to ask how it goes",
    ],
  },
  {
    riskAbove: 0.4,
    lines: [
      "Watch closely",
      "Remind them of what they get",
      "Show what others achieved",
      "Ask how it goes, if it fits",
      "Follow for 30 days",
    ],
  },
  { riskAbove: Number.NEGATIVE_INFINITY, lines: ["The usual contact", "The usual campaigns", "Watch"] },
];

/** The rest of that ticket, line by line. */
export const churnTexts = {
  subject: (customerId: string) => `High Churn Risk: ${customerId}`,
  customer: (id: string) => `Customer: ${id}`,
  lifetimeValue: (value: number) => `Lifetime value: ${value.toFixed(2)}`,
  risk: (risk: number) => `Churn risk: ${(risk * 100).toFixed(1)} %`,
  riskLevel: (level: string) => `Risk level: ${level.toUpperCase()}`,
  archetype: (archetype: string) => `Archetype: ${archetype}`,
  daysSincePurchase: (days: number) => `Days since the last purchase: ${days}`,
  recommended: "Recommended:",
  next: "Next: read their history; get in touch within 24 to 48 hours; carry out what is recommended; look again in 7 days.",
  automatic: "This ticket was made automatically.",
} as const;
