import { z } from "zod";
import {
  articleLabel,
  type Catalogue,
  draftTotal,
  type Language,
  missingDelivery,
  type OrderDraft,
  sku,
  withLine,
} from "../../src/core/index.ts";
import { cartLineSchema, cartLines } from "../sale/cart-lines.ts";
import { readToldLine, toldLine } from "../sale/told-cart.ts";
import { defineTool } from "./define-tool.ts";
import { hasGoods, isLocked } from "./moment.ts";
import { locked } from "./situation.ts";

const argumentsSchema = z.strictObject({
  changes: z
    .array(z.strictObject({ sku: z.string().max(60), quantity: z.int().min(0).max(20) }))
    .min(1)
    .max(10),
});

const problemSchema = z.object({
  sku: z.string(),
  problem: z.enum(["unknown_sku", "out_of_stock"]),
  stock: z.number().exactOptional(),
});

export const changeCart = defineTool({
  name: "change_cart",
  description: "Set quantities in the cart; 0 removes.",
  arguments: argumentsSchema,
  isOfferedNow: (now) => hasGoods(now) && !isLocked(now),
  result: z.object({
    lines: z.array(z.preprocess(readToldLine, cartLineSchema)),
    total: z.number(),
    problems: z.array(problemSchema),
    missing: z.array(z.string()),
  }),
  tell: ({ lines, ...rest }) => ({ lines: lines.map(toldLine), ...rest }),
  run: ({ changes }, situation, { catalogue }) => {
    if (isLocked(situation)) return locked;
    const { draft, problems } = withChanges(situation.draft, changes, catalogue, situation.language);
    return {
      result: {
        lines: cartLines(draft, catalogue, situation.language),
        total: draftTotal(draft, catalogue.currency).minor / 100,
        problems,
        missing: missingDelivery(draft),
      },
      // A bill that was shown stays: its money may be on the way. The changed cart is reviewed and billed anew.
      ...(draft === situation.draft ? {} : { change: { draft } }),
    };
  },
  evidence: ({ lines, total, problems }) => ({
    lines,
    totals: [total],
    stocks: problems.flatMap(({ stock }) => stock ?? []),
  }),
});

function withChanges(
  before: OrderDraft,
  changes: z.output<typeof argumentsSchema>["changes"],
  catalogue: Catalogue,
  language: Language,
): { draft: OrderDraft; problems: z.output<typeof problemSchema>[] } {
  const problems: z.output<typeof problemSchema>[] = [];
  let draft = before;
  for (const { sku: wanted, quantity } of changes) {
    const article = catalogue.bySku(sku(wanted));
    if (article === undefined) {
      problems.push({ sku: wanted, problem: "unknown_sku" });
    } else if (quantity > article.variant.stock) {
      problems.push({ sku: wanted, problem: "out_of_stock", stock: article.variant.stock });
    } else {
      draft = withLine(draft, {
        sku: article.variant.sku,
        // Two colours of one title are two things, for the customer, the bill and the order.
        title: articleLabel(article.product, article.variant, language),
        size: article.variant.size ?? "",
        price: article.variant.price,
        quantity,
      });
    }
  }
  return { draft, problems };
}
