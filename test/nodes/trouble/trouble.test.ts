import { END, START, StateGraph } from "@langchain/langgraph";
import { expect, it } from "vitest";
import type { Bill } from "../../../nodes/sale/bill.ts";
import { paymentTexts } from "../../../nodes/texts/payments.ts";
import { TroubleSlice, trouble } from "../../../nodes/trouble/trouble.ts";
import { type DeliveryField, effectKey, emptyDraft, type Turn } from "../../../src/core/index.ts";
import { demoShop } from "../../../src/shop/demo-shop.ts";
import { deskTurn, saidTurn } from "../../kit/desk-turn.ts";
import { memoryOutbox } from "../../kit/memory-outbox.ts";
import { openBill } from "../../kit/tool-situation.ts";

type State = typeof TroubleSlice.State;
const bill: Bill = { ...openBill, status: "paid" };
const delivery = { name: "Олена Коваль", phone: "+380671234567", city: "Київ", branch: "відділення 5" };
const draft = { ...emptyDraft, delivery };

const refused = (at: number, fields: readonly DeliveryField[] = ["phone"], more: Partial<Turn> = {}): Turn =>
  deskTurn(
    at,
    {
      kind: "delivery_trouble",
      outcome: "dead",
      effectKey: effectKey(`e_${at}`),
      effectKind: "crm.order",
      code: "phone",
      orderId: bill.id,
      delivery,
      fields,
    },
    more,
  );

/** The node alone, over one turn. */
async function troubled(turn: Turn, before: Partial<State>) {
  const outbox = memoryOutbox();
  const graph = new StateGraph(TroubleSlice)
    .addNode("trouble", trouble({ outbox, shop: demoShop }))
    .addEdge(START, "trouble")
    .addEdge("trouble", END)
    .compile();
  const state = await graph.invoke({ ...before, turn }, { configurable: { thread_id: "c" } });
  return { state, effects: outbox.effects, kinds: outbox.effects.map(({ kind }) => kind) };
}

const notEntered = paymentTexts.uk.notEntered({ number: bill.number, isPaid: true });

it("asks the customer for the one field that was refused, and sends the order again with the answer", async () => {
  const asked = await troubled(refused(1), { bill, draft });
  expect(asked.kinds).toEqual(["staff.post"]);
  expect(asked.state.outcome?.replies).toMatchObject([{ kind: "confirmation" }]);
  expect(asked.state.correction).toMatchObject({ field: "phone", count: 1, isOpen: true });
  const { correction } = asked.state;
  const answered = await troubled(saidTurn(2, "050 765 43 21"), { bill, draft, correction });
  expect(answered.effects).toMatchObject([
    { kind: "crm.order", payload: { orderId: bill.id, delivery: { ...delivery, phone: "+380507654321" } } },
  ]);
  expect(answered.state.draft.delivery.phone).toBe("+380507654321");
  expect(answered.state.correction?.isOpen).toBe(false);
});

it("asks twice at most: then a person looks at the order", async () => {
  const correction = { bill, delivery, field: "phone", count: 2, isOpen: false } as const;
  const { state, kinds } = await troubled(refused(3), { bill, draft, correction });
  expect(state.outcome?.replies).toMatchObject([{ text: notEntered }]);
  expect(kinds).toEqual(["staff.post"]);
});

it.each([
  ["a person has the chat", refused(1, ["phone"], { owner: "person" }), bill],
  ["the order is no longer the one in hand", refused(1), { ...bill, id: "another" }],
  ["the bill is not paid", refused(1), openBill],
] as const)("asks the customer nothing when %s", async (_why, turn, inHand) => {
  const { state, effects } = await troubled(turn, { bill: inHand, draft });
  expect(state.outcome).toBeNull();
  expect(effects).toMatchObject([
    { kind: "staff.post", payload: { topic: "trouble", actions: ["replay", "take_over"] } },
  ]);
});

it("says to the customer once that the order is theirs and not entered, when no answer of theirs would mend it", async () => {
  const first = await troubled(refused(1, []), { bill, draft });
  expect(first.state.outcome?.replies).toMatchObject([{ kind: "confirmation", text: notEntered }]);
  expect(first.kinds).toEqual(["staff.post"]);
  const { toldNotEntered } = first.state;
  const again = await troubled(refused(2, []), { bill, draft, toldNotEntered });
  expect(again.state.outcome).toBeNull();
  const persons = await troubled(refused(3, [], { owner: "person" }), { bill, draft });
  expect(persons.state.outcome).toBeNull();
});
