import { type Lacking, orderId, type Shop, type Stock, staffLanguageOf, type Turn } from "../../src/core/index.ts";
import type { Bill } from "../sale/bill.ts";
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
 * What a step of a bill means for its pieces. Paid, they are sold; a proof that is checked, a proof that is declined and
 * a payment that is undone begin their time anew; money that was given back gives the pieces back. Money that comes for
 * pieces that others have is taken all the same: the staff are told what is lacking.
 */
export async function keepPieces(
  thought: Thought<PaymentPatch>,
  { bill: before }: PaymentState,
  turn: Turn,
  { shop, stock }: PiecesDeps,
): Promise<Thought<PaymentPatch>> {
  const after = thought.patch.bill;
  if (stock === undefined || before === null) return thought;
  if (isGivenBack(before, turn)) await stock.release(orderId(before.id));
  if (!after || after.id !== before.id || after.status === before.status) return thought;
  const lacking = await piecesFor(after, stock, shop);
  return lacking.length === 0
    ? thought
    : { ...thought, effects: [...(thought.effects ?? []), tellLacking(after, lacking, shop)] };
}

/** All of it: a part that was given back is a person's agreement with the customer about something else. */
const isGivenBack = ({ id, due }: Bill, { inbounds }: Turn): boolean =>
  inbounds.some(
    (inbound) => inbound.kind === "payment_refunded" && inbound.billId === id && inbound.amount.minor >= due.minor,
  );

function piecesFor({ id, lines, status }: Bill, stock: Stock, shop: Shop): Promise<readonly Lacking[]> {
  switch (status) {
    case "paid":
      return stock.sell(orderId(id), lines);
    case "awaiting_proof":
    case "awaiting_confirmation":
      return stock.take(orderId(id), lines, { holdHours: shop.orders.holdHours });
  }
}

function tellLacking(bill: Bill, lacking: readonly Lacking[], shop: Shop) {
  const { staff } = texts[staffLanguageOf(shop)];
  const { number, lines } = bill;
  return tellStaff(`lacking/${bill.id}`, staff.lacking({ number, lines: lackingLines(lacking, lines) }));
}
