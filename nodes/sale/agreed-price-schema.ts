import { z } from "zod";
import { type AgreedPrice, isDiscount, type PriceTerms, provenPersonSchema } from "../../src/core/index.ts";
import { branded, type SchemaOf } from "../turn/schema-of.ts";
import { moneySchema } from "./money-schema.ts";

export const priceTermsSchema: SchemaOf<PriceTerms> = z.discriminatedUnion("of", [
  z.object({ of: z.literal("article"), sku: branded<"Sku">(), price: moneySchema }),
  z.object({ of: z.literal("order"), percent: z.number().refine(isDiscount) }),
]);

export const agreedPriceSchema: SchemaOf<AgreedPrice> = z.object({
  id: z.string(),
  terms: priceTermsSchema,
  by: z.string(),
  person: provenPersonSchema.exactOptional(),
  at: z.string(),
});
