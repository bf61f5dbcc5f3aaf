import {
  deliveryFields,
  draftTotal,
  formatMoney,
  type Invoice,
  type Language,
  localised,
  type Reply,
  type Shop,
  type Turn,
} from "../../src/core/index.ts";
import { billFor } from "../sale/bill.ts";
import { texts } from "../texts/texts.ts";
import type { Thought } from "../turn/define-node.ts";
import { reply, saying } from "../turn/outcome.ts";
import type { Bill } from "../turn/schemas.ts";
import type { PaymentSlice } from "./payment.ts";

type State = typeof PaymentSlice.State;
type Patch = typeof PaymentSlice.Update;

/** Review first, then the way to pay, then the requisites: none can be skipped, whatever was asked for. */
export function billed(state: State, turn: Turn, language: Language, shop: Shop): Thought<Patch> {
  const { draft } = state;
  const words = texts[language];
  const methods = shop.paymentMethods.map(({ title }) => localised(title, language));
  const method = shop.paymentMethods.find(({ id }) => id === draft.paymentMethod) ?? only(shop.paymentMethods);
  const isReviewed = draft.reviewed?.version === draft.version && draft.reviewed.turnId !== turn.id;
  if (!isReviewed) {
    const text = words.review({
      lines: draft.lines.map(({ title, size, quantity, price }) =>
        words.line({ title, size, quantity, price: formatMoney(price, language) }),
      ),
      total: formatMoney(draftTotal(draft, shop.currency), language),
      delivery: deliveryFields.map((field) => `${words.deliveryLabels[field]}: ${draft.delivery[field] ?? ""}`),
      method: method === undefined ? null : localised(method.title, language),
      methods,
    });
    return {
      patch: {
        draft: { ...draft, reviewed: { version: draft.version, turnId: turn.id } },
        ...saying(state, turn, [
          reply(turn, {
            node: "payment",
            about: "review",
            kind: "review",
            text,
            ...(method ? {} : { choices: methods }),
          }),
        ]),
      },
    };
  }
  if (method === undefined) {
    const text = words.chooseMethod(methods);
    return {
      patch: saying(state, turn, [
        reply(turn, { node: "payment", about: "method", kind: "review", text, choices: methods }),
      ]),
    };
  }
  const bill = billFor(turn.conversationId, draft, method, shop.currency, state.bill);
  const sums = {
    due: formatMoney(bill.due, language),
    total: formatMoney(bill.total, language),
    partial: bill.due.minor < bill.total.minor,
  };
  return {
    patch: {
      bill,
      ...saying(state, turn, [
        reply(turn, {
          node: "payment",
          about: bill.id,
          kind: "requisites",
          ...(method.by === "invoice"
            ? { text: words.invoice(sums), invoice: invoiceOf(bill, language) }
            : requisitesOf(bill, sums, language, shop)),
        }),
      ]),
    },
    // Showing the same requisites again is not a new invoice.
    effects: bill === state.bill ? [] : [{ kind: "crm.status", payload: { stage: "invoice_sent" }, subject: bill.id }],
  };
}

interface Sums {
  readonly due: string;
  readonly total: string;
  readonly partial: boolean;
}

const invoiceOf = (bill: Bill, language: Language): Invoice => ({
  billId: bill.id,
  title: texts[language].invoiceTitle({ number: bill.number }),
  description: bill.lines.map(({ title, size, quantity }) => `${title}, ${size} × ${quantity}`).join("; "),
  due: bill.due,
});

function requisitesOf(bill: Bill, sums: Sums, language: Language, shop: Shop): Pick<Reply, "text" | "copies"> {
  const words = texts[language];
  const { payee, iban, taxId, purpose } = shop.requisites;
  const text = words.requisites({
    ...sums,
    payee,
    iban,
    taxId: taxId ?? null,
    purpose: `${purpose} ${bill.number}`,
  });
  return {
    text,
    copies: [
      { label: words.copy.iban, text: iban },
      { label: words.copy.amount, text: (bill.due.minor / 100).toFixed(2) },
      { label: words.copy.purpose, text: `${purpose} ${bill.number}` },
    ],
  };
}

const only = <T>(items: readonly T[]): T | undefined => (items.length === 1 ? items[0] : undefined);
