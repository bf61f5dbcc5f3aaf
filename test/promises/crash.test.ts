import type { BaseCheckpointSaver } from "@langchain/langgraph";
import { beforeAll, describe, expect, it } from "vitest";
import { compileDesk } from "../../graph/graph.ts";
import { runTurn } from "../../graph/run-turn.ts";
import { RehearsalModel } from "../../integrations/rehearsal/rehearsal-model.ts";
import { type ConversationId, type InboundBody, type Store, turnLaneOf } from "../../src/core/index.ts";
import { createAccept } from "../../src/inbox/accept.ts";
import { noSettleWindow } from "../../src/inbox/settle-window.ts";
import { openGate } from "../../src/inbox/turn-gate.ts";
import { type TurnDeps, workOnTurns } from "../../src/inbox/turn-worker.ts";
import { demoShop } from "../../src/shop/demo-shop.ts";
import { createCheckpointer } from "../../supabase/checkpoints/checkpointer.ts";
import type { Home } from "../../supabase/home/home.ts";
import { createStock } from "../../supabase/store/stock.ts";
import { createTables } from "../../supabase/store/store.ts";
import { openingHours, testConfig } from "../kit/app.ts";
import { freshHome } from "../kit/home.ts";
import { inSmall } from "../kit/in-small.ts";
import { noTraces } from "../kit/no-traces.ts";
import { person } from "../kit/person.ts";

/** The process "dies" here: thrown before or after the n-th write, and everything in memory is left behind. */
class Died extends Error {}

interface Fuse {
  /** Counts one write; from the chosen one on, nothing is written any more. */
  burn(): void;
  readonly writes: number;
}
function fuse(diesAt: number): Fuse {
  let writes = 0;
  return {
    burn: () => {
      writes += 1;
      if (writes >= diesAt) throw new Died(`died at write ${diesAt}`);
    },
    get writes() {
      return writes;
    },
  };
}

const burning = async <T>({ burn }: Fuse, write: () => Promise<T>): Promise<T> => {
  burn();
  const result = await write();
  burn();
  return result;
};

/** One life of the process: a graph, a store and a checkpointer whose every write can be the last. */
async function life(home: Home, ms: () => number, spark: Fuse) {
  const config = await testConfig();
  const { shop, catalogue } = config;
  if (catalogue === undefined) throw new Error("the demo shop has a catalogue");
  const { store: real, deliveries: lanes } = createTables(home);
  const store: Store = {
    ...real,
    put: (effects) => burning(spark, () => real.put(effects)),
    claimTurn: (id) => burning(spark, () => real.claimTurn(id)),
    commitTurn: (turn, outcome) => burning(spark, () => real.commitTurn(turn, outcome)),
  };
  const checkpointer = createCheckpointer(home);
  const stock = createStock(home, () => new Date(ms()));
  await stock.count({ counts: catalogue.counts() });
  const saver: BaseCheckpointSaver = checkpointer;
  const put = saver.put.bind(saver);
  const putWrites = saver.putWrites.bind(saver);
  saver.put = (...args) => burning(spark, () => put(...args));
  saver.putWrites = (...args) => burning(spark, () => putWrites(...args));
  const graph = compileDesk(
    {
      shop,
      catalogue,
      categories: catalogue.categories(),
      model: new RehearsalModel({}),
      memory: store,
      outbox: store,
      stock: {
        ...stock,
        take: (...asked) => burning(spark, () => stock.take(...asked)),
        sell: (...asked) => burning(spark, () => stock.sell(...asked)),
      },
    },
    saver,
  );
  const turns: TurnDeps = {
    store,
    lanes,
    window: noSettleWindow,
    gate: openGate,
    traces: noTraces,
    report: () => undefined,
    // A process that died blames nobody: whoever comes next starts over.
    isHomeTrouble: () => true,
    park: () => Promise.reject(new Error("no turn is parked here")),
    run: async (turn) => {
      const conversation = await store.conversation(turn.conversationId);
      if (conversation === undefined) throw new Error("no conversation");
      return runTurn(graph, turn, { customerId: conversation.customerId, channel: conversation.channel });
    },
    after: (turn) => checkpointer.prune(turn.conversationId),
  };
  const never = new AbortController().signal;
  return {
    graph,
    real,
    drain: (id: ConversationId) => workOnTurns(turns, { lane: turnLaneOf(id), stopping: never, lost: never }),
    accept: createAccept({
      store,
      now: () => new Date(ms()),
      traces: noTraces,
      people: demoShop.people,
      report: () => undefined,
    }),
  };
}

const message = (text: string): InboundBody => ({ kind: "message", text, attachments: [] });
const script: readonly (InboundBody | "confirm")[] = [
  message("сукня на 122 є?"),
  { kind: "button_pressed", label: "Додати в кошик", data: "c:add:ANN-RED-128" },
  message("Олена Коваль, 067 123 45 67, Київ, відділення 5"),
  message("так, повна оплата"),
  message("оплатила"),
  message("а які умови повернення?"),
  "confirm",
];

/** Which write is the last one, by the place of the arrival in the script; it is counted within the arrival. */
type Deaths = ReadonlyMap<number, number>;

/** Plays the script; when the process dies, a new life takes over. */
async function play(diesAt: Deaths = new Map()) {
  const home = await freshHome();
  let ms = openingHours;
  let deaths = 0;
  const writes: number[] = [];
  let current = await life(home, () => ms, fuse(Number.POSITIVE_INFINITY));
  const conversation = await current.real.openConversation({ channel: "test", channelChatId: "1" });
  const confirm = async (): Promise<InboundBody> => {
    const { values } = await current.graph.getState({ configurable: { thread_id: conversation.id } });
    return { kind: "payment_decision", billId: values.bill?.id ?? "none", paid: true, by: person("manager") };
  };
  for (const [at, step] of script.entries()) {
    const body = step === "confirm" ? await confirm() : step;
    ms += 30_000;
    const spark = fuse(diesAt.get(at) ?? Number.POSITIVE_INFINITY);
    current = await life(home, () => ms, spark);
    await current.accept({
      conversationId: conversation.id,
      source: "test",
      externalId: String(at),
      body,
    });
    try {
      await current.drain(conversation.id);
    } catch (error) {
      if (!(error instanceof Died)) throw error;
      deaths += 1;
      current = await life(home, () => ms, fuse(Number.POSITIVE_INFINITY));
      await current.drain(conversation.id);
    }
    writes.push(spark.writes);
  }
  const effects = (await current.real.effects(conversation.id)).map(({ effect }) => effect);
  // Within a lane order is a promise; between lanes it is not.
  const lanes = Map.groupBy(effects, ({ lane }) => lane);
  const seen = [...lanes].map(([lane, list]) => [
    lane.replace(conversation.id, "c"),
    list.map((effect) => (effect.kind === "reply.send" ? effect.payload.reply.text : [effect.kind, effect.payload])),
  ]);
  const { rows: taken } = await home.pool.query(
    "select sku, quantity, state from deskgraph.stock_takes where tenant_id = $1",
    [home.tenant],
  );
  return {
    taken,
    seen: JSON.parse(
      JSON.stringify(Object.fromEntries(seen))
        .replace(/\b\d{7}\b/g, "N")
        .replace(/o_[\w-]{22}/g, "O"),
    ),
    deaths,
    writes,
  };
}

/** The turns whose every write, or each of so many, is tried as the last one. */
const turns: readonly (readonly [what: string, arrivalAt: number, step: number])[] = [
  ["first touch", 0, inSmall(12, 4)],
  ["a press", 1, inSmall(12, 4)],
  ["review of the order", 2, inSmall(12, 4)],
  ["invoice", 3, inSmall(12, 4)],
  ["proof and the wait", 4, inSmall(9, 1)],
  ["a question while the payment waits", 5, inSmall(9, 1)],
  ["confirmation", 6, inSmall(9, 1)],
];

function deathsIn(arrivalAt: number, step: number, writes: number): number[] {
  const first = 1 + (arrivalAt % step);
  return Array.from({ length: Math.ceil((writes - first + 1) / step) }, (_, n) => first + n * step);
}

describe("a process that dies in the middle of a turn", () => {
  let calm: Awaited<ReturnType<typeof play>>;
  beforeAll(async () => {
    calm = await play();
  });

  async function expectAsCalm(diesAt: Deaths): Promise<void> {
    const { seen, taken, deaths } = await play(diesAt);
    const where = [...diesAt].map(([at, write]) => `write ${write} of ${calm.writes[at]} of arrival ${at}`).join(", ");
    expect(deaths, `deaths at ${where}`).toBe(diesAt.size);
    expect(seen, `after deaths at ${where}`).toEqual(calm.seen);
    expect(taken, `after deaths at ${where}`).toEqual([{ sku: expect.any(String), quantity: 1, state: "sold" }]);
  }

  it("has many writes, each of which may be its last", () => {
    for (const [what, arrivalAt] of turns) expect(calm.writes[arrivalAt], what).toBeGreaterThan(8);
  });

  // The whole sale is replayed per death. In whole, turns around the wait are tried at every write, the others at every
  // fourth; in small one sale has a death in each of these turns.
  it.each(inSmall(["in every turn of a sale"], []))("loses and doubles nothing, with a death %s", async () => {
    const lists = turns.map(([, at, step]) => [at, deathsIn(at, step, calm.writes[at] ?? 0)] as const);
    for (let n = 0; lists.some(([, list]) => n < list.length); n += 1) {
      await expectAsCalm(new Map(lists.flatMap(([at, list]) => list.slice(n, n + 1).map((write) => [at, write]))));
    }
  });

  it.each(inSmall([], turns))("loses and doubles nothing: %s", async (_what, at, step) => {
    for (const write of deathsIn(at, step, calm.writes[at] ?? 0)) await expectAsCalm(new Map([[at, write]]));
  });
});
