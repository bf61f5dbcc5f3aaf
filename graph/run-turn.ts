import type { BaseMessage } from "@langchain/core/messages";
import { Command } from "@langchain/langgraph";
import { outcomeOf } from "../nodes/turn/outcome.ts";
import { scratchOf, toolsUsed } from "../nodes/turn/scratch.ts";
import { turnInput } from "../nodes/turn/turn-input.ts";
import type { TimerDraft, Turn, TurnOutcome } from "../src/core/index.ts";
import type { DeskGraph } from "./graph.ts";
import type { DeskStateValues } from "./state.ts";

export interface Who {
  readonly customerId: string;
  readonly channel: string;
  /** The channel shows what is offered as buttons. */
  readonly hasButtons?: true;
}

/**
 * Longest way through one turn is 3 + 2 × 6 tool rounds + guided twice + payment + wait; LangGraph's default of 25 is
 * close to that.
 */
const recursionLimit = 40;

/**
 * Runs one claimed turn to its end, also when an earlier try died on the way. The replay rule, by what the state shows:
 *
 * - it carries this turn: unfinished → continue; waiting or finished → nothing to run
 * - a wait was answered by a try that died before its checkpoint → continue that, then look again
 * - it waits → this turn is the answer, addressed to the interrupt by its id (plain input would silently drop the wait)
 * - else → start this turn; what another turn left unfinished is given up with it
 *
 * The caller holds the conversation: LangGraph has no guard against two invocations of one thread.
 */
export async function runTurn(
  graph: DeskGraph,
  turn: Turn,
  who: Who,
  signal?: AbortSignal,
  timersAfter: TimersAfter = () => [],
): Promise<TurnOutcome> {
  const config = {
    // Turn and claim go along so that a checkpointer of ours can refuse what a worker writes that was left behind.
    configurable: { thread_id: turn.conversationId, turn_id: turn.id, turn_claim: turn.claim },
    durability: "sync" as const,
    recursionLimit,
    ...(signal === undefined ? {} : { signal }),
  };
  const look = async (): Promise<Look> => lookOf(await graph.getState(config), turn);
  let seen = await look();
  if (seen.at === "answered") {
    await graph.invoke(null, config);
    seen = await look();
  }
  switch (seen.at) {
    case "finished":
      break;
    case "answered":
    case "unfinished":
      await graph.invoke(null, config);
      break;
    case "waiting":
      await graph.invoke(new Command({ resume: { [seen.interruptId]: turn } }), config);
      break;
    case "elsewhere":
      await graph.invoke({ who, ...turnInput(turn, seen.messages) }, config);
  }
  return cameTo((await graph.getState(config)).values, turn, timersAfter);
}

function cameTo(values: DeskStateValues, turn: Turn, timersAfter: TimersAfter): TurnOutcome {
  const { turnId: _turnId, ...outcome } = outcomeOf(values, turn);
  const tools = toolsUsed(scratchOf(values, turn));
  const timers = timersAfter(values, outcome);
  return {
    ...outcome,
    ...(tools.length === 0 ? {} : { tools }),
    ...(timers.length === 0 ? {} : { timers }),
  };
}

/** What is to be looked at later, by the state that the turn came to. */
type TimersAfter = (state: DeskStateValues, outcome: TurnOutcome) => readonly TimerDraft[];

type Look =
  | { readonly at: "finished" | "unfinished" | "answered" }
  | { readonly at: "elsewhere"; readonly messages: readonly BaseMessage[] }
  | { readonly at: "waiting"; readonly interruptId: string };

/**
 * `next` alone does not tell: LangGraph (1.4.17) leaves a task out of it whose writes are stored but whose checkpoint is
 * not, and a process that died just there would be taken for one that had finished.
 */
function lookOf({ values, tasks, next }: Awaited<ReturnType<DeskGraph["getState"]>>, turn: Turn): Look {
  const interrupted = tasks.find(({ interrupts }) => interrupts.length > 0);
  const isWaiting = interrupted !== undefined && next.includes(interrupted.name);
  if (values.turn?.id === turn.id) return { at: isWaiting || tasks.length === 0 ? "finished" : "unfinished" };
  const interruptId = interrupted?.interrupts[0]?.id;
  if (interruptId === undefined) return { at: "elsewhere", messages: values.messages ?? [] };
  return isWaiting ? { at: "waiting", interruptId } : { at: "answered" };
}
