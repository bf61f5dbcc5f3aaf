import { describe, expect, it } from "vitest";
import {
  type BillFact,
  type EffectFact,
  type ErasureFacts,
  effectKey,
  effectStates,
  finishesItself,
  obligationsOf,
  planErasure,
  pseudonymOf,
} from "../../src/core/index.ts";

const none: ErasureFacts = { paidBills: [], orders: [], effects: [], openTickets: [] };
const amount = { minor: 119_000, currency: "UAH" };
const bill: BillFact = { id: "o_1", number: "0000001", due: amount, isClaimedPaid: false };
const order: EffectFact = { key: effectKey("k1"), kind: "crm.order", state: "waiting", orderId: "o_1" };
const placed = { id: "o_1", number: "0000001", status: "paid" } as const;

describe("what is open between a shop and a customer who is erased", () => {
  it("is nothing where all is done: a bill that nobody paid owes nothing", () => {
    expect(obligationsOf(none, undefined)).toEqual([]);
    expect(obligationsOf(none, bill)).toEqual([]);
    const done = { ...none, paidBills: [{ billId: "o_1", amount }], orders: [placed] };
    expect(obligationsOf({ ...done, effects: [{ ...order, state: "done" }] }, bill)).toEqual([]);
  });

  it("is an order that the CRM has not got, waiting or dead, and never a settled one", () => {
    for (const state of effectStates) {
      const open = obligationsOf({ ...none, orders: [placed], effects: [{ ...order, state }] }, bill);
      const isOpen = state === "waiting" || state === "dead";
      const expected = [{ is: "order_waits", number: "0000001", key: "k1", isDead: state === "dead" }];
      expect(open, state).toEqual(isOpen ? expected : []);
      expect(open.every(finishesItself), state).toBe(state !== "dead");
    }
  });

  it("is money without an order, with its number where the chat remembers it", () => {
    const paid = { ...none, paidBills: [{ billId: "o_1", amount }] };
    expect(obligationsOf(paid, { ...bill, isClaimedPaid: true })).toEqual([
      { is: "order_missing", number: "0000001", amount },
    ]);
    expect(obligationsOf(paid, undefined)).toEqual([{ is: "order_missing", number: "o_1", amount }]);
  });

  it("is a payment that the customer claims and nobody has looked at", () => {
    const open = obligationsOf(none, { ...bill, isClaimedPaid: true });
    expect(open).toEqual([{ is: "payment_unchecked", number: "0000001", amount }]);
    expect(open.some(finishesItself)).toBe(false);
  });

  it("is a ticket that is open, and words that the helpdesk was not told", () => {
    const wish: EffectFact = { key: effectKey("k2"), kind: "ticket.open", state: "waiting", reason: "complaint" };
    const openTickets = [{ helpdesk: "zammad", ticketId: "7" }];
    expect(obligationsOf({ ...none, effects: [wish], openTickets }, undefined)).toEqual([
      { is: "words_wait", kind: "ticket.open", reason: "complaint" },
      { is: "ticket_open", helpdesk: "zammad", ticketId: "7" },
    ]);
  });
});

it("the plan keeps every order for the CRM, those that wait with their address, and nothing else", () => {
  const effects: EffectFact[] = [
    order,
    { ...order, key: effectKey("k2"), state: "done" },
    { key: effectKey("k3"), kind: "reply.send", state: "done" },
  ];
  const pseudonym = pseudonymOf("1");
  const plan = planErasure({ ...none, effects }, undefined, pseudonym, (open) => [
    { kind: "staff.post", payload: { topic: "trouble", text: `${open.length}`, actions: [] } },
  ]);
  expect(plan.keep).toEqual([
    { key: "k1", whole: true },
    { key: "k2", whole: false },
  ]);
  const { conversationId, turnId } = pseudonym;
  expect(plan.effects).toMatchObject([{ kind: "staff.post", conversationId, turnId, payload: { text: "1" } }]);
});
