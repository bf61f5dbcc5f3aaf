import { tmpdir } from "node:os";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { MemorySaver } from "@langchain/langgraph";
import type { Attachment, Turn } from "../../src/core/index.ts";
import { RecordingModel, type Sent } from "./recording-model.ts";
import { script } from "./script.ts";

/** What the model of this checkout is sent in the scripted sale, call by call. */
export async function sentInSale(root: string): Promise<readonly Sent[]> {
  const from = (file: string): string => pathToFileURL(resolve(root, file)).href;
  const graphs: typeof import("../../graph/graph.ts") = await import(from("graph/graph.ts"));
  const turns: typeof import("../../graph/run-turn.ts") = await import(from("graph/run-turn.ts"));
  const configs: typeof import("../../src/config/config.ts") = await import(from("src/config/config.ts"));
  const ids: typeof import("../../src/core/index.ts") = await import(from("src/core/index.ts"));
  const { shop, catalogue } = await configs.loadConfig({ env: {}, cwd: tmpdir() });
  if (catalogue === undefined) throw new Error("the demo shop has a catalogue");
  const model = new RecordingModel(script);
  const graph = graphs.compileDesk(
    {
      shop,
      catalogue,
      categories: catalogue.categories(),
      model,
      memory: { load: async (id) => ({ id, isNew: true, delivery: {}, facts: [], orders: [] }) },
      outbox: { put: async () => undefined },
    },
    new MemorySaver(),
  );
  for (const at of script.keys()) {
    model.begin(at);
    await turns.runTurn(graph, turnOf(at, ids), { customerId: "k_bench", channel: "bench" });
  }
  return model.sent;
}

const photo: readonly Attachment[] = [{ kind: "photo", ref: "bench:1" }];

/** A Wednesday, 10:00 in Kyiv, and half a minute for each message. */
function turnOf(at: number, ids: typeof import("../../src/core/index.ts")): Turn {
  const id = ids.inboundId(`i_${at}`);
  const time = new Date(Date.parse("2026-01-14T08:00:00Z") + at * 30_000).toISOString();
  const line = script[at];
  const attachments = line?.photo === true ? photo : [];
  const conversationId = ids.conversationId("c_bench");
  return {
    id: ids.turnIdOf([id]),
    conversationId,
    owner: "ai",
    epoch: 1,
    claim: 1,
    unsaid: [],
    at: time,
    inbounds: [{ kind: "message", id, conversationId, at: time, text: line?.says ?? "", attachments }],
  };
}
