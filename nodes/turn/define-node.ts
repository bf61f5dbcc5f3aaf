import type { BaseMessage } from "@langchain/core/messages";
import type { LangGraphRunnableConfig } from "@langchain/langgraph";
import {
  buildEffect,
  type Clock,
  conversationId,
  type EffectDraft,
  inboundId,
  type Outbox,
  type Turn,
  turnIdOf,
} from "../../src/core/index.ts";

/** What every node gets: a place for its wishes, and the time (only read when a foreign graph sets no turn). */
export interface NodeDeps {
  readonly outbox: Outbox;
  readonly now?: Clock;
}

interface AnyState {
  readonly turn: Turn | null;
  readonly messages: readonly BaseMessage[];
}

/** What a core returns: a patch of its slice, and wishes. */
export interface Thought<Patch> {
  readonly patch: Patch;
  readonly effects?: readonly EffectDraft[];
}

type Core<State, Patch> = (state: State, turn: Turn) => Thought<Patch> | Promise<Thought<Patch>>;

/**
 * Wraps a pure core into a LangGraph node: names its effects, puts them into the outbox before the node ends, returns the
 * patch. The node's name is the package's constant, not the name an embedder mounts it under, so keys survive a rename.
 */
export function defineNode<State extends AnyState, Patch extends object>(
  node: string,
  deps: NodeDeps,
  core: Core<State, Patch>,
): (state: State, config: LangGraphRunnableConfig) => Promise<Patch> {
  const run = async (state: State, config: LangGraphRunnableConfig): Promise<Patch> => {
    const thread = threadOf(config);
    const turn = state.turn ?? turnOfForeignGraph(state.messages, thread, deps.now ?? (() => new Date()));
    const { patch, effects = [] } = await core(state, turn);
    const origin = { conversationId: turn.conversationId, turnId: turn.id, node, thread };
    if (effects.length > 0) await deps.outbox.put(effects.map((draft) => buildEffect(draft, origin)));
    return patch;
  };
  Object.defineProperty(run, "name", { value: node });
  return run;
}

function threadOf(config: LangGraphRunnableConfig): string {
  const fromCaller: unknown = config.configurable?.["thread_id"];
  return config.executionInfo?.threadId ?? (typeof fromCaller === "string" ? fromCaller : "");
}

/** In somebody else's graph there is no turn: the newest human message is one, under its own id. */
function turnOfForeignGraph(messages: readonly BaseMessage[], thread: string, now: Clock): Turn {
  const newest = messages.findLast((message) => message.getType() === "human");
  const id = inboundId(newest?.id ?? `${thread}/${messages.length}`);
  const at = now().toISOString();
  return {
    id: turnIdOf([id]),
    conversationId: conversationId(thread),
    owner: "ai",
    epoch: 0,
    claim: 0,
    unsaid: [],
    at,
    inbounds: newest
      ? [{ id, conversationId: conversationId(thread), at, kind: "message", text: newest.text, attachments: [] }]
      : [],
  };
}
