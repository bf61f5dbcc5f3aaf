import { z } from "zod";
import { foundProductSchema } from "../../sale/found-product.ts";

/** Whose word a fact is. What the shop's terms say is data in every turn and need not be kept. */
const sourceSchema = z.discriminatedUnion("by", [
  z.object({ by: z.literal("tool"), name: z.string() }),
  /** What the product itself wrote: a review, a bill, a confirmation. */
  z.object({ by: z.literal("product") }),
  z.object({ by: z.literal("bill") }),
  /** A person of the shop: only as what that person said. */
  z.object({ by: z.literal("person"), name: z.string().exactOptional(), at: z.string().exactOptional() }),
  /** A sum of known amounts that an answer named and the check found right. */
  z.object({ by: z.literal("sum") }),
]);
export type Source = z.output<typeof sourceSchema>;

const articleFactSchema = z.object({
  kind: z.literal("article"),
  source: sourceSchema,
  product: foundProductSchema,
});

const orderFactSchema = z.object({
  kind: z.literal("order"),
  source: sourceSchema,
  number: z.string(),
  /** Only as a look-up of orders says it. */
  status: z.string().exactOptional(),
  /** In whole currency units. */
  total: z.number().exactOptional(),
  due: z.number().exactOptional(),
  recipient: z.string().exactOptional(),
  tracking: z.string().exactOptional(),
  placedAt: z.string().exactOptional(),
  lines: z.array(z.string()).exactOptional(),
});
export type OrderFact = z.output<typeof orderFactSchema>;

/** In minor units. A bound is what a search was limited to: it may be repeated as a limit and is no price. */
const amountFactSchema = z.object({
  kind: z.literal("amount"),
  source: sourceSchema,
  minor: z.int(),
  role: z.enum(["sum", "bound"]),
});

/** Words that hold promises, dates, hours, contacts and links: read where they are needed. */
const statementFactSchema = z.object({ kind: z.literal("statement"), source: sourceSchema, text: z.string() });

/**
 * The figures, codes and names of one message of the customer's: to be echoed, denied or asked back. A figure of theirs
 * is never a price.
 */
const saidFactSchema = z.object({
  kind: z.literal("said"),
  messageId: z.string(),
  values: z.array(z.number()),
  codes: z.array(z.string()),
  names: z.array(z.string()),
});
export type SaidFact = z.output<typeof saidFactSchema>;

const factSchema = z.discriminatedUnion("kind", [
  articleFactSchema,
  orderFactSchema,
  amountFactSchema,
  statementFactSchema,
  saidFactSchema,
]);
export type Fact = z.output<typeof factSchema>;

/** What this conversation has brought to light, oldest first. */
export const ledgerSchema = z.object({
  facts: z.array(factSchema),
  /** The newest message that was read. */
  heardId: z.string().nullable(),
});
export type Ledger = z.output<typeof ledgerSchema>;

export const emptyLedger = (): Ledger => ({ facts: [], heardId: null });
