import { createHash } from "node:crypto";
import { draftTotal, fromMajor, type Money, type OrderDraft, type PaymentMethod } from "../../src/core/index.ts";
import type { Bill } from "./bill.ts";
import { isBillFor } from "./cart-lines.ts";

const earlierCount = 3;

/** The bill for these lines by this method: the open one where it is just that, or a new one in its place. */
export function makeBill(
  conversation: string,
  draft: OrderDraft,
  method: PaymentMethod,
  currency: string,
  current: Bill | null,
): Bill {
  const open = current?.status === "awaiting_proof" ? current : undefined;
  if (open !== undefined && open.method === method.id && isBillFor(open, draft)) return open;
  const total = draftTotal(draft, currency);
  // Derived, so that a re-run bills the same; the version tells the next order of the same things from this one.
  const digest = createHash("sha256")
    .update(JSON.stringify([conversation, draft.version, draft.lines, method.id]))
    .digest();
  return {
    id: `o_${digest.toString("base64url").slice(0, 22)}`,
    number: (digest.readUInt32BE(24) % 10_000_000).toString().padStart(7, "0"),
    lines: [...draft.lines],
    method: method.id,
    total,
    due: dueOf(total, method),
    status: "awaiting_proof",
    earlier: open === undefined ? [] : [...open.earlier, { number: open.number, due: open.due }].slice(-earlierCount),
  };
}

/** A fixed prepayment never exceeds what the order costs. */
function dueOf(total: Money, method: PaymentMethod): Money {
  if (method.due === "total") return total;
  const prepayment = fromMajor(method.due, total.currency);
  return prepayment.minor < total.minor ? prepayment : total;
}
