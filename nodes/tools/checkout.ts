import { z } from "zod";
import { missingDelivery } from "../../src/core/index.ts";
import { repriced, soldOut } from "../sale/priced-lines.ts";
import { defineTool } from "./define-tool.ts";
import { isLocked, locked } from "./situation.ts";

export const checkout = defineTool({
  name: "checkout",
  description:
    "Ask for payment. The product repeats the order first; call again once they agreed and chose how to pay.",
  arguments: z.strictObject({
    payment_method: z.string().max(40).optional().describe("an id of payment_methods"),
  }),
  result: z.discriminatedUnion("status", [
    z.object({ status: z.literal("accepted") }),
    z.object({ status: z.literal("cart_empty") }),
    z.object({ status: z.literal("missing"), fields: z.array(z.string()) }),
  ]),
  run: ({ payment_method: method }, situation, { shop, catalogue }) => {
    if (isLocked(situation)) return locked;
    if (situation.draft.lines.length === 0) return { result: { status: "cart_empty" } };
    const fields = missingDelivery(situation.draft);
    if (fields.length > 0) return { result: { status: "missing", fields } };
    const known = shop.paymentMethods.map(({ id }) => id);
    if (method !== undefined && !known.includes(method)) {
      return { error: `unknown payment_method; one of: ${known.join(", ")}` };
    }
    const gone = soldOut(situation.draft.lines, catalogue);
    if (gone.length > 0) {
      return { error: `no longer in stock: ${gone.join(", ")}; take it out with change_cart or offer another` };
    }
    const draft = repriced(situation.draft, catalogue);
    return {
      result: { status: "accepted" },
      change: {
        draft: method === undefined ? draft : { ...draft, paymentMethod: method },
        request: { to: "payment", turnId: situation.turn.id, action: "checkout" },
      },
    };
  },
  evidence: ({ status }) => ({ isHandedOver: status === "accepted" }),
});
