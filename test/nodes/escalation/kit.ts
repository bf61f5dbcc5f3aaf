import { type EscalationDeps, type EscalationSlice, escalation } from "../../../nodes/escalation/escalation.ts";
import { emptyDraft, type Turn } from "../../../src/core/index.ts";
import { demoShop } from "../../../src/shop/demo-shop.ts";
import { deskConversation } from "../../kit/desk-turn.ts";
import { memoryOutbox } from "../../kit/memory-outbox.ts";

type State = typeof EscalationSlice.State;

/** A conversation of which nothing is known yet but what is named here. */
export const escalationState = (part: Partial<State> = {}): State => ({
  turn: null,
  messages: [],
  outcome: null,
  language: "uk",
  verdict: null,
  recent: [],
  floodAnswered: false,
  customer: null,
  summary: "",
  draft: emptyDraft,
  bill: null,
  shown: [],
  voided: [],
  wishes: [],
  refunds: [],
  request: null,
  handoff: null,
  rested: null,
  timesSaid: {},
  albums: [],
  ...part,
});

/** What the node answers to this turn, and the effects that it leaves, by kind and payload. */
export async function escalate(turn: Turn, part: Partial<State> = {}, shop: EscalationDeps["shop"] = demoShop) {
  const outbox = memoryOutbox();
  const node = escalation({ shop, outbox });
  const config = { configurable: { thread_id: deskConversation } };
  const patch = (await node(escalationState({ turn, ...part }), config)) as typeof EscalationSlice.Update;
  const effects = outbox.effects.map(({ kind, payload }) => ({ kind, payload }));
  return { patch, effects, texts: patch.outcome?.replies.map(({ text }) => text) ?? [] };
}
