import { z } from "zod";
import { type Catalogue, missingDelivery, type OrderDraft, titleAndSize } from "../../src/core/index.ts";
import { repriced } from "../sale/priced-lines.ts";
import { defineTool } from "./define-tool.ts";
import { hasCart, isLocked } from "./moment.ts";
import { locked } from "./situation.ts";

export const checkout = defineTool({
  name: "checkout",
  description: "Repeats the order; again, with the chosen way to pay, once cart.reviewed and agreed.",
  arguments: z.strictObject({
    payment_method: z.string().max(40).optional().describe("an id"),
  }),
  result: z.discriminatedUnion("status", [
    z.object({ status: z.literal("accepted") }),
    z.object({ status: z.literal("cart_empty") }),
    z.object({ status: z.literal("missing"), fields: z.array(z.string()) }),
    /** Others were quicker, or the shop has fewer now. */
    z.object({
      status: z.literal("too_few"),
      lines: z.array(z.object({ sku: z.string(), title: z.string(), in_cart: z.number(), left: z.number() })),
    }),
  ]),
  isOfferedNow: hasCart,
  run: ({ payment_method: method }, situation, { shop, catalogue }) => {
    if (isLocked(situation)) return locked;
    if (situation.draft.lines.length === 0) return { result: { status: "cart_empty" } };
    const fields = missingDelivery(situation.draft);
    if (fields.length > 0) return { result: { status: "missing", fields } };
    const known = shop.paymentMethods.map(({ id }) => id);
    if (method !== undefined && !known.includes(method)) {
      return { error: `unknown payment_method; one of: ${known.join(", ")}` };
    }
    const lines = tooFew(situation.draft, catalogue);
    if (lines.length > 0) return { result: { status: "too_few", lines } };
    const draft = repriced(situation.draft, catalogue);
    return {
      result: { status: "accepted" },
      change: {
        draft: method === undefined ? draft : { ...draft, paymentMethod: method },
        request: { to: "payment", turnId: situation.turn.id, action: "checkout" },
      },
    };
  },
  evidence: (result) => ({
    isHandedOver: result.status === "accepted",
    ...(result.status === "too_few" ? { stocks: result.lines.map(({ left }) => left) } : {}),
  }),
});

const tooFew = (draft: OrderDraft, catalogue: Catalogue) =>
  draft.lines.flatMap((line) => {
    const left = catalogue.bySku(line.sku)?.variant.stock ?? 0;
    return left < line.quantity ? [{ sku: line.sku, title: titleAndSize(line), in_cart: line.quantity, left }] : [];
  });
