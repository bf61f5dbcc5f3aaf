import {
  type EffectDraft,
  type Lacking,
  orderId,
  type PlacedOrder,
  type Shop,
  type Stock,
  staffLanguageOf,
  type Turn,
} from "../../src/core/index.ts";
import { type Bill, isOpenBill, isPaidBy } from "../sale/bill.ts";
import { texts } from "../texts/texts.ts";
import type { Thought } from "../turn/define-node.ts";
import { lackingLines } from "./lacking-lines.ts";
import type { PaymentPatch, PaymentState } from "./payment-state.ts";
import { tellStaff } from "./tell-staff.ts";

interface PiecesDeps {
  readonly shop: Shop;
  readonly stock?: Stock;
}

/**
 * What a step of a bill means for its pieces. Paid, they are sold; a proof that is checked, a proof that is declined
 * and a payment that is undone begin their time anew; a bill that is void, an order that is cancelled and money that
 * was given back bring them back. Money that comes for pieces that others have is taken all the same: the staff are
 * told what is lacking.
 */
export async function keepPieces(
  thought: Thought<PaymentPatch>,
  { bill: before }: PaymentState,
  turn: Turn,
  { shop, stock }: PiecesDeps,
): Promise<Thought<PaymentPatch>> {
  if (stock === undefined) return thought;
  const { bill: after, outcome } = thought.patch;
  if (before !== null && isBack(before, after, turn)) await stock.release(orderId(before.id));
  const notes: EffectDraft[] = [];
  if (after && isOpenBill(after) && after.id === before?.id && after.status !== before.status) {
    notes.push(...tellLacking(after, await stock.take(orderId(after.id), after.lines, shop.orders), shop));
  }
  for (const order of outcome?.orders ?? []) notes.push(...tellLacking(order, await sellOrRelease(order, stock), shop));
  return notes.length === 0 ? thought : { ...thought, effects: [...(thought.effects ?? []), ...notes] };
}

/** Of what was given back all of it: a part is a person's agreement with the customer about something else. */
const isBack = (before: Bill, after: Bill | null | undefined, { inbounds }: Turn): boolean =>
  (isOpenBill(before) && (after === null || (after !== undefined && after.id !== before.id))) ||
  inbounds.some((inbound) => {
    if (inbound.kind !== "payment_refunded" && inbound.kind !== "refund_made") return false;
    const isOfBill = inbound.kind === "refund_made" ? inbound.orderId === before.id : isPaidBy(before, inbound);
    return isOfBill && (inbound.amount === undefined || inbound.amount.minor >= before.due.minor);
  });

async function sellOrRelease({ id, lines, status }: PlacedOrder, stock: Stock): Promise<readonly Lacking[]> {
  switch (status) {
    case "new":
    case "paid":
    case "processing":
    case "shipped":
    case "delivered":
      return stock.sell(id, lines);
    case "cancelled":
    case "refunded":
      await stock.release(id);
      return [];
    case "pending_payment":
      // Its bill waits again, and holds them.
      return [];
  }
}

function tellLacking(
  { id, number, lines }: Pick<Bill, "id" | "number"> & Pick<PlacedOrder, "lines">,
  lacking: readonly Lacking[],
  shop: Shop,
): EffectDraft[] {
  if (lacking.length === 0) return [];
  const { staff } = texts[staffLanguageOf(shop)];
  return [tellStaff(`lacking/${id}`, staff.lacking({ number, lines: lackingLines(lacking, lines) }))];
}
