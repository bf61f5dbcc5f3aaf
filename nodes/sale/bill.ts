import { z } from "zod";
import { type Money, money, type PaymentReceived, provenPersonSchema } from "../../src/core/index.ts";
import { moneySchema } from "./money-schema.ts";
import { draftLineSchema } from "./order-schemas.ts";

const confirmationSchema = z.object({
  by: z.string(),
  person: provenPersonSchema.exactOptional(),
  at: z.string(),
});

/**
 * What the customer was asked to pay, for exactly these lines: what changes in the cart later belongs to another bill.
 */
export const billSchema = z.object({
  id: z.string(),
  number: z.string(),
  lines: z.array(draftLineSchema),
  method: z.string(),
  total: moneySchema,
  due: moneySchema,
  status: z.enum(["awaiting_proof", "awaiting_confirmation", "paid"]),
  /** Bills this one took the place of before they were paid: money may still arrive under their numbers. */
  earlier: z.array(z.object({ number: z.string(), due: moneySchema })),
  /** Who said that the money came, since somebody last said that it did not. */
  confirmations: z.array(confirmationSchema).exactOptional(),
  /** The payment of the channel's that paid it; another one for it is a second one. */
  chargeId: z.string().exactOptional(),
  /** The customer said "paid" while the cart of this version was another one, and was asked which bill they mean. */
  askedAt: z.int().exactOptional(),
});
export type Bill = z.output<typeof billSchema>;

/** It waits for its money, or for a person's word on it. */
export const isOpenBill = (bill: Bill | null): bill is Bill =>
  bill?.status === "awaiting_confirmation" || bill?.status === "awaiting_proof";

export const restOfBill = ({ total, due }: Bill): Money => money(total.minor - due.minor, total.currency);

/** The order is placed without money: all of it is paid when the parcel comes. */
export const isOnReceipt = ({ total, due }: Pick<Bill, "total" | "due">): boolean => due.minor === 0 && total.minor > 0;

/** A payment of the channel's is this bill's, unless it is known that another one paid it. */
export const isPaidBy = (bill: Bill, { billId, chargeId }: Pick<PaymentReceived, "billId" | "chargeId">): boolean =>
  bill.id === billId && (bill.chargeId === undefined || bill.chargeId === chargeId);
