import { type GraphNode, StateSchema } from "@langchain/langgraph";
import {
  type Attachment,
  deliveryFields,
  draftTotal,
  formatMoney,
  type Invoice,
  type Language,
  localised,
  type PaymentReceived,
  type PaymentRefunded,
  type Reply,
  type Shop,
  type Turn,
  type TurnInbound,
} from "../src/core/index.ts";
import { billFor, restOf } from "./bill.ts";
import { sameLines } from "./cart-lines.ts";
import { defineNode, type NodeDeps, type Thought } from "./define-node.ts";
import { reply, saying } from "./outcome.ts";
import { orderEffect, placedOrder } from "./placed-order.ts";
import type { Bill } from "./schemas.ts";
import { mediaFields, saleFields, turnFields } from "./state.ts";
import { texts } from "./texts/texts.ts";
import { isLatePart, isProof, proofsOf } from "./turn-signals.ts";

export const PaymentSlice = new StateSchema({ ...turnFields, ...mediaFields, ...saleFields });
type State = typeof PaymentSlice.State;
type Patch = typeof PaymentSlice.Update;

export interface PaymentDeps extends NodeDeps {
  readonly shop: Shop;
}

/**
 * Money, in code alone: repeats the order, shows the requisites of the shop's own config, takes note of a proof, and
 * carries out a person's decision. It never waits; waiting is `await_payment`.
 */
export function payment(deps: PaymentDeps): GraphNode<typeof PaymentSlice> {
  const { shop } = deps;
  return defineNode("payment", deps, (state: State, turn): Thought<Patch> => {
    const language = state.language ?? "uk";
    const charge = turn.inbounds.findLast(isCharge);
    if (charge?.kind === "payment_received") return received(charge, state, turn, language, shop);
    if (charge?.kind === "payment_refunded") return refunded(charge, state, turn, language, shop);
    const decision = turn.inbounds.findLast((inbound) => inbound.kind === "payment_decision");
    if (decision !== undefined) {
      const { bill } = state;
      const isOpen = bill?.status === "awaiting_confirmation" || bill?.status === "awaiting_proof";
      if (!isOpen || bill.id !== decision.billId) return outdated(bill, decision.billId, shop);
      return decision.paid ? settled(bill, state, turn, language, shop) : declined(bill, state, turn, language);
    }
    const asked =
      state.request?.turnId === turn.id && state.request.to === "payment" ? state.request.action : undefined;
    return asked === "proof" || isProof(state, turn)
      ? proofTaken(state, turn, language, shop)
      : billed(state, turn, language, shop);
  });
}

/** Review first, then the way to pay, then the requisites: none can be skipped, whatever was asked for. */
function billed(state: State, turn: Turn, language: Language, shop: Shop): Thought<Patch> {
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

function proofTaken(state: State, turn: Turn, language: Language, shop: Shop): Thought<Patch> {
  const { bill, draft } = state;
  const words = texts[language];
  if (bill?.status === "awaiting_confirmation") return proofAdded(bill, state, turn, language, shop);
  if (bill?.status !== "awaiting_proof") {
    return { patch: saying(state, turn, [reply(turn, { node: "payment", kind: "plain", text: words.nothingToPay })]) };
  }
  const staffLanguage = shop.languages[0] ?? "uk";
  const files = proofsOf(turn);
  return {
    patch: {
      bill: { ...bill, status: "awaiting_confirmation" },
      ...saying(state, turn, [
        reply(turn, { node: "payment", about: "proof", kind: "confirmation", text: words.proofReceived }),
      ]),
    },
    effects: [
      {
        kind: "staff.post",
        subject: bill.id,
        payload: {
          topic: "payment_proof",
          billId: bill.id,
          text: [
            texts[staffLanguage].staff.proof({
              number: bill.number,
              due: formatMoney(bill.due, staffLanguage),
              earlier: bill.earlier.map(({ number, due }) => `${number}, ${formatMoney(due, staffLanguage)}`),
              customer: draft.delivery.name ?? texts[staffLanguage].staff.brief.unknown,
            }),
            ...receiptLines(files, bill, shop),
          ].join("\n"),
          ...(files.length === 0 ? {} : { files: [...files] }),
          actions: ["confirm_payment", "decline_payment", "take_over"],
        },
      },
    ],
  };
}

/** More of it while a person checks: they get it, and the customer hears so, but for the rest of an album that was answered. */
function proofAdded(bill: Bill, state: State, turn: Turn, language: Language, shop: Shop): Thought<Patch> {
  const files = proofsOf(turn);
  const { staff } = texts[shop.languages[0] ?? "uk"];
  const said = reply(turn, {
    ...{ node: "payment", about: "proof", kind: "confirmation" },
    text: texts[language].proofAdded,
  });
  return {
    patch: isLatePart(state, turn) ? {} : saying(state, turn, [said]),
    effects: [
      {
        kind: "staff.post",
        subject: bill.id,
        payload: {
          topic: "payment_proof",
          billId: bill.id,
          text: [staff.proofAdded({ number: bill.number }), ...receiptLines(files, bill, shop)].join("\n"),
          files: [...files],
          actions: ["confirm_payment", "decline_payment", "take_over"],
        },
      },
    ],
  };
}

/** What a reader saw on the receipts: help for whoever decides, never a decision. */
function receiptLines(files: readonly Attachment[], bill: Bill, shop: Shop): string[] {
  const language = shop.languages[0] ?? "uk";
  return files.flatMap(({ proof }) => {
    if (proof === undefined) return [];
    const { amountMinor, currency = bill.due.currency, iban, payee = null } = proof;
    const fits =
      amountMinor === bill.due.minor &&
      currency === bill.due.currency &&
      (iban === undefined || iban.replaceAll(" ", "") === shop.requisites.iban);
    const amount = amountMinor === undefined ? null : formatMoney({ minor: amountMinor, currency }, language);
    return [texts[language].staff.receipt({ amount, payee, fits })];
  });
}

const isCharge = (inbound: TurnInbound): inbound is PaymentReceived | PaymentRefunded =>
  inbound.kind === "payment_received" || inbound.kind === "payment_refunded";

/** The channel took the money: for the open bill and its very sum it is paid; anything else is a person's to sort out. */
function received(charge: PaymentReceived, state: State, turn: Turn, language: Language, shop: Shop): Thought<Patch> {
  const { bill } = state;
  const { amount, chargeId } = charge;
  const isOpen = bill?.status === "awaiting_confirmation" || bill?.status === "awaiting_proof";
  const isThis =
    isOpen && bill.id === charge.billId && bill.due.minor === amount.minor && bill.due.currency === amount.currency;
  if (isThis) return settled(bill, state, turn, language, shop);
  const staffLanguage = shop.languages[0] ?? "uk";
  const text = texts[staffLanguage].staff.paidOutdated({ amount: formatMoney(amount, staffLanguage), chargeId });
  const said = reply(turn, {
    ...{ node: "payment", about: chargeId, kind: "confirmation" },
    text: texts[language].paidButOutdated,
  });
  return {
    patch: saying(state, turn, [said]),
    effects: [{ kind: "staff.post", subject: chargeId, payload: { topic: "order", text, actions: ["take_over"] } }],
  };
}

function refunded(charge: PaymentRefunded, state: State, turn: Turn, language: Language, shop: Shop): Thought<Patch> {
  const { amount, chargeId } = charge;
  const staffLanguage = shop.languages[0] ?? "uk";
  const number = state.bill?.id === charge.billId ? state.bill.number : null;
  const text = texts[staffLanguage].staff.refunded({ amount: formatMoney(amount, staffLanguage), chargeId });
  const said = reply(turn, {
    ...{ node: "payment", about: chargeId, kind: "confirmation" },
    text: texts[language].refunded({ amount: formatMoney(amount, language), number }),
  });
  return {
    patch: saying(state, turn, [said]),
    effects: [{ kind: "staff.post", subject: chargeId, payload: { topic: "order", text, actions: [] } }],
  };
}

/** A person confirmed: the order is placed, once, under the bill's id. */
function settled(bill: Bill, state: State, turn: Turn, language: Language, shop: Shop): Thought<Patch> {
  const { draft } = state;
  const order = placedOrder(bill, draft.delivery);
  const rest = restOf(bill);
  const staffLanguage = shop.languages[0] ?? "uk";
  return {
    patch: {
      bill: { ...bill, status: "paid" },
      // What was paid leaves the cart; what was changed since stays in it. The version goes on, so no bill id returns.
      draft: {
        version: draft.version + 1,
        lines: sameLines(bill, draft) ? [] : draft.lines,
        delivery: draft.delivery,
      },
      ...saying(
        state,
        turn,
        [
          reply(turn, {
            node: "payment",
            about: bill.id,
            kind: "confirmation",
            text: texts[language].paid({
              number: bill.number,
              total: formatMoney(bill.total, language),
              rest: rest.minor === 0 ? null : formatMoney(rest, language),
            }),
          }),
        ],
        { orders: [order] },
      ),
    },
    effects: [
      orderEffect(bill, draft.delivery, bill.id),
      // A prepayment forms the order; only the whole sum is "paid".
      { kind: "crm.status", subject: bill.id, payload: { stage: rest.minor === 0 ? "paid" : "order_formed" } },
      {
        kind: "staff.post",
        subject: bill.id,
        payload: {
          topic: "order",
          text: texts[staffLanguage].staff.order({
            number: bill.number,
            paid: formatMoney(bill.due, staffLanguage),
            total: formatMoney(bill.total, staffLanguage),
          }),
          actions: [],
        },
      },
    ],
  };
}

/** A person did not find the money: the order is kept and the customer is asked for the receipt. */
function declined(bill: Bill, state: State, turn: Turn, language: Language): Thought<Patch> {
  const text = texts[language].notPaid({ due: formatMoney(bill.due, language) });
  return {
    patch: {
      bill: { ...bill, status: "awaiting_proof" },
      ...saying(state, turn, [reply(turn, { node: "payment", about: bill.id, kind: "confirmation", text })]),
    },
  };
}

/** The bill was replaced or settled since the person was asked: they are told, and nothing else happens. */
function outdated(bill: Bill | null, asked: string, shop: Shop): Thought<Patch> {
  const words = texts[shop.languages[0] ?? "uk"].staff;
  return {
    patch: {},
    effects: [
      {
        kind: "staff.post",
        subject: `outdated/${asked}`,
        payload: { topic: "payment_proof", text: words.outdated({ number: bill?.number ?? "–" }), actions: [] },
      },
    ],
  };
}

const only = <T>(items: readonly T[]): T | undefined => (items.length === 1 ? items[0] : undefined);
