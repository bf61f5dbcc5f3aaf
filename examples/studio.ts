/** What `langgraph.json` points at: the whole graph without a checkpointer, for LangGraph Studio and Server. */
import { compileDesk } from "../graph/graph.ts";
import { RehearsalModel } from "../integrations/rehearsal/rehearsal-model.ts";
import { loadConfig } from "../src/config/config.ts";
import { createCatalogue } from "../src/shop/catalogue.ts";

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
