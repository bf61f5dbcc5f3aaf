import { AIMessage, HumanMessage } from "@langchain/core/messages";
import { END, START, StateGraph } from "@langchain/langgraph";
import { expect, it } from "vitest";
import { MemoryContextSlice, memoryContext } from "../../../nodes/memory-context/memory-context.ts";
import { texts } from "../../../nodes/texts/texts.ts";
import {
  type CustomerCard,
  customerId,
  emptyDraft,
  fromMajor,
  type Language,
  type Turn,
} from "../../../src/core/index.ts";
import { deskTurn, saidTurn } from "../../kit/desk-turn.ts";
import { memoryOutbox } from "../../kit/memory-outbox.ts";

const card: CustomerCard = { id: customerId("k"), isNew: true, delivery: {}, facts: [], orders: [] };
const who = { customerId: "k", channel: "test" };

/** The node alone, over one turn. */
async function remembered(
  turn: Turn,
  before: Partial<typeof MemoryContextSlice.State> = {},
  of: { readonly customer?: Partial<CustomerCard>; readonly languages?: readonly Language[] } = {},
) {
  const outbox = memoryOutbox();
  const memory = { load: async () => ({ ...card, ...of.customer }) };
  const { languages = ["uk", "en"] } = of;
  const graph = new StateGraph(MemoryContextSlice)
    .addNode("memory_context", memoryContext({ outbox, memory, persona: "Ліля", languages }))
    .addEdge(START, "memory_context")
    .addEdge("memory_context", END)
    .compile();
  const state = await graph.invoke({ who, ...before, turn }, { configurable: { thread_id: "c" } });
  return { state, effects: outbox.effects };
}

it("tells the CRM of a conversation once", async () => {
  const { state, effects } = await remembered(saidTurn(1, "привіт"), {}, { customer: { username: "olena" } });
  expect(effects.map(({ kind }) => kind)).toEqual(["crm.first_touch", "crm.status", "crm.assign"]);
  expect(effects[0]?.payload).toEqual({ username: "olena", channel: "test" });
  expect((await remembered(saidTurn(2, "є сукні?"), { touched: state.touched })).effects).toEqual([]);
});

it("speaks the language that was chosen, else the one spoken so far, else the customer's, else the shop's", async () => {
  const chosen = deskTurn(1, { kind: "language_chosen", language: "ru" });
  const said = saidTurn(1, "hi");
  const languageOf = async (...of: Parameters<typeof remembered>) => (await remembered(...of)).state.language;
  expect(await languageOf(chosen, { language: "uk" }, { customer: { language: "en" } })).toBe("ru");
  expect(await languageOf(said, { language: "uk" }, { customer: { language: "en" } })).toBe("uk");
  expect(await languageOf(said, {}, { customer: { language: "en" } })).toBe("en");
  expect(await languageOf(said, {}, { languages: ["en", "uk"] })).toBe("en");
});

it("does not ask a returning customer again, and overwrites no data of this order", async () => {
  const known = { customer: { delivery: { city: "Львів" } } };
  expect((await remembered(saidTurn(1, "привіт"), {}, known)).state.draft.delivery).toEqual({ city: "Львів" });
  const draft = { ...emptyDraft, delivery: { city: "Київ" } };
  expect((await remembered(saidTurn(1, "привіт"), { draft }, known)).state.draft.delivery).toEqual({ city: "Київ" });
});

it("keeps what the model sees bounded: what is folded away stands in the summary", async () => {
  const messages = Array.from({ length: 21 }, (_, at) => new HumanMessage({ id: `m_${at}`, content: `слово ${at}` }));
  const { state } = await remembered(saidTurn(1, "ще"), { messages });
  expect(state.messages.map(({ id }) => id)).toEqual(messages.slice(-16).map(({ id }) => id));
  expect(state.summary.split("\n")).toEqual([0, 1, 2, 3, 4].map((at) => `customer: слово ${at}`));
});

it("says that the AI is back when a person gives the chat back, and shows the order again", async () => {
  const handoff = { reason: "complaint", turnId: "t_0", acknowledged: true } as const;
  const draft = { ...emptyDraft, reviewed: { version: emptyDraft.version, turnId: "t_0" } };
  const back = deskTurn(1, { kind: "given_back", by: "manager" });
  const { state, effects } = await remembered(back, { touched: true, handoff, draft });
  expect(state).toMatchObject({ handoff: null, draft: emptyDraft });
  expect(state.draft.reviewed).toBeUndefined();
  expect(state.outcome?.replies.map(({ text }) => text)).toEqual([texts.uk.backToAi({ persona: "Ліля" })]);
  expect(effects.map(({ kind, payload }) => [kind, payload])).toEqual([
    ["crm.status", { stage: "first_touch", restores: true }],
    ["crm.assign", { role: "ai" }],
  ]);
});

it("tells whoever takes the chat, once, what the AI and the customer said while a person was awaited", async () => {
  const since = "2026-01-14T07:00:00.000Z";
  const handoff = { reason: "complaint", turnId: "t_0", acknowledged: false, since } as const;
  const called = new AIMessage({ id: "t_0/escalation", content: "Передаю розмову менеджеру." });
  const asked = new HumanMessage({ id: "i_q", content: "а доставка є?" });
  const served = [called, asked, new AIMessage({ id: "t_1/agent", content: "Так." })];
  const taken = deskTurn(1, { kind: "person_message", text: "Вітаю", by: "Марія" }, { owner: "person" });
  const { state, effects } = await remembered(taken, { touched: true, handoff, messages: served });
  const talk = { text: texts.uk.staff.meanwhile, talkSince: since };
  expect(effects.map(({ kind, payload }) => [kind, payload])).toEqual([
    ["ticket.note", { ...talk, public: false }],
    ["staff.post", { topic: "message", ...talk, actions: [] }],
  ]);
  const again = await remembered(taken, { touched: true, handoff: state.handoff, messages: served });
  const nothingSaid = await remembered(taken, { touched: true, handoff, messages: [called, asked] });
  const before = { touched: true, handoff: { ...handoff, turnId: "t_x" }, messages: served };
  // The hand-over's own words are folded away: there was much talk since.
  expect([again.effects, nothingSaid.effects]).toEqual([[], []]);
  expect((await remembered(taken, before)).effects).toHaveLength(2);
});

it.each([
  [null, "first_touch"],
  ["awaiting_confirmation", "invoice_sent"],
  ["paid", "paid"],
] as const)("has the CRM show again how far the sale is when a person is done: bill %s, %s", async (status, stage) => {
  const amount = fromMajor(1, "UAH");
  const bill = status && {
    id: "b",
    number: "1",
    lines: [],
    earlier: [],
    method: "full",
    total: amount,
    due: amount,
    status,
  };
  const handoff = { reason: "complaint", turnId: "t_0", acknowledged: true } as const;
  const closed = deskTurn(1, { kind: "closed", by: "helpdesk" }, { owner: "closed" });
  const { state, effects } = await remembered(closed, { touched: true, handoff, bill });
  expect(effects.map(({ kind, payload }) => [kind, payload])).toEqual([["crm.status", { stage, restores: true }]]);
  expect(state.handoff).toBeNull();
  expect((await remembered(closed, { touched: true, bill })).effects).toEqual([]);
});
