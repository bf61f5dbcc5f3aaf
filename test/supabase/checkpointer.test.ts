import { randomUUID } from "node:crypto";
import {
  Annotation,
  Command,
  END,
  interrupt,
  type LangGraphRunnableConfig,
  START,
  StateGraph,
} from "@langchain/langgraph";
import { type BaseCheckpointSaver, emptyCheckpoint } from "@langchain/langgraph-checkpoint";
import { PostgresSaver } from "@langchain/langgraph-checkpoint-postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { tenantId } from "../../src/core/index.ts";
import { checkpointSchema } from "../../supabase/checkpoints/checkpoint-sql.ts";
import { type BatchedPostgresSaver, createCheckpointer } from "../../supabase/checkpoints/checkpointer.ts";
import type { Home } from "../../supabase/home/home.ts";
import { openMigratedHome } from "../kit/home.ts";

const State = Annotation.Root({
  log: Annotation<string[]>({ reducer: (a, b) => [...a, ...b], default: () => [] }),
  input: Annotation<string>(),
});

let home: Home;
let batched: BatchedPostgresSaver;
let stock: PostgresSaver;
let failing = false;

beforeAll(async () => {
  home = await openMigratedHome();
  batched = createCheckpointer(home);
  stock = new PostgresSaver(home.pool, undefined, { schema: "langgraph_stock" });
  await stock.setup();
});
afterAll(() => home.close());
beforeEach(() => {
  failing = false;
});

/** Two questions at once and a node that can fail: what a checkpointer has to keep more than values for. */
const graphOn = (saver: BaseCheckpointSaver) =>
  new StateGraph(State)
    .addNode("hear", (state) => ({ log: [`heard ${state.input}`] }))
    .addNode("ask_a", () => ({ log: [`a: ${interrupt("a?")}`] }))
    .addNode("ask_b", () => ({ log: [`b: ${interrupt("b?")}`] }))
    .addNode("ask_twice", () => ({ log: [`c: ${interrupt("c?")} ${interrupt("d?")}`] }))
    .addNode("work", () => {
      if (failing) throw new Error("no luck");
      return { log: ["worked"] };
    })
    .addEdge(START, "hear")
    .addEdge("hear", "ask_a")
    .addEdge("hear", "ask_b")
    .addEdge("hear", "work")
    .addEdge(["ask_a", "ask_b", "work"], "ask_twice")
    .addEdge("ask_twice", END)
    .compile({ checkpointer: saver });

/** What is the same in every run: without ids and times. */
function comparable(value: unknown): unknown {
  const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b[0-9a-f]{32}\b/g;
  return JSON.parse(JSON.stringify(value).replace(id, "id"));
}

const gather = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};

/** Runs the same story and returns everything a caller can see on the way. */
async function story(saver: BaseCheckpointSaver): Promise<unknown[]> {
  const graph = graphOn(saver);
  const config = { configurable: { thread_id: randomUUID() } };
  const seen: unknown[] = [];
  const look = async (): Promise<void> => {
    const { values, next, tasks } = await graph.getState(config);
    const { pendingWrites } = (await saver.getTuple(config)) ?? {};
    // Tasks run at once, so the order in which they are kept is nobody's promise.
    const writes = pendingWrites?.map(([, channel, value]) => JSON.stringify(comparable([channel, value]))).sort();
    seen.push({
      values,
      next: [...next].sort(),
      questions: questionsOf(tasks)
        .map(({ value }) => value)
        .sort(),
      writes,
    });
  };
  failing = true;
  await graph.invoke({ input: "one" }, config).catch((error: Error) => seen.push(error.message));
  await look();
  failing = false;
  seen.push(await graph.invoke(null, config).then(({ log }) => log));
  await look();
  for (const [question, answer] of [
    ["b?", "bee"],
    ["a?", "ay"],
    ["c?", "cee"],
    ["d?", "dee"],
  ]) {
    const { tasks } = await graph.getState(config);
    const asked = questionsOf(tasks).find(({ value }) => value === question);
    await graph.invoke(new Command({ resume: { [asked?.id ?? "none"]: answer } }), config);
    await look();
  }
  await graph.invoke({ input: "two" }, config);
  await look();
  const history = await gather(graph.getStateHistory(config));
  seen.push(history.map(({ values, next, metadata }) => ({ values, next: [...next].sort(), metadata })));
  const second = history.at(-2)?.config;
  seen.push(second && (await graph.getState(second)).values);
  return seen.map(comparable);
}

const questionsOf = (tasks: readonly { interrupts: readonly { id?: string; value?: unknown }[] }[]) =>
  tasks.flatMap(({ interrupts }) => interrupts);

describe("the batched checkpointer", () => {
  it("shows the same story as the stock one: failure, interrupts, resume by id, history", async () => {
    const [expected, got] = [await story(stock), await story(batched)];
    expect(got).toEqual(expected);
    expect(got.length).toBeGreaterThan(8);
  });

  it("keeps of writes with one index the same as the stock one", async () => {
    for (const writes of [
      [
        ["__interrupt__", "first"],
        ["__interrupt__", "second"],
      ],
      [
        ["log", ["x"]],
        ["log", ["y"]],
        ["__error__", "went wrong"],
      ],
      [
        ["log", ["x"]],
        ["__error__", "first"],
        ["__error__", "second"],
      ],
      [],
    ] as [string, unknown][][]) {
      const kept = await Promise.all(
        [stock, batched].map(async (saver) => {
          const start = { configurable: { thread_id: randomUUID(), checkpoint_ns: "" } };
          const config = await saver.put(start, emptyCheckpoint(), { source: "input", step: -1, parents: {} }, {});
          await saver.putWrites(config, writes, "task");
          await saver.putWrites(
            config,
            writes.map(([channel]) => [channel, "again"]),
            "task",
          );
          return (await saver.getTuple(config))?.pendingWrites;
        }),
      );
      expect(kept[1]).toEqual(kept[0]);
    }
  });

  it("stores bytes, emptied channels and a repeated checkpoint like the stock one", async () => {
    const loaded = await Promise.all(
      [stock, batched].map(async (saver) => {
        const start = { configurable: { thread_id: randomUUID(), checkpoint_ns: "inner" } };
        const values = { log: ["ні\u0000ль"], bytes: new Uint8Array([0, 255]) };
        const checkpoint = {
          ...emptyCheckpoint(),
          id: "1",
          channel_values: values,
          channel_versions: { log: 1, bytes: 2, gone: 3 },
        };
        const metadata = { source: "loop", step: 1, parents: {}, note: "a" } as const;
        const config = await saver.put(start, checkpoint, metadata, { log: 1, bytes: 2, gone: 3 });
        // The same checkpoint again, as a retry would: it is replaced, not doubled.
        await saver.put(start, checkpoint, { ...metadata, step: 2 }, { log: 1 });
        const tuple = await saver.getTuple(config);
        return { values: tuple?.checkpoint.channel_values, metadata: tuple?.metadata };
      }),
    );
    expect(loaded[1]).toEqual(loaded[0]);
    expect(loaded[1]?.values).toHaveProperty("log");
  });

  it("stores metadata that the stock one refuses, without what Postgres cannot hold", async () => {
    const start = { configurable: { thread_id: randomUUID(), checkpoint_ns: "" } };
    const metadata = { source: "input", step: -1, parents: {}, note: "а\u0000б \ud800" } as const;
    const config = await batched.put(start, emptyCheckpoint(), metadata, {});
    expect((await batched.getTuple(config))?.metadata).toMatchObject({ note: "аб \ufffd" });
  });

  it("refuses a config without a thread", async () => {
    await expect(batched.putWrites({}, [["log", 1]], "task")).rejects.toThrow("thread_id");
  });

  it("takes less than a third of the stock one's round trips", async () => {
    const client = await home.pool.connect();
    const query = vi.spyOn(client, "query");
    client.release();
    const counts: number[] = [];
    for (const saver of [stock, batched]) {
      query.mockClear();
      await graphOn(saver).invoke({ input: "x" }, { configurable: { thread_id: randomUUID() } });
      counts.push(query.mock.calls.length);
    }
    query.mockRestore();
    const [before = 0, after = 0] = counts;
    expect(after).toBeGreaterThan(0);
    expect(after * 3).toBeLessThan(before);
  });

  it("resumes after pruning, which leaves one checkpoint and its values", async () => {
    const graph = graphOn(batched);
    const config: LangGraphRunnableConfig = { configurable: { thread_id: randomUUID() } };
    const bystander = { configurable: { thread_id: randomUUID() } };
    await graph.invoke({ input: "x" }, bystander);
    const before = await rowCounts(bystander.configurable.thread_id);
    for (let turn = 1; turn <= 3; turn += 1) {
      await graph.invoke({ input: `${turn}` }, config);
      await batched.prune(config.configurable?.["thread_id"]);
      for (const asked of ["a?", "b?", "c?", "d?"]) {
        const { tasks } = await graph.getState(config);
        const question = questionsOf(tasks).find(({ value }) => value === asked);
        await graph.invoke(new Command({ resume: { [question?.id ?? "none"]: "yes" } }), config);
        await batched.prune(config.configurable?.["thread_id"]);
      }
      const { values, next } = await graph.getState(config);
      expect(next).toEqual([]);
      expect(values.log).toHaveLength(5 * turn);
    }
    const after = await rowCounts(config.configurable?.["thread_id"]);
    expect(after).toMatchObject({ checkpoints: 1, writes: 0 });
    expect(after?.blobs).toBeLessThan(12);
    expect(await rowCounts(bystander.configurable.thread_id)).toEqual(before);
  });

  it("keeps two tenants' threads of one name apart, whatever is done with them", async () => {
    const other = createCheckpointer({ ...home, tenant: tenantId("other") });
    const thread = randomUUID();
    const config = { configurable: { thread_id: thread } };
    await graphOn(batched).invoke({ input: "ours" }, config);
    expect(await other.getTuple(config)).toBeUndefined();
    expect(await gather(other.list(config))).toEqual([]);
    expect((await graphOn(other).getState(config)).values).toEqual({});

    const ours = await gather(batched.list(config));
    await graphOn(other).invoke({ input: "theirs" }, config);
    await other.prune(thread);
    expect((await graphOn(other).getState(config)).values["log"]).toContain("heard theirs");
    await other.deleteThread(thread);
    expect(await other.getTuple(config)).toBeUndefined();
    expect(await gather(batched.list(config))).toEqual(ours);
    expect(ours.length).toBeGreaterThan(1);
  });

  it("has tables as new as the stock one's own migrations make them", async () => {
    const versions = "select v from langgraph.checkpoint_migrations order by v";
    const before = (await home.pool.query(versions)).rows;
    await new PostgresSaver(home.pool, undefined, { schema: checkpointSchema }).setup();
    expect((await home.pool.query(versions)).rows).toEqual(before);
  });
});

async function rowCounts(thread: string): Promise<{ checkpoints: number; writes: number; blobs: number } | undefined> {
  const count = (table: string): string => `(select count(*)::int from langgraph.${table} where thread_id = $1)`;
  const found = await home.pool.query<{ checkpoints: number; writes: number; blobs: number }>(
    `select ${count("checkpoints")} as checkpoints, ${count("checkpoint_writes")} as writes,
       ${count("checkpoint_blobs")} as blobs`,
    [thread],
  );
  return found.rows[0];
}
