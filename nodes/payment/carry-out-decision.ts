import {
  type Confirmation,
  formatMoney,
  fromMajor,
  judgeConfirmation,
  type Language,
  type PaymentDecision,
  type Shop,
  staffLanguageOf,
  type Turn,
} from "../../src/core/index.ts";
import { suggestToStaff } from "../handoff/suggest-to-staff.ts";
import { type Bill, isOpenBill } from "../sale/bill.ts";
import { texts } from "../texts/texts.ts";
import type { Thought } from "../turn/define-node.ts";
import { reply, sayReplies } from "../turn/outcome.ts";
import { isPersons } from "../turn/turn-signals.ts";
import type { PaymentPatch, PaymentState } from "./payment-state.ts";
import { settleBill } from "./settle-bill.ts";
import { tellStaff } from "./tell-staff.ts";

/** A person says that the money came, or that it did not. */
export function carryOutDecision(
  decision: PaymentDecision,
  state: PaymentState,
  turn: Turn,
  language: Language,
  shop: Shop,
): Thought<PaymentPatch> {
  const { bill } = state;
  if (!isOpenBill(bill) || bill.id !== decision.billId) return reportOutdatedDecision(bill, decision.billId, shop);
  if (!decision.paid) return askForReceipt(bill, state, turn, language, shop);
  const { confirmations = [] } = bill;
  const mine = confirmationOf(decision);
  const { payments, people } = shop;
  const verdict = judgeConfirmation(bill.due, confirmations, mine, { ...payments, people });
  const confirmed = { ...bill, confirmations: [...confirmations, mine] };
  return verdict === "enough"
    ? settleBill(confirmed, state, turn, language, shop)
    : waitForSecond(confirmed, mine, verdict, shop);
}

const confirmationOf = ({ by, person, at }: PaymentDecision): Confirmation =>
  person === undefined ? { by, at } : { by, person, at };

/** The customer hears nothing of it: for them the payment is being checked, as before. */
function waitForSecond(
  bill: Bill,
  { by }: Confirmation,
  verdict: "second_needed" | "not_surely_two",
  shop: Shop,
): Thought<PaymentPatch> {
  const language = staffLanguageOf(shop);
  const { staff } = texts[language];
  const { secondPersonAbove: above } = shop.payments;
  const text =
    verdict === "second_needed"
      ? staff.secondPerson({
          number: bill.number,
          due: formatMoney(bill.due, language),
          by,
          above: above === "none" ? "" : formatMoney(fromMajor(above, bill.due.currency), language),
        })
      : staff.notSurelyTwo({ number: bill.number, by });
  const post = tellStaff(`second/${bill.id}`, text, { bill, actions: ["confirm_payment", "decline_payment"] });
  return { patch: { bill }, effects: [post] };
}

/** A person did not find the money: the order is kept and the customer is asked for the receipt. */
function askForReceipt(
  bill: Bill,
  state: PaymentState,
  turn: Turn,
  language: Language,
  shop: Shop,
): Thought<PaymentPatch> {
  const text = texts[language].notPaid({ due: formatMoney(bill.due, language) });
  const { confirmations: _forgotten, ...rest } = bill;
  if (isPersons(turn)) {
    return {
      patch: { bill: { ...rest, status: "awaiting_proof" } },
      effects: [suggestToStaff(`not_paid/${bill.id}`, text, shop)],
    };
  }
  return {
    patch: {
      bill: { ...rest, status: "awaiting_proof" },
      ...sayReplies(state, turn, [reply(turn, { node: "payment", about: bill.id, kind: "confirmation", text })]),
    },
  };
}

/** The bill was replaced or settled since the person was asked: they are told, and nothing else happens. */
function reportOutdatedDecision(bill: Bill | null, asked: string, shop: Shop): Thought<PaymentPatch> {
  const words = texts[staffLanguageOf(shop)].staff;
  return {
    patch: {},
    effects: [tellStaff(`outdated/${asked}`, words.outdated({ number: isOpenBill(bill) ? bill.number : "–" }))],
  };
}
