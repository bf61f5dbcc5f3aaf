import { missingDelivery } from "../../src/core/index.ts";
import { isLocked, locked, type ToolAction } from "./action.ts";

export const checkout: ToolAction<"checkout"> = ({ payment_method: method }, situation, { shop }) => {
  if (isLocked(situation)) return locked;
  const { draft, turn } = situation;
  if (draft.lines.length === 0) return { result: { status: "cart_empty" } };
  const fields = missingDelivery(draft);
  if (fields.length > 0) return { result: { status: "missing", fields } };
  const known = shop.paymentMethods.map(({ id }) => id);
  if (method !== undefined && !known.includes(method)) {
    return { result: { error: `unknown payment_method; one of: ${known.join(", ")}` } };
  }
  return {
    result: { status: "accepted" },
    change: {
      ...(method === undefined ? {} : { draft: { ...draft, paymentMethod: method } }),
      request: { to: "payment", turnId: turn.id, action: "checkout" },
    },
  };
};
