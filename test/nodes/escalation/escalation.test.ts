import { END, START, StateGraph } from "@langchain/langgraph";
import { expect, it } from "vitest";
import { EscalationSlice, escalation } from "../../../nodes/escalation/escalation.ts";
import { texts } from "../../../nodes/texts/texts.ts";
import type { Turn } from "../../../src/core/index.ts";
import { demoShop } from "../../../src/shop/demo-shop.ts";
import { deskTurn, saidTurn } from "../../kit/desk.ts";
import { memoryOutbox } from "../../kit/memory-outbox.ts";
import { openBill } from "../../kit/tool-situation.ts";

/** The node alone, over one turn. */
async function escalated(turn: Turn, before: Partial<typeof EscalationSlice.State> = {}) {
  const outbox = memoryOutbox();
  const graph = new StateGraph(EscalationSlice)
    .addNode("escalation", escalation({ outbox, shop: demoShop }))
    .addEdge(START, "escalation")
    .addEdge("escalation", END)
    .compile();
  const state = await graph.invoke({ ...before, turn }, { configurable: { thread_id: "c" } });
  return { state, effects: outbox.effects, kinds: outbox.effects.map(({ kind }) => kind) };
}

it("hands over: one notice, a new owner, and everybody who has to know", async () => {
  const turn = saidTurn(1, "сукня порвана");
  const request = { to: "escalation", turnId: turn.id, reason: "complaint" } as const;
  const { state, effects, kinds } = await escalated(turn, { request });
  expect(kinds).toEqual(["crm.status", "crm.assign", "ticket.open", "staff.post"]);
  expect(effects.find(({ kind }) => kind === "ticket.open")?.payload).toMatchObject({
    reason: "complaint",
    priority: "high",
    said: "сукня порвана",
  });
  expect(state.outcome).toMatchObject({ owner: "waiting", replies: [{ kind: "handoff" }] });
  expect(state.handoff).toEqual({ reason: "complaint", turnId: turn.id, acknowledged: false });
});

it("hands over again, under the same keys, when its turn runs again", async () => {
  const turn = saidTurn(1, "людина");
  const first = await escalated(turn);
  const again = await escalated({ ...turn, owner: "waiting" }, { handoff: first.state.handoff });
  expect(again.effects.map(({ key }) => key)).toEqual(first.effects.map(({ key }) => key));
});

it("puts later words on the ticket, with one short word to a customer who waits, and then silence", async () => {
  const handoff = { reason: "complaint", turnId: "t_before", acknowledged: false } as const;
  const first = await escalated(saidTurn(2, "ви тут?", { owner: "waiting" }), { handoff });
  expect(first.kinds).toEqual(["ticket.note"]);
  expect(first.state.outcome?.replies.map(({ text }) => text)).toEqual([texts.uk.noted]);
  const second = await escalated(saidTurn(3, "ало", { owner: "waiting" }), { handoff: first.state.handoff });
  expect(second.kinds).toEqual(["ticket.note"]);
  expect(second.state.outcome?.replies ?? []).toEqual([]);
});

it("says of a customer who left only to those who wait for them", async () => {
  const left = { kind: "customer_left" } as const;
  expect((await escalated(deskTurn(1, left))).kinds).toEqual([]);
  expect((await escalated(deskTurn(1, left), { bill: openBill })).kinds).toEqual(["staff.post"]);
  expect((await escalated(deskTurn(1, left), { bill: { ...openBill, status: "paid" } })).kinds).toEqual([]);
  const { effects } = await escalated(deskTurn(1, left, { owner: "person" }));
  expect(effects.map(({ kind, payload }) => [kind, "public" in payload && payload.public])).toEqual([
    ["ticket.note", false],
    ["staff.post", false],
  ]);
});
