import { MemorySaver } from "@langchain/langgraph";
import { describe, expect, it } from "vitest";
import { compileDesk } from "../../graph/graph.ts";
import { runTurn } from "../../graph/run-turn.ts";
import { RehearsalModel } from "../../integrations/rehearsal/rehearsal-model.ts";
import { conversationId, customerId, inboundId, type Turn, turnIdOf } from "../../src/core/index.ts";
import { testConfig } from "../kit/app.ts";
import { memoryOutbox } from "../kit/memory-outbox.ts";

const conversation = conversationId("c_test");

function turnOf(at: number, text: string): Turn {
  const id = inboundId(`i_${at}`);
  const time = new Date(Date.parse("2026-01-14T08:00:00Z") + at * 30_000).toISOString();
  return {
    id: turnIdOf([id]),
    conversationId: conversation,
    owner: "ai",
    epoch: 1,
    claim: 1,
    unsaid: [],
    at: time,
    inbounds: [{ id, conversationId: conversation, at: time, kind: "message", text, attachments: [] }],
  };
}

const turns = [
  "сукня на 122 є?",
  "беру першу",
  "Олена Коваль, 067 123 45 67, Київ, відділення 5",
  "так, повна оплата",
  "оплатила",
  "прийшло не те, жахливий сервіс",
].map((text, at) => turnOf(at, text));

async function desk(outbox: ReturnType<typeof memoryOutbox>) {
  const { shop, catalogue } = await testConfig();
  if (catalogue === undefined) throw new Error("the demo shop has a catalogue");
  return compileDesk(
    {
      shop,
      catalogue,
      categories: catalogue.categories(),
      model: new RehearsalModel({}),
      memory: { load: async (id) => ({ id, isNew: true, delivery: {}, facts: [], orders: [] }) },
      outbox,
    },
    new MemorySaver(),
  );
}

const who = { customerId: customerId("k_1"), channel: "test" };

describe("running the same turn again", () => {
  it("yields the same effect keys when nothing of the first run survived", async () => {
    const outbox = memoryOutbox();
    for (let life = 0; life < 2; life += 1) {
      const graph = await desk(outbox);
      for (const turn of turns) await runTurn(graph, turn, who);
    }
    expect(outbox.puts.length).toBe(2 * outbox.effects.length);
    expect(outbox.effects.length).toBeGreaterThanOrEqual(7);
    const [first, second] = [outbox.puts.slice(0, outbox.effects.length), outbox.puts.slice(outbox.effects.length)];
    expect(second.map(({ key, lane, kind }) => [key, lane, kind])).toEqual(
      first.map(({ key, lane, kind }) => [key, lane, kind]),
    );
  });

  it("changes nothing, and answers the same, when the first run had finished", async () => {
    const outbox = memoryOutbox();
    const graph = await desk(outbox);
    for (const turn of turns) {
      const outcome = await runTurn(graph, turn, who);
      const puts = outbox.puts.length;
      expect(await runTurn(graph, turn, who)).toEqual(outcome);
      expect(outbox.puts.length).toBe(puts);
    }
  });
});
