import type { Language, Turn } from "../../src/core/index.ts";
import { isOpenBill } from "../sale/bill.ts";
import { texts } from "../texts/texts.ts";
import type { Thought } from "../turn/define-node.ts";
import { reply, sayReplies } from "../turn/outcome.ts";
import { orderAtBill } from "./order-at-bill.ts";
import { askForLink, closeLinks } from "./pay-link.ts";
import type { PaymentPatch, PaymentState } from "./payment-state.ts";
import { type BillDeps, billedPatch, billOf, sayWhatIsLeft } from "./show-bill.ts";
import { billLines, wayToPay } from "./way-to-pay.ts";

/**
 * The order changed after its bill was shown, and nothing is paid: a new bill takes its place, by the same way to pay.
 * It repeats the lines itself, so nobody pays for what they have not read. `why` is said before it.
 */
export async function showNewBill(
  state: PaymentState,
  turn: Turn,
  language: Language,
  deps: BillDeps,
  why: readonly string[] = [],
): Promise<Thought<PaymentPatch>> {
  const { bill: before, draft } = state;
  const { shop } = deps;
  const method = shop.paymentMethods.find(({ id }) => id === before?.method) ?? shop.paymentMethods[0];
  if (!isOpenBill(before) || method === undefined || draft.lines.length === 0) return { patch: {} };
  const bill = await billOf(state, turn, method, deps);
  if ("lacking" in bill) return sayWhatIsLeft(bill.lacking, state, turn, language);
  const way = wayToPay(bill, method, language, shop);
  const { orders } = texts[language];
  const changed =
    bill.id === before.id
      ? orders.billAgain({ number: bill.number, lines: billLines(bill, language) })
      : orders.newBill({ number: bill.number, before: before.number, lines: billLines(bill, language) });
  const text = [...why, changed, "", way.text].join("\n");
  return {
    patch: {
      ...billedPatch(state, bill),
      draft: { ...draft, paymentMethod: method.id, reviewed: { version: draft.version, turnId: turn.id } },
      ...sayReplies(state, turn, [reply(turn, { node: "payment", about: bill.id, kind: "requisites", ...way, text })]),
    },
    effects: [
      ...orderAtBill(before, bill, draft.delivery, shop),
      ...closeLinks(before, bill, shop),
      ...askForLink(bill, language, shop),
      ...(bill.id === before.id
        ? []
        : [{ kind: "crm.status", payload: { stage: "invoice_sent" }, subject: bill.id } as const]),
    ],
  };
}
