import { createHash } from "node:crypto";
import { draftTotal, fromMajor, type Money, money, type OrderDraft, type PaymentMethod } from "../../src/core/index.ts";
import type { Bill } from "../schemas.ts";

/** The bill for one version of the draft. Its id derives from conversation and version: billing twice is one bill. */
export function billOf(conversation: string, draft: OrderDraft, method: PaymentMethod, currency: string): Bill {
  const total = draftTotal(draft, currency);
  const digest = createHash("sha256")
    .update(JSON.stringify([conversation, draft.version, draft.lines]))
    .digest();
  return {
    id: `o_${digest.toString("base64url").slice(0, 22)}`,
    number: (digest.readUInt32BE(24) % 10_000_000).toString().padStart(7, "0"),
    draftVersion: draft.version,
    method: method.id,
    total,
    due: dueOf(total, method),
    status: "awaiting_proof",
  };
}

/** A fixed prepayment never exceeds what the order costs. */
function dueOf(total: Money, method: PaymentMethod): Money {
  if (method.due === "total") return total;
  const prepayment = fromMajor(method.due, total.currency);
  return prepayment.minor < total.minor ? prepayment : total;
}

export const restOf = ({ total, due }: Bill): Money => money(total.minor - due.minor, total.currency);
