import { beforeEach, describe, expect, it } from "vitest";
import { holdingLine } from "../../graph/holding-line.ts";
import { type Turn, type TurnOutcome, turnLaneOf } from "../../src/core/index.ts";
import { defaultSettleWindow } from "../../src/inbox/settle-window.ts";
import type { TurnDeps } from "../../src/inbox/turn-worker.ts";
import { demoShop } from "../../src/shop/demo-shop.ts";
import { nothing, type TurnDesk, textsOf, turnDesk } from "./turn-desk.ts";

describe("a conversation's turns", () => {
  let home: TurnDesk["home"];
  let tables: TurnDesk["tables"];
  let chat: TurnDesk["chat"];
  let woken: TurnDesk["woken"];
  let events: TurnDesk["events"];
  let says: TurnDesk["says"];
  let work: TurnDesk["work"];
  let sent: TurnDesk["sent"];

  beforeEach(async () => {
    ({ home, tables, chat, woken, events, says, work, sent } = await turnDesk());
  });

  it("are one over a burst, and another over what came while it ran", async () => {
    await says("1");
    await says("2");
    const turns: string[][] = [];
    await work({
      run: async (turn) => {
        turns.push(textsOf(turn));
        if (turns.length === 1) await says("3");
        return nothing;
      },
    });
    expect(turns).toEqual([["1", "2"], ["3"]]);
    expect(events.filter(({ event }) => event === "turn_done")).toHaveLength(2);
  });

  it("leave no message behind that comes right after the last look: it wakes the lane again", async () => {
    await says("1");
    const { store } = tables;
    let isOver = false;
    const waiting: TurnDeps["store"]["waiting"] = async (id) => {
      const found = await store.waiting(id);
      if (isOver && found.length === 0) {
        woken.length = 0;
        await says("2");
      }
      return found;
    };
    await work({
      store: { ...store, waiting },
      run: async () => {
        isOver = true;
        return nothing;
      },
    });
    expect(woken).toEqual([{ lane: turnLaneOf(chat.id), afterMs: 0 }]);
    expect(await store.isBusy(chat.id)).toBe(true);
  });

  it("begin when the burst is over, not before", async () => {
    await says("1");
    const window = { ...defaultSettleWindow, loneMs: 1_000, burstMs: 1_000 };
    const begun = performance.now();
    const working = work({ window, run: async () => nothing });
    await says("2");
    await working;
    expect(performance.now() - begun).toBeGreaterThanOrEqual(950);
    const done = events.flatMap((event) => (event.event === "turn_done" ? [event.turn.inbounds.length] : []));
    expect(done).toEqual([2]);
  });

  it("are tried three times, then given to a person, and the customer is told once", async () => {
    await says("картка 4444 3333 2222 1111");
    let tries = 0;
    const failing = {
      run: async (): Promise<TurnOutcome> => {
        tries += 1;
        throw new TypeError("a bug");
      },
    };
    await work(failing);
    expect(tries).toBe(3);
    expect(events.map(({ event }) => event)).toEqual([
      ...["turn_started", "turn_failed", "turn_started", "turn_failed", "turn_started", "turn_failed"],
      "turn_parked",
    ]);
    expect(await sent()).toHaveLength(1);
    const effects = (await tables.store.effects(chat.id)).map(({ effect }) => effect.kind);
    expect(effects).toEqual(["crm.status", "crm.assign", "ticket.open", "staff.post", "reply.send"]);
    expect(await tables.store.conversation(chat.id)).toMatchObject({ owner: "waiting", epoch: 0 });
    const [entry] = await tables.store.transcript(chat.id, 1);
    const kept = JSON.stringify([
      entry,
      await tables.store.transcript(chat.id, 9),
      await tables.store.effects(chat.id),
    ]);
    expect(kept).not.toContain("4444");
    // The next message is not held up by the one that could not be answered.
    await says("ви тут?");
    await work({ run: async () => nothing });
    expect(events.at(-1)).toMatchObject({ event: "turn_done" });
  });

  it("are not blamed for a database that is away", async () => {
    await says("1");
    const away = { run: () => Promise.reject(new Error("away")), isHomeTrouble: () => true };
    await expect(work(away)).rejects.toThrow("away");
    expect(events.filter(({ event }) => event === "turn_failed")).toEqual([]);
  });

  it("are parked when they take the process with them again and again", async () => {
    await says("1");
    for (let life = 0; life < 10; life += 1) await tables.store.claimTurn(chat.id);
    let tries = 0;
    await work({
      run: async () => {
        tries += 1;
        return nothing;
      },
    });
    expect(tries).toBe(0);
    expect(events).toMatchObject([{ event: "turn_parked", reason: "claimed_too_often" }]);
    // An operator finds the reason beside the turn.
    const reasons = "select parked from deskgraph.turns where parked is not null and conversation_id = $1";
    expect((await home.pool.query(reasons, [chat.id])).rows).toEqual([{ parked: "claimed_too_often" }]);
  });

  it("say a word when the answer takes long, once, before the answer, and none when it is quick", async () => {
    const holding = { afterMs: 20, line: async (turn: Turn) => holdingLine(turn, { shop: demoShop }) };
    const answer = (turn: Turn): TurnOutcome => ({
      ...nothing,
      replies: [{ id: `${turn.id}/a`, turnId: turn.id, kind: "plain", text: "Є" }],
    });
    await says("є сукня?");
    await work({ holding: { ...holding, afterMs: 60_000 }, run: async (turn) => answer(turn) });
    expect(await sent()).toEqual(["Є"]);
    await says("а синя?");
    await work({
      holding,
      run: async (turn) => {
        while ((await sent()).length < 2) await new Promise(setImmediate);
        return answer(turn);
      },
    });
    expect(await sent()).toEqual(["Є", "Хвилинку, уточнюю для вас.", "Є"]);
  });

  it("are left to whoever claimed them since", async () => {
    await says("1");
    await work({
      run: async (turn) => {
        await tables.store.claimTurn(turn.conversationId);
        return nothing;
      },
    });
    expect(events.map(({ event }) => event)).toEqual(["turn_started", "lane_lost"]);
    expect(await tables.store.isBusy(chat.id)).toBe(true);
    // Whoever has it now may hold no job any more: somebody will look at the lane again.
    expect(woken.at(-1)).toMatchObject({ lane: turnLaneOf(chat.id), afterMs: 0 });
  });

  it("wait for the next process when this one stops", async () => {
    await says("1");
    const stopping = new AbortController();
    const turns: string[][] = [];
    await work(
      {
        run: async (turn) => {
          turns.push(textsOf(turn));
          stopping.abort();
          await says("2");
          return nothing;
        },
      },
      { stopping: stopping.signal },
    );
    expect(turns).toEqual([["1"]]);
    expect(woken.at(-1)).toMatchObject({ lane: turnLaneOf(chat.id) });
    expect(await tables.store.waiting(chat.id)).toMatchObject([{ text: "2" }]);
  });
});
