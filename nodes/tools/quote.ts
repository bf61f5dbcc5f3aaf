import { z } from "zod";
import { draftTotal, localised } from "../../src/core/index.ts";
import { cartLineSchema, cartLines } from "../sale/cart-lines.ts";
import { dueOf } from "../sale/make-bill.ts";
import { withChanges } from "../sale/priced-lines.ts";
import { defineTool } from "./define-tool.ts";
import { lineChangesSchema, lineProblemSchema } from "./line-changes.ts";
import { hasGoods } from "./moment.ts";

export const quote = defineTool({
  name: "quote",
  description: "What goods would come to, by each way to pay, with the terms of delivery; the cart stays as it is.",
  arguments: z.strictObject({ items: lineChangesSchema }),
  isOfferedNow: hasGoods,
  result: z.object({
    lines: z.array(cartLineSchema),
    total: z.number(),
    ways: z.array(
      z.object({ pay: z.string(), now: z.number(), rest: z.number(), rest_paid: z.string().exactOptional() }),
    ),
    delivery: z.array(z.string()),
    problems: z.array(lineProblemSchema),
  }),
  run: ({ items }, { draft: cart, language }, { shop, catalogue }) => {
    const { draft, problems } = withChanges({ ...cart, lines: [] }, items, catalogue, language);
    const total = draftTotal(draft, catalogue.currency);
    return {
      result: {
        lines: cartLines(draft, catalogue, language),
        total: total.minor / 100,
        ways: shop.paymentMethods.map((method) => {
          const due = dueOf(total, method);
          return {
            pay: localised(method.title, language),
            now: due.minor / 100,
            rest: (total.minor - due.minor) / 100,
            ...(method.rest === undefined ? {} : { rest_paid: localised(method.rest, language) }),
          };
        }),
        delivery: shop.deliveryMethods.map(({ title, note }) =>
          [title, note].flatMap((text) => (text === undefined ? [] : [localised(text, language)])).join(": "),
        ),
        problems,
      },
    };
  },
  evidence: ({ lines, total, ways, delivery, problems }) => ({
    amounts: [
      total,
      ...lines.flatMap(({ price, quantity }) => [price, price * quantity]),
      ...ways.flatMap(({ now, rest }) => [now, rest]),
    ],
    texts: [
      ...delivery,
      ...ways.flatMap(({ pay, rest_paid }) => [pay, ...(rest_paid === undefined ? [] : [rest_paid])]),
    ],
    stocks: problems.flatMap(({ stock }) => stock ?? []),
  }),
});
