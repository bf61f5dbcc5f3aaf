import { describe, expect, it } from "vitest";
import type { DeskGraph } from "../../../graph/graph.ts";
import { runTurn } from "../../../graph/run-turn.ts";
import { timersOf } from "../../../graph/timers-of.ts";
import { conversationId, type Turn, type TurnOutcome } from "../../../src/core/index.ts";
import { deskCustomer, deskOf } from "../../kit/desk.ts";
import { inSmall } from "../../kit/in-small.ts";
import { comesTo, modelShop } from "../../kit/ownership/mind.ts";
import { moveName } from "../../kit/ownership/moves.ts";
import { wayOf } from "../../kit/ownership/walk.ts";
import { turnOf } from "../../kit/ownership/work.ts";
import { ScriptedModel } from "../../kit/scripted-model.ts";
import { seededRandom } from "../../kit/seeded-random.ts";

const traces = inSmall(20, 400);
const longest = 30;

/** What of an outcome is about who owns the chat. */
const seenOf = ({ owner, replies, timers = [] }: TurnOutcome) => ({
  owner,
  replies: replies.map(({ kind }) => kind),
  timers: timers.map((each) => [each.does, each.at, each.does === "set" && each.body]),
});

const run = (graph: DeskGraph, turn: Turn): Promise<TurnOutcome> =>
  runTurn(graph, turn, deskCustomer, undefined, (state, outcome) => timersOf(state, turn, outcome, modelShop));

describe("the graph", () => {
  it("comes with each turn to what the model of who owns a chat says", async () => {
    const { graph } = await deskOf(new ScriptedModel(() => ({ text: "Добрий день!" })), { shop: modelShop });
    for (let trace = 0; trace < traces; trace += 1) {
      const told: string[] = [];
      for (const { move, before } of wayOf(seededRandom(trace), longest)) {
        told.push(moveName(move));
        const { claimed } = before;
        if (move.does !== "commit" || claimed?.claim !== move.claim) continue;
        const turn = turnOf(claimed);
        const came = await run(graph, { ...turn, conversationId: conversationId(`c_${trace}`) });
        const why = `trace ${trace}: ${told.join(", ")}`;
        expect(seenOf(came), why).toEqual(seenOf(comesTo(before.memory, turn).outcome));
      }
    }
  });
});
