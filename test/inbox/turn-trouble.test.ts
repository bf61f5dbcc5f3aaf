import { beforeEach, describe, expect, it, vi } from "vitest";
import {
  LostHold,
  type Traces,
  type Turn,
  type TurnOutcome,
  turnLaneOf,
  UnknownConversation,
} from "../../src/core/index.ts";
import { noTraces } from "../kit/no-traces.ts";
import { nothingOwed } from "../kit/nothing-owed.ts";
import { nothing, type TurnDesk, textsOf, turnDesk } from "./turn-desk.ts";

describe("a turn that meets trouble", () => {
  let tables: TurnDesk["tables"];
  let chat: TurnDesk["chat"];
  let woken: TurnDesk["woken"];
  let events: TurnDesk["events"];
  let says: TurnDesk["says"];
  let work: TurnDesk["work"];
  let sent: TurnDesk["sent"];

  beforeEach(async () => {
    ({ tables, chat, woken, events, says, work, sent } = await turnDesk());
  });

  it("is not tried again by a worker that lost the conversation, and it says so", async () => {
    await says("1");
    const lost = new AbortController();
    for (const run of [
      async () => {
        throw new LostHold("taken");
      },
      async () => {
        lost.abort();
        throw new TypeError("whatever a call says that was called off");
      },
    ]) {
      await work({ run }, { lost: lost.signal });
      expect(events.map(({ event }) => event)).toEqual(["turn_started", "lane_lost"]);
      events.length = 0;
    }
    await work({ run: async () => nothing }, { lost: AbortSignal.abort() });
    expect(events).toEqual([{ event: "lane_lost", lane: turnLaneOf(chat.id) }]);
    // Nothing of it counts against the turn.
    events.length = 0;
    await work({ run: () => Promise.reject(new TypeError("a bug")) });
    expect(events).toContainEqual(expect.objectContaining({ event: "turn_failed", failures: 1 }));
  });

  it("ends without a word when the customer was erased meanwhile", async () => {
    await says("1");
    await work({
      run: async () => {
        await tables.store.erase(chat.id, nothingOwed);
        throw new UnknownConversation();
      },
    });
    expect(events.map(({ event }) => event)).toEqual(["turn_started"]);
  });

  it("waits between two tries, twice as long each time, and ends that wait when the process is to stop", async () => {
    await says("1");
    const triedMs: number[] = [];
    const failing = async (): Promise<TurnOutcome> => {
      triedMs.push(performance.now());
      throw new TypeError("a bug");
    };
    await work({ run: failing });
    const [first = 0, second = 0, third = 0] = triedMs;
    expect(second - first).toBeGreaterThanOrEqual(595);
    expect(third - second).toBeGreaterThanOrEqual(1_195);
    await says("2");
    const stopping = new AbortController();
    await work(
      {
        run: async () => {
          stopping.abort();
          throw new TypeError("a bug");
        },
      },
      { stopping: stopping.signal },
    );
    expect(woken.at(-1)).toMatchObject({ lane: turnLaneOf(chat.id), afterMs: 0 });
  });

  it("is run again where a process died in the middle, though nothing new waits", async () => {
    await says("1");
    const died = await tables.store.claimTurn(chat.id);
    const claims: number[] = [];
    await work({
      run: async (turn) => {
        expect(turn.id).toBe(died?.id);
        claims.push(turn.claim);
        return nothing;
      },
    });
    expect(claims).toEqual([2]);
  });

  it("may be claimed ten times, and no eleventh", async () => {
    await says("1");
    for (let life = 0; life < 9; life += 1) await tables.store.claimTurn(chat.id);
    const claims: number[] = [];
    await work({
      run: async ({ claim }) => {
        claims.push(claim);
        return nothing;
      },
    });
    expect(claims).toEqual([10]);
  });

  it("steps aside for other conversations after a minute", async () => {
    await says("1");
    let passedMs = 0;
    const real = performance.now.bind(performance);
    const clock = vi.spyOn(performance, "now").mockImplementation(() => real() + passedMs);
    const turns: string[][] = [];
    const run = async (turn: Turn): Promise<TurnOutcome> => {
      turns.push(textsOf(turn));
      passedMs += 40_000;
      await says("і ще");
      return nothing;
    };
    await work({ run });
    clock.mockRestore();
    expect(turns).toEqual([["1"], ["і ще"]]);
    expect(woken.at(-1)).toMatchObject({ lane: turnLaneOf(chat.id), afterMs: 0 });
  });

  it("is answered also where tidying up after it fails, and is told with its times and its trace", async () => {
    await says("1");
    const spans: unknown[] = [];
    const traces: Traces = {
      ...noTraces,
      run: (span, work) => {
        spans.push([span.name, span.fields]);
        return noTraces.run(span, work);
      },
    };
    let tidied = 0;
    await work({
      traces,
      run: async (turn) => ({
        ...nothing,
        replies: [{ id: `${turn.id}/a`, turnId: turn.id, kind: "plain", text: "Є" }],
      }),
      after: () => {
        tidied += 1;
        return Promise.reject(new Error("away"));
      },
    });
    expect([tidied, await sent()]).toEqual([1, ["Є"]]);
    const done = events.find((event) => event.event === "turn_done");
    // It was said in January, and answered now.
    expect(done).toMatchObject({ sentCount: 1, withheld: [] });
    if (done?.event !== "turn_done") throw new Error("no turn is done");
    expect(done.waitMs).toBeGreaterThan(1_000_000);
    expect(done.waitMs).toBeLessThan(Date.now());
    expect(done.durationMs).toBeGreaterThanOrEqual(0);
    expect(done.durationMs).toBeLessThan(300_000);
    const { id } = done.turn;
    expect(spans).toEqual([["turn", { turnId: id, conversationId: chat.id, attempt: 1 }]]);
  });

  it("is answered though the word of waiting cannot be had", async () => {
    let asked = 0;
    const line = async (): Promise<never> => {
      asked += 1;
      throw new Error("away");
    };
    await says("1");
    await work({
      holding: { afterMs: 0, line },
      run: async () => {
        while (asked === 0) await new Promise((resolve) => setTimeout(resolve, 1));
        return nothing;
      },
    });
    expect(events.at(-1)).toMatchObject({ event: "turn_done" });
  });
});
