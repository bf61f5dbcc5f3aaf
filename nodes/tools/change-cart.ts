import { z } from "zod";
import { draftTotal, missingDelivery } from "../../src/core/index.ts";
import { cartLineSchema, cartLines } from "../sale/cart-lines.ts";
import { withChanges } from "../sale/priced-lines.ts";
import { readToldLine, toldLine } from "../sale/told-cart.ts";
import { defineTool } from "./define-tool.ts";
import { lineChangesSchema, lineProblemSchema } from "./line-changes.ts";
import { hasGoods, isLocked } from "./moment.ts";
import { locked } from "./situation.ts";

export const changeCart = defineTool({
  name: "change_cart",
  description: "Set quantities in the cart; 0 removes.",
  arguments: z.strictObject({ changes: lineChangesSchema }),
  isOfferedNow: (now) => hasGoods(now) && !isLocked(now),
  result: z.object({
    lines: z.array(z.preprocess(readToldLine, cartLineSchema)),
    total: z.number(),
    problems: z.array(lineProblemSchema),
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
