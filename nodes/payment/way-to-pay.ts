import {
  bankLink,
  formatMoney,
  type Invoice,
  type Language,
  type OrderDraft,
  type PaymentMethod,
  type Reply,
  type Shop,
  titleAndSize,
} from "../../src/core/index.ts";
import type { Bill } from "../sale/bill.ts";
import { paymentTexts } from "../texts/payments.ts";
import { texts } from "../texts/texts.ts";

interface Sums {
  readonly due: string;
  readonly total: string;
  readonly partial: boolean;
}

/** How a bill is paid, as the customer reads it: the requisites of the shop, an invoice of the channel, or a link. */
export function wayToPay(
  bill: Bill,
  method: PaymentMethod | undefined,
  language: Language,
  shop: Shop,
): Pick<Reply, "text" | "copies" | "invoice"> {
  const sums = {
    due: formatMoney(bill.due, language),
    total: formatMoney(bill.total, language),
    partial: bill.due.minor < bill.total.minor,
  };
  switch (method?.by) {
    case "invoice":
      return { text: texts[language].invoice(sums), invoice: invoiceFor(bill, language) };
    case "link":
      return { text: paymentTexts[language].linkComes(sums) };
    case "requisites":
    case undefined:
      return requisitesFor(bill, sums, language, shop);
  }
}

export const billLines = ({ lines }: Pick<OrderDraft, "lines">, language: Language): string[] =>
  lines.map(({ title, size, quantity, price }) =>
    texts[language].line({ title, size, quantity, price: formatMoney(price, language) }),
  );

const invoiceFor = (bill: Bill, language: Language): Invoice => ({
  billId: bill.id,
  title: texts[language].invoiceTitle({ number: bill.number }),
  description: bill.lines.map((line) => `${titleAndSize(line)} × ${line.quantity}`).join("; "),
  due: bill.due,
});

function requisitesFor(bill: Bill, sums: Sums, language: Language, shop: Shop): Pick<Reply, "text" | "copies"> {
  const words = texts[language];
  const { payee, iban, taxId = null } = shop.requisites;
  const purpose = `${shop.requisites.purpose} ${bill.number}`;
  const payment = { payee, iban, taxId: shop.requisites.taxId, dueMinor: bill.due.minor, purpose };
  const link = bill.due.currency === "UAH" ? bankLink(payment, shop.requisites.bankLink) : undefined;
  const text = words.requisites({ ...sums, payee, iban, taxId, purpose });
  return {
    text: link === undefined ? text : `${text}\n\n${paymentTexts[language].bankLink} ${link}`,
    copies: [
      { label: words.copy.iban, text: iban },
      { label: words.copy.amount, text: (bill.due.minor / 100).toFixed(2) },
      { label: words.copy.purpose, text: purpose },
    ],
  };
}
