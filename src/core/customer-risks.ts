import { z } from "zod";

const number = z.union([z.number(), z.string().trim().min(1).transform(Number)]).pipe(z.number());
const text = z.union([z.string().trim(), z.null()]).transform((value) => value || undefined);
const id = z.union([z.string().trim().min(1), z.number().transform(String)]);

/** One line of a list of customers who may leave, as a table, a file or a service writes it. */
const customerRiskSchema = z
  .object({
    id,
    churn_risk: number.pipe(z.number().min(0).max(1)),
    lifetime_value: number.pipe(z.number().nonnegative()),
    days_since_purchase: z
      .union([z.literal("").transform(() => undefined), z.null().transform(() => undefined), number])
      .optional(),
    risk_level: text.optional(),
    archetype: text.optional(),
    name: text.optional(),
    email: text.optional(),
  })
  .transform((row) => ({
    id: row.id,
    churnRisk: row.churn_risk,
    lifetimeValue: row.lifetime_value,
    ...(row.days_since_purchase === undefined ? {} : { daysSincePurchase: row.days_since_purchase }),
    ...(row.risk_level === undefined ? {} : { riskLevel: row.risk_level }),
    ...(row.archetype === undefined ? {} : { archetype: row.archetype }),
    ...(row.name === undefined ? {} : { name: row.name }),
    ...(row.email === undefined ? {} : { email: row.email }),
  }));
type CustomerRisk = z.output<typeof customerRiskSchema>;

/** Where the shop knows who may leave. */
export interface CustomerRisks {
  /** Lines that cannot be read are left out and counted. */
  list(): Promise<{ readonly customers: readonly CustomerRisk[]; readonly unreadCount: number }>;
}

export function readRisks(rows: readonly unknown[]): Awaited<ReturnType<CustomerRisks["list"]>> {
  const read = rows.map((row) => customerRiskSchema.safeParse(row));
  const customers = read.flatMap(({ data }) => data ?? []);
  return { customers, unreadCount: read.length - customers.length };
}
