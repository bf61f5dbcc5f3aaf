import type { Language } from "../../../src/core/index.ts";
import { ignored, type Reading } from "../reading.ts";
import { preCheckoutSchema } from "../update-schema.ts";
import { customerOf } from "./customer.ts";

/** Invoices go out in private chats alone, where the chat's id is the customer's. */
export function readPreCheckout(content: unknown, firstLanguage: Language): Reading {
  const parsed = preCheckoutSchema.safeParse(content);
  if (!parsed.success) return ignored("a question about a payment without its usual fields");
  const { id: queryId, from, currency, total_amount: minor, invoice_payload: billId } = parsed.data;
  return {
    is: "pre_checkout",
    from: customerOf({ chatId: from.id }, from, firstLanguage),
    queryId,
    billId,
    amount: { minor, currency },
  };
}
