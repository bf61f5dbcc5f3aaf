import { END, START, StateGraph } from "@langchain/langgraph";
import { expect, it } from "vitest";
import { FollowUpSlice, followUp } from "../../../nodes/follow-up/follow-up.ts";
import { answerTimes } from "../../../nodes/texts/answer-times.ts";
import { type LadderStep, ladderSteps, type Turn } from "../../../src/core/index.ts";
import { createCatalogue } from "../../../src/shop/catalogue.ts";
import { demoShop } from "../../../src/shop/demo-shop.ts";
import { deskTurn } from "../../kit/desk-turn.ts";
import { memoryOutbox } from "../../kit/memory-outbox.ts";

const handoff = { reason: "complaint", turnId: "t_call", acknowledged: false } as const;
const since = "2026-01-14T07:00:00Z";

const stepTurn = (step: LadderStep, more: Partial<Turn> = {}): Turn =>
  deskTurn(1, { kind: "timer", timer: { about: "handoff", of: "t_call", step, since } }, { owner: "waiting", ...more });

/** What the node alone does about one step. */
async function done(
  turn: Turn,
  more: { readonly before?: Partial<typeof FollowUpSlice.State>; readonly reachesPerson?: boolean } = {},
) {
  const { before = {}, reachesPerson = true } = more;
  const outbox = memoryOutbox();
  const graph = new StateGraph(FollowUpSlice)
    .addNode("follow_up", followUp({ outbox, shop: demoShop, reachesPerson, catalogue: createCatalogue([], "UAH") }))
    .addEdge(START, "follow_up")
    .addEdge("follow_up", END)
    .compile();
  const state = await graph.invoke({ handoff, language: "en", ...before, turn }, { configurable: { thread_id: "c" } });
  return { kinds: outbox.effects.map(({ kind }) => kind), said: state.outcome?.replies.map(({ text }) => text) ?? [] };
}

it("each step of a call that nobody answered does one thing", async () => {
  const each = await Promise.all(ladderSteps.map((step) => done(stepTurn(step))));
  expect(each).toEqual([
    { kinds: ["staff.post"], said: [] },
    { kinds: ["staff.post"], said: [] },
    { kinds: [], said: [answerTimes.en.stillWaiting.open({ when: answerTimes.en.whenFree })] },
    { kinds: ["ticket.note", "staff.post"], said: [] },
  ]);
});

it("nothing is done about a call that is over, that another one followed, or while the shop is closed", async () => {
  const nothing = { kinds: [], said: [] };
  for (const step of ladderSteps) {
    for (const owner of ["ai", "person", "closed"] as const)
      expect(await done(stepTurn(step, { owner }))).toEqual(nothing);
    const newer = { handoff: { ...handoff, turnId: "t_newer" } };
    expect(await done(stepTurn(step), { before: newer })).toEqual(nothing);
    expect(await done(stepTurn(step, { at: "2026-01-14T20:00:00Z" }))).toEqual(nothing);
  }
});

it("a call of which nothing is known, because its turn could not be run, is reminded of all the same", async () => {
  expect(await done(stepTurn("remind"), { before: { handoff: null } })).toEqual({ kinds: ["staff.post"], said: [] });
});

it("a customer whom nobody can reach a person for is promised none", async () => {
  expect(await done(stepTurn("tell_customer"), { reachesPerson: false })).toEqual({ kinds: [], said: [] });
});
