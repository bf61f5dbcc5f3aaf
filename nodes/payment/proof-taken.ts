import {
  type Attachment,
  type EffectDraft,
  formatMoney,
  type Language,
  type Shop,
  staffLanguageOf,
  type Turn,
} from "../../src/core/index.ts";
import { texts } from "../texts/texts.ts";
import type { Thought } from "../turn/define-node.ts";
import { reply, saying } from "../turn/outcome.ts";
import type { Bill } from "../turn/schemas.ts";
import { isLatePart, proofsOf } from "../turn/turn-signals.ts";
import type { PaymentSlice } from "./payment.ts";

type State = typeof PaymentSlice.State;
type Patch = typeof PaymentSlice.Update;

/** The customer says that they paid: noted, shown to whoever decides, and never believed by itself. */
export function proofTaken(state: State, turn: Turn, language: Language, shop: Shop): Thought<Patch> {
  const { bill, draft } = state;
  const words = texts[language];
  if (bill?.status === "awaiting_confirmation") return proofAdded(bill, state, turn, language, shop);
  if (bill?.status !== "awaiting_proof") {
    return { patch: saying(state, turn, [reply(turn, { node: "payment", kind: "plain", text: words.nothingToPay })]) };
  }
  const staffLanguage = staffLanguageOf(shop);
  const { staff } = texts[staffLanguage];
  const told = staff.proof({
    number: bill.number,
    due: formatMoney(bill.due, staffLanguage),
    earlier: bill.earlier.map(({ number, due }) => `${number}, ${formatMoney(due, staffLanguage)}`),
    customer: draft.delivery.name ?? staff.brief.unknown,
  });
  const said = reply(turn, { node: "payment", about: "proof", kind: "confirmation", text: words.proofReceived });
  return {
    patch: { bill: { ...bill, status: "awaiting_confirmation" }, ...saying(state, turn, [said]) },
    effects: [postOf(told, bill, turn, shop)],
  };
}

/** More of it while a person checks: they get it, and the customer hears so, but for the rest of an album that was answered. */
function proofAdded(bill: Bill, state: State, turn: Turn, language: Language, shop: Shop): Thought<Patch> {
  const told = texts[staffLanguageOf(shop)].staff.proofAdded({ number: bill.number });
  const text = texts[language].proofAdded;
  const said = reply(turn, { node: "payment", about: "proof", kind: "confirmation", text });
  return {
    patch: isLatePart(state, turn) ? {} : saying(state, turn, [said]),
    effects: [postOf(told, bill, turn, shop)],
  };
}

/** For whoever decides on the bill, with everything that was sent to show that it is paid. */
function postOf(told: string, bill: Bill, turn: Turn, shop: Shop): EffectDraft {
  const files = proofsOf(turn);
  return {
    kind: "staff.post",
    subject: bill.id,
    payload: {
      topic: "payment_proof",
      billId: bill.id,
      text: [told, ...receiptLines(files, bill, shop)].join("\n"),
      ...(files.length === 0 ? {} : { files: [...files] }),
      actions: ["confirm_payment", "decline_payment", "take_over"],
    },
  };
}

/** What a reader saw on the receipts: help for whoever decides, never a decision. */
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
