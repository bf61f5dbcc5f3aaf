import { createHash } from "node:crypto";
import {
  draftTotal,
  fromMajor,
  type Lacking,
  type Money,
  money,
  type OrderDraft,
  type OrderId,
  orderId,
  type PaymentMethod,
} from "../../src/core/index.ts";
import type { Bill } from "./bill.ts";
import { isBillFor } from "./cart-lines.ts";
import type { VoidBill } from "./order-fields.ts";

const earlierCount = 3;

interface BillRequest {
  readonly conversation: string;
  readonly draft: OrderDraft;
  readonly method: PaymentMethod;
  readonly currency: string;
  readonly current: Bill | null;
  /** Bills of this chat that are not to be paid any more. */
  readonly voided: readonly VoidBill[];
  /** Absent: a number that is derived from the bill, long enough to be rarely the same twice. */
  readonly numberOf: ((order: OrderId) => Promise<string>) | undefined;
  /** Keeps the pieces for the bill, in place of the other one. Absent: nothing is kept. */
  readonly take:
    | ((order: OrderId, lines: OrderDraft["lines"], instead: OrderId | undefined) => Promise<readonly Lacking[]>)
    | undefined;
}

/**
 * The bill for these lines by this method: the open one where it is just that, or a new one in its place. None where
 * somebody else has taken the pieces.
 */
export async function makeBill(asked: BillRequest): Promise<Bill | { readonly lacking: readonly Lacking[] }> {
  const { conversation, draft, method, currency, current, voided, numberOf, take } = asked;
  const open = current?.status === "awaiting_proof" ? current : undefined;
  const same = open !== undefined && open.method === method.id && isBillFor(open, draft) ? open : undefined;
  const total = draftTotal(draft, currency);
  // Derived, so that a re-run bills the same; the version tells the next order of the same things from this one.
  const digest = createHash("sha256")
    .update(JSON.stringify([conversation, draft.version, draft.lines, method.id]))
    .digest();
  const id = same?.id ?? `o_${digest.toString("base64url").slice(0, 22)}`;
  // Before the number is given: a bill that cannot be made leaves no gap in the shop's numbers.
  const lacking = (await take?.(orderId(id), draft.lines, open && orderId(open.id))) ?? [];
  if (lacking.length > 0) return { lacking };
  if (same !== undefined) return same;
  return {
    id,
    number: (await numberOf?.(orderId(id))) ?? derivedNumber(digest),
    lines: [...draft.lines],
    method: method.id,
    total,
    due: dueOf(total, method),
    status: "awaiting_proof",
    earlier: earlierOf(current, voided),
  };
}

/** Bills that this one takes the place of, or that were cancelled before it: money may come under their numbers. */
function earlierOf(current: Bill | null, voided: readonly VoidBill[]): Bill["earlier"] {
  if (current?.status === "paid") return [];
  const before = current === null ? voided : [...current.earlier, current];
  return before.slice(-earlierCount).map(({ number, due }) => ({ number, due }));
}

const derivedNumber = (digest: Buffer): string => (digest.readUInt32BE(24) % 10_000_000).toString().padStart(7, "0");

/** A fixed prepayment never exceeds what the order costs. */
export function dueOf(total: Money, method: PaymentMethod): Money {
  if (method.due === "total") return total;
  if (method.due === "nothing") return money(0, total.currency);
  const prepayment = fromMajor(method.due, total.currency);
  return prepayment.minor < total.minor ? prepayment : total;
}
