import { z } from "zod";

const withCurrency = /^(\d{1,9}(?:\.\d{1,2})?) ([A-Z]{3})$/;

/** "200 UAH" in its parts; undefined where it is no such sum. */
export function writtenSum(written: unknown): { readonly major: number; readonly currency: string } | undefined {
  const [, digits, currency] = typeof written === "string" ? (withCurrency.exec(written) ?? []) : [];
  return digits === undefined || currency === undefined ? undefined : { major: Number(digits), currency };
}

/**
 * What is due before a parcel leaves: all of it, a sum in whole units of the shop's currency (200 is 200 hryvnias, not
 * kopecks), or nothing, which is cash on delivery. "200 UAH" says its unit; config checks that it is the shop's.
 */
export const dueSchema = z.union(
  [
    z.literal("total"),
    z.literal("nothing"),
    z.number().positive(),
    z
      .string()
      .refine((written) => (writtenSum(written)?.major ?? 0) > 0)
      .transform((written) => writtenSum(written)?.major ?? 0),
  ],
  '"total", "nothing" (paid on receipt), or a prepayment such as 200 or "200 UAH"',
);
