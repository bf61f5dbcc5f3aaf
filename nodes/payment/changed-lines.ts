import {
  type Language,
  type LineQuantity,
  type OrderDraft,
  type Sku,
  staffLanguageOf,
  type Turn,
  titleAndSize,
} from "../../src/core/index.ts";
import { isOpenBill } from "../sale/bill.ts";
import { linesBeyond } from "../sale/cart-lines.ts";
import { catalogueNow } from "../sale/catalogue-now.ts";
import { repriced, withChanges } from "../sale/priced-lines.ts";
import { orderChangeTexts } from "../texts/order-changes.ts";
import type { PaymentState } from "./payment-state.ts";
import type { BillDeps } from "./show-bill.ts";

/** The order in hand with these pieces, or why it cannot have them, as the staff are told. All of it, or nothing. */
export async function changedLines(
  lines: readonly LineQuantity[],
  { draft: before, bill }: PaymentState,
  turn: Turn,
  language: Language,
  { shop, catalogue, stock }: BillDeps,
): Promise<{ readonly draft: OrderDraft } | { readonly refused: string }> {
  const { staff } = orderChangeTexts[staffLanguageOf(shop)];
  if (bill?.status === "paid" && before.lines.length === 0) return { refused: staff.paid({ number: bill.number }) };
  if (catalogue === undefined) return { refused: lines.map(staff.unknown).join(" ") };
  const shelf = await catalogueNow({ catalogue, ...(stock === undefined ? {} : { stock }) }, turn, bill);
  const { draft, problems } = withChanges(before, lines, shelf, language);
  if (problems.length > 0) {
    const why = problems.map(({ sku, problem, stock: left = 0 }) =>
      problem === "unknown_sku" ? staff.unknown({ sku }) : staff.lacking({ sku, left }),
    );
    return { refused: why.join(" ") };
  }
  if (draft === before) return { refused: staff.same };
  if (isOpenBill(bill) && draft.lines.length === 0) return { refused: staff.leavesNothing };
  // What the money may be there for already stays in the order.
  if (bill?.status === "awaiting_confirmation" && linesBeyond(bill.lines, draft.lines).length > 0) {
    return { refused: staff.checked({ number: bill.number }) };
  }
  return { draft: repriced(draft, shelf) };
}

/** How many pieces the order has of each of these articles. */
export const piecesOf = (lines: readonly LineQuantity[], draft: OrderDraft): LineQuantity[] =>
  lines.map(({ sku }) => ({ sku, quantity: countOf(sku, draft) }));

/** As the staff read it: "DR-ROM-122 (Dress, 122) 2 → 1". */
export const changeInWords = (lines: readonly LineQuantity[], before: OrderDraft, after: OrderDraft): string =>
  lines
    .map(({ sku }) => {
      const line = [...after.lines, ...before.lines].find((each) => each.sku === sku);
      const title = line === undefined ? "" : ` (${titleAndSize(line)})`;
      return `${sku}${title} ${countOf(sku, before)} → ${countOf(sku, after)}`;
    })
    .join("; ");

const countOf = (sku: Sku, { lines }: OrderDraft): number => lines.find((line) => line.sku === sku)?.quantity ?? 0;
