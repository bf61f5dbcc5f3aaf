import { Command } from "@langchain/langgraph";
import { messagesOfTurn } from "../nodes/await-payment.ts";
import { outcomeOf } from "../nodes/outcome.ts";
import type { Turn, TurnOutcome } from "../src/core/index.ts";
import type { DeskGraph } from "./graph.ts";

export interface Who {
  readonly customerId: string;
  readonly channel: string;
}

/** Longest way through one turn is 2 + 2 × 6 tool rounds + payment + wait; LangGraph's default of 25 is close to that. */
const recursionLimit = 40;

/**
 * Runs one claimed turn to its end, also when an earlier try died on the way. The replay rule: the state already carries
 * this turn and waits or is finished → nothing to run; it carries this turn and is unfinished → continue; another turn →
 * start this one, through the waiting interrupt by its id where there is one (plain input would silently drop the wait).
 *
 * The caller holds the conversation: LangGraph has no guard against two invocations of one thread.
 */
export async function runTurn(graph: DeskGraph, turn: Turn, who: Who): Promise<TurnOutcome> {
  const config = { configurable: { thread_id: turn.conversationId }, durability: "sync" as const, recursionLimit };
  const before = await graph.getState(config);
  const waiting = before.tasks.flatMap((task) => task.interrupts)[0]?.id;
  if (before.values.turn?.id === turn.id) {
    // Not `next`: LangGraph leaves a task out of it whose writes are stored but whose checkpoint is not, and a process
    // that died just there would be taken for one that had finished (seen with 1.4.17).
    if (waiting === undefined && before.tasks.length > 0) await graph.invoke(null, config);
  } else if (waiting !== undefined) {
    await graph.invoke(new Command({ resume: { [waiting]: turn } }), config);
  } else {
    await graph.invoke({ turn, who, messages: messagesOfTurn(turn) }, config);
  }
  const after = await graph.getState(config);
  const { turnId: _turnId, ...outcome } = outcomeOf(after.values, turn);
  return outcome;
}
