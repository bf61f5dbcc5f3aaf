import { Command, END, isInterrupted, MemorySaver, START, StateGraph } from "@langchain/langgraph";
import { expect, it } from "vitest";
import { AwaitPaymentSlice, awaitPayment } from "../../../nodes/await-payment/await-payment.ts";
import type { Bill } from "../../../nodes/sale/bill.ts";
import type { Turn, TurnInbound } from "../../../src/core/index.ts";
import { deskTurn, saidTurn } from "../../kit/desk-turn.ts";
import { openBill } from "../../kit/tool-situation.ts";

const on = { configurable: { thread_id: "c" } };
const places = ["payment", "media", "memory_context"] as const;

/** The wait alone, before places that only write down who came there. */
async function waiting(status: Bill["status"], event?: (turn: Turn) => string) {
  const came: string[] = [];
  const come = (place: string) => () => {
    came.push(place);
    return {};
  };
  const goto = { decided: "payment", message: "media", ...(event === undefined ? {} : { event }) };
  const graph = new StateGraph(AwaitPaymentSlice)
    .addNode("payment", come("payment"))
    .addNode("media", come("media"))
    .addNode("memory_context", come("memory_context"))
    .addNode("await_payment", awaitPayment(goto), { ends: [...places] })
    .addEdge(START, "await_payment")
    .addEdge("payment", END)
    .compile({ checkpointer: new MemorySaver() });
  const asked = await graph.invoke({ bill: { ...openBill, status } }, on);
  return { asked, came, answer: (turn: Turn) => graph.invoke(new Command({ resume: turn }), on) };
}

const decision = { kind: "payment_decision", billId: "o", paid: true, by: "manager" } as const;
const taken = { kind: "taken_over", by: "manager" } as const satisfies Partial<TurnInbound>;

it("asks a person for their word on the money while a bill waits for it", async () => {
  const { asked } = await waiting("awaiting_confirmation");
  expect(isInterrupted(asked) && asked.__interrupt__.map(({ value }) => value)).toEqual([
    { type: "payment_confirmation", billId: "o", number: "1", dueMinor: 100, currency: "UAH" },
  ]);
});

it.each(["awaiting_proof", "paid"] as const)("does not wait for a bill that is %s", async (status) => {
  expect(isInterrupted((await waiting(status)).asked)).toBe(false);
});

it.each([
  ["a word on the money", deskTurn(1, decision), "payment"],
  ["a customer's message", saidTurn(1, "а коли відправите?"), "media"],
  ["anything else", deskTurn(1, taken), "memory_context"],
])("goes on with %s to where that is for, as this turn", async (_what, turn, place) => {
  const { answer, came } = await waiting("awaiting_confirmation", () => "memory_context");
  const state = await answer(turn);
  expect(came).toEqual([place]);
  expect(state.turn?.id).toBe(turn.id);
});

it("takes an event for a message where a graph has no place for events", async () => {
  const { answer, came } = await waiting("awaiting_confirmation");
  await answer(deskTurn(1, taken));
  expect(came).toEqual(["media"]);
});
