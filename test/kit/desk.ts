import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { MemorySaver } from "@langchain/langgraph";
import { compileDesk, type DeskGraph, type GraphDeps } from "../../graph/graph.ts";
import { conversationId, customerId, inboundId, type Turn, type TurnInbound, turnIdOf } from "../../src/core/index.ts";
import { testConfig } from "./app.ts";
import { memoryOutbox } from "./memory-outbox.ts";

export const deskConversation = conversationId("c_desk");
export const deskCustomer = { customerId: customerId("k_desk"), channel: "test" };

export interface Desk {
  readonly graph: DeskGraph;
  readonly outbox: ReturnType<typeof memoryOutbox>;
  readonly deps: GraphDeps;
}

/** The graph alone, over the demo shop: nothing is stored but in memory. */
export async function deskOf(model: BaseChatModel, more: Partial<GraphDeps> = {}): Promise<Desk> {
  const { shop, catalogue } = await testConfig();
  if (catalogue === undefined) throw new Error("the demo shop has a catalogue");
  const outbox = memoryOutbox();
  const deps: GraphDeps = {
    shop,
    catalogue,
    categories: catalogue.categories(),
    model,
    memory: { load: async (id) => ({ id, isNew: true, delivery: {}, facts: [], orders: [] }) },
    outbox,
    ...more,
  };
  return { graph: compileDesk(deps, new MemorySaver()), outbox, deps };
}

/** The part of an inbound that is its own. */
type Body<T = TurnInbound> = T extends TurnInbound ? Omit<T, "id" | "conversationId" | "at"> : never;

/** The turn of one inbound; `at` tells one turn from another and is its time in half minutes. */
export function deskTurn(at: number, body: Body, more: Partial<Turn> = {}): Turn {
  const id = inboundId(`i_${at}`);
  const time = new Date(Date.parse("2026-01-14T08:00:00Z") + at * 30_000).toISOString();
  const received = { id, conversationId: deskConversation, at: time };
  return {
    id: turnIdOf([id]),
    conversationId: deskConversation,
    owner: "ai",
    epoch: 1,
    claim: 1,
    unsaid: [],
    at: time,
    inbounds: [{ ...body, ...received }],
    ...more,
  };
}

export const saidTurn = (at: number, text: string, more: Partial<Turn> = {}): Turn =>
  deskTurn(at, { kind: "message", text, attachments: [] }, more);
