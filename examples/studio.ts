/** What `langgraph.json` points at: the whole graph without a checkpointer, for LangGraph Studio and Server. */
import { compileDesk } from "../graph/index.ts";
import { RehearsalModel } from "../integrations/rehearsal/index.ts";
import { createCatalogue, loadConfig } from "../src/index.ts";

const { shop, catalogue = createCatalogue([], "UAH") } = await loadConfig();

export const graph = compileDesk({
  shop,
  catalogue,
  categories: catalogue.categories(),
  model: new RehearsalModel({}),
  // Studio looks at the conversation; nothing is remembered across threads and nothing leaves.
  memory: {
    load: async (id) => ({ id, isNew: true, delivery: {}, facts: [], orders: [] }),
  },
  outbox: { put: async () => undefined },
});
