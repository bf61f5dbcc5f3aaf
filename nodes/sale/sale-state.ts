import { z } from "zod";
import { emptyDraft } from "../../src/core/index.ts";
import { billSchema } from "./bill.ts";
import { foundProductSchema } from "./found-product.ts";
import { orderFields } from "./order-fields.ts";
import { draftSchema } from "./order-schemas.ts";

/** The sale so far. */
export const saleFields = {
  draft: draftSchema.default(emptyDraft),
  bill: billSchema.nullable().default(null),
  /** What the customer was shown last, in order: "the first one" means something, and its prices are evidence. */
  shown: z.array(foundProductSchema).default(() => []),
  ...orderFields,
};

export const shownBeforeFields = {
  /** An article number of each product that was shown before the newest list, the newest first. */
  shownBefore: z.array(z.string()).default(() => []),
};
