import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { MemorySaver } from "@langchain/langgraph";
import { compileDesk, type DeskGraph, type GraphDeps } from "../../graph/graph.ts";
import { customerId } from "../../src/core/index.ts";
import { testConfig } from "./app.ts";
import { memoryOutbox } from "./memory-outbox.ts";

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
