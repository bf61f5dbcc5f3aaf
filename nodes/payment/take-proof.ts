import {
  type Attachment,
  type EffectDraft,
  formatMoney,
  type Language,
  type Shop,
  staffLanguageOf,
  type Turn,
} from "../../src/core/index.ts";
import type { Bill } from "../sale/bill.ts";
import { nextWording } from "../texts/next-wording.ts";
import { texts } from "../texts/texts.ts";
import type { Thought } from "../turn/define-node.ts";
import { reply, sayReplies } from "../turn/outcome.ts";
import { isLatePart, proofsOf } from "../turn/turn-signals.ts";
import { lookAtLinks } from "./pay-link.ts";
import type { PaymentPatch, PaymentState } from "./payment-state.ts";
import { askWhichBill, changeSince, mayBeMeant, saidOf } from "./which-bill.ts";

/** The customer says that they paid: noted, shown to the person who decides, and never believed by itself. */
export function takeProof(state: PaymentState, turn: Turn, language: Language, shop: Shop): Thought<PaymentPatch> {
  const { bill, draft } = state;
  const words = texts[language];
  if (bill?.status === "awaiting_confirmation") return addProof(bill, state, turn, language, shop);
  if (bill?.status !== "awaiting_proof") {
    const nothing = reply(turn, { node: "payment", kind: "plain", text: words.nothingToPay });
    return { patch: sayReplies(state, turn, [nothing]) };
  }
  const change = changeSince(bill, draft);
  if (change !== undefined && mayBeMeant(bill, draft, turn)) return askWhichBill(bill, change, state, turn, language);
  const staffLanguage = staffLanguageOf(shop);
  const { staff } = texts[staffLanguage];
  const question = staff.proof({
    number: bill.number,
    due: formatMoney(bill.due, staffLanguage),
    earlier: bill.earlier.map(({ number, due }) => `${number}, ${formatMoney(due, staffLanguage)}`),
    customer: draft.delivery.name ?? staff.brief.unknown,
  });
  // A bill that is not for what the customer has in mind now is never taken without a word.
  const text = change === undefined ? words.proofReceived : words.proofOfOlderBill(saidOf(bill, change, language));
  const answer = reply(turn, { node: "payment", about: "proof", kind: "confirmation", text });
  const { askedAt: _answered, ...asked } = bill;
  return {
    patch: { bill: { ...asked, status: "awaiting_confirmation" }, ...sayReplies(state, turn, [answer]) },
    effects: [proofPost(question, bill, turn, shop), ...lookAtLinks(bill, shop)],
  };
}

/**
 * More of it while a person checks: they get it. The customer is told so, but not for the rest of an answered album.
 */
function addProof(bill: Bill, state: PaymentState, turn: Turn, language: Language, shop: Shop): Thought<PaymentPatch> {
  const question = texts[staffLanguageOf(shop)].staff.proofAdded({ number: bill.number });
  const { proofAdded, inOtherWords } = texts[language];
  const { text, timesSaid } = nextWording(state.timesSaid, "proofAdded", [proofAdded, ...inOtherWords.proofAdded]);
  const answer = reply(turn, { node: "payment", about: "proof", kind: "confirmation", text });
  return {
    patch: isLatePart(state, turn) ? {} : { ...sayReplies(state, turn, [answer]), timesSaid },
    effects: [proofPost(question, bill, turn, shop)],
  };
}

/** For the person who decides on the bill, with everything that was sent to show that it is paid. */
function proofPost(question: string, bill: Bill, turn: Turn, shop: Shop): EffectDraft {
  const files = proofsOf(turn);
  return {
    kind: "staff.post",
    subject: bill.id,
    payload: {
      topic: "payment_proof",
      billId: bill.id,
      text: [question, ...receiptLines(files, bill, shop)].join("\n"),
      ...(files.length === 0 ? {} : { files: [...files] }),
      actions: ["confirm_payment", "decline_payment", "take_over"],
    },
  };
}

/** What a reader saw on the receipts: help for the person who decides, never a decision. */
function receiptLines(files: readonly Attachment[], bill: Bill, shop: Shop): string[] {
  const language = staffLanguageOf(shop);
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
