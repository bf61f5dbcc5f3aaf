import type { LangGraphRunnableConfig } from "@langchain/langgraph";
import { buildEffect, type Clock, type EffectDraft, type Outbox, type Turn } from "../../src/core/index.ts";
import { type TurnState, turnOf } from "./turn-of-messages.ts";

/** What every node gets: a place for its effects, and the time (only read when a graph sets no turn). */
export interface NodeDeps {
  readonly outbox: Outbox;
  readonly now?: Clock;
}

/** What a core returns: a patch of its slice, and effects. */
export interface Thought<Patch> {
  readonly patch: Patch;
  readonly effects?: readonly EffectDraft[];
}

type Core<State, Patch> = (state: State, turn: Turn) => Thought<Patch> | Promise<Thought<Patch>>;

/**
 * Wraps a pure core into a LangGraph node: names its effects, puts them into the outbox before the node ends, returns
 * the patch. The node's name is the package's constant, not the name an embedder mounts it under, so keys survive a
 * rename.
 */
export function defineNode<State extends TurnState, Patch extends object>(
  node: string,
  deps: NodeDeps,
  core: Core<State, Patch>,
): (state: State, config: LangGraphRunnableConfig) => Promise<Patch> {
  const run = async (state: State, config: LangGraphRunnableConfig): Promise<Patch> => {
    const thread = threadOf(config, node);
    const turn = turnOf(state, thread, deps.now ?? (() => new Date()));
    const { patch, effects = [] } = await core(state, turn);
    const origin = { conversationId: turn.conversationId, turnId: turn.id, node, thread };
    if (effects.length > 0) await deps.outbox.put(effects.map((draft) => buildEffect(draft, origin)));
    return patch;
  };
  Object.defineProperty(run, "name", { value: node });
  return run;
}

/**
 * Without a thread two customers would share turns and effect keys: the second customer's ticket would never be opened.
 */
function threadOf(config: LangGraphRunnableConfig, node: string): string {
  const fromCaller: unknown = config.configurable?.["thread_id"];
  const thread = config.executionInfo?.threadId ?? (typeof fromCaller === "string" ? fromCaller : "");
  if (thread !== "") return thread;
  throw new TypeError(
    `${node}: this graph runs without a thread. Pass one per conversation: invoke(input, { configurable: { thread_id: "…" } }).`,
  );
}
