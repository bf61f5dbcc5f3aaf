import { z } from "zod";

/** Of one customer, or of the whole shop. An hour is one of the clock; a day is this hour and the 23 before it. */
const modelLimitsOf = (usual: {
  callsPerHour: number;
  callsPerDay: number;
  tokensPerHour: number;
  tokensPerDay: number;
}) =>
  z
    .strictObject({
      callsPerHour: z.int().positive().default(usual.callsPerHour),
      callsPerDay: z.int().positive().default(usual.callsPerDay),
      tokensPerHour: z.int().positive().default(usual.tokensPerHour),
      tokensPerDay: z.int().positive().default(usual.tokensPerDay),
    })
    .prefault({});

export const modelLimitsSchema = z.strictObject({
  /** Of one answer, with what a model thinks before it speaks. */
  maxOutputTokens: z.int().min(256).default(4_096),
  /** A message takes some 2 calls of some 5,000 tokens, a sale 10 to 20 calls; who talks without a pause needs 180. */
  customer: modelLimitsOf({ callsPerHour: 200, callsPerDay: 500, tokensPerHour: 1_000_000, tokensPerDay: 2_500_000 }),
  /** 1,000 sales a day, a fifth of them in one hour; 20 customers at their own limit. */
  shop: modelLimitsOf({
    callsPerHour: 4_000,
    callsPerDay: 20_000,
    tokensPerHour: 20_000_000,
    tokensPerDay: 100_000_000,
  }),
});
export type ModelLimits = z.output<typeof modelLimitsSchema>["customer"];
