import { expect, it } from "vitest";
import { type PaymentSlice, payment } from "../../../nodes/payment/payment.ts";
import type { Bill } from "../../../nodes/sale/bill.ts";
import { texts } from "../../../nodes/texts/texts.ts";
import { isCorrection } from "../../../nodes/trouble/correct-order.ts";
import { type Effect, emptyDraft, fromMajor, type Outbox, type ProvenPerson } from "../../../src/core/index.ts";
import { demoShop } from "../../../src/shop/demo-shop.ts";
import { deskConversation, deskTurn, saidTurn } from "../../kit/desk-turn.ts";

const person: ProvenPerson = { door: "host", how: "host_says_so", id: "ira", at: "2026-01-14T08:00:00.000Z" };
const paid: Bill = {
  id: "o_1",
  number: "8399396",
  lines: [],
  earlier: [],
  method: "full",
  total: fromMajor(1190, "UAH"),
  due: fromMajor(1190, "UAH"),
  status: "paid",
  confirmations: [{ by: "Ira", person, at: "2026-01-14T08:00:00.000Z" }],
};

async function undone(bill: Bill | null, withdrawOrder?: Outbox["withdrawOrder"]) {
  const effects: Effect[] = [];
  const put = async (all: readonly Effect[]) => void effects.push(...all);
  const outbox: Outbox = withdrawOrder === undefined ? { put } : { put, withdrawOrder };
  const state: typeof PaymentSlice.State = {
    turn: deskTurn(1, { kind: "payment_undone", billId: "o_1", by: "Ira", person }),
    messages: [],
    outcome: null,
    language: "uk",
    albums: [],
    draft: emptyDraft,
    bill,
    customer: null,
    summary: "",
    shown: [],
    voided: [],
    wishes: [],
    refunds: [],
    request: null,
    isMinor: false,
    timesSaid: {},
  };
  const patch = await payment({ outbox, shop: demoShop })(state, { configurable: { thread_id: deskConversation } });
  return { patch: patch as typeof PaymentSlice.Update, effects };
}

const { staff } = texts.uk;
const of = { number: paid.number, by: "Ira" };

it.each<[string, Outbox["withdrawOrder"] | undefined, boolean]>([
  ["the CRM cannot have heard of", async () => true, true],
  ["the CRM may have", async () => false, false],
  ["nobody can take back, in a graph of somebody else's", undefined, false],
])("an order that %s: the staff are told what is to be done by hand", async (_what, withdraw, isNowhere) => {
  const { patch, effects } = await undone(paid, withdraw);
  expect(effects.map(({ kind, payload }) => [kind, payload])).toEqual([
    ["staff.post", expect.objectContaining({ billId: "o_1", text: staff.paymentUndone({ ...of, isNowhere }) })],
  ]);
  expect(patch.bill).toEqual(expect.not.objectContaining({ confirmations: expect.anything() }));
  expect(patch.bill).toMatchObject({ status: "awaiting_confirmation" });
  expect(patch.outcome?.orders).toMatchObject([{ id: "o_1", status: "pending_payment" }]);
});

it.each<[string, Bill | null]>([
  ["there is no bill", null],
  ["the customer has another bill by now", { ...paid, id: "o_2" }],
  ["the money came by itself", { ...paid, confirmations: [] }],
])("where %s there is nothing to undo, and the staff are told so", async (_what, bill) => {
  const { patch, effects } = await undone(bill, async () => expect.unreachable());
  expect(patch).toEqual({});
  expect(effects).toMatchObject([{ payload: { text: staff.nothingToUndo({ number: bill?.number ?? "–" }) } }]);
});

it("the customer's answer about the address sends no order whose payment was undone", () => {
  const correction = { field: "phone", isOpen: true, bill: paid } as const;
  const answer = saidTurn(2, "067 111 22 33");
  expect(isCorrection({ correction, bill: paid }, answer)).toBe(true);
  expect(isCorrection({ correction, bill: null }, answer)).toBe(true);
  expect(isCorrection({ correction, bill: { ...paid, status: "awaiting_confirmation" } }, answer)).toBe(false);
});
