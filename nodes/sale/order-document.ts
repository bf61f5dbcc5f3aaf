import { formatMoney, type Language, localTimeOf, type Shop, times, titleAndSize } from "../../src/core/index.ts";
import { texts } from "../texts/texts.ts";
import type { KnownOrder } from "./known-orders.ts";

/** An invoice, or of what is paid a receipt, as plain text: made of the bill's own data. No fiscal document. */
export function documentOf(order: KnownOrder, shop: Shop, language: Language, at: string): string {
  const { number, lines, total, due, paid, rest } = order;
  const { payee, iban, taxId = null, purpose } = shop.requisites;
  const said = (amount: typeof total): string | null => (amount.minor === 0 ? null : formatMoney(amount, language));
  return texts[language].orders.document({
    shop: shop.name,
    number,
    date: localTimeOf(new Date(at), shop.timeZone).date,
    lines: lines.map(
      (line) => `${titleAndSize(line)} × ${line.quantity}: ${formatMoney(times(line.price, line.quantity), language)}`,
    ),
    total: formatMoney(total, language),
    due: said(due),
    paid: said(paid),
    rest: said(rest),
    payee,
    iban,
    taxId,
    purpose: `${purpose} ${number}`,
  });
}
