import type { DeskGraph } from "../../graph/graph.ts";
import { holdingLine } from "../../graph/holding-line.ts";
import { type ParkedOf, parkedTurn } from "../../graph/parked-turn.ts";
import { runTurn } from "../../graph/run-turn.ts";
import type { DeskStateValues } from "../../graph/state.ts";
import { timersOf } from "../../graph/timers-of.ts";
import { isHomeTrouble } from "../../supabase/home/home-trouble.ts";
import type { Conversation, ConversationId, Shop, Store, Turn, TurnOutcome } from "../core/index.ts";
import { createTurnGate } from "../inbox/turn-gate.ts";
import type { TurnDeps } from "../inbox/turn-worker.ts";
import type { TurnSpending } from "../telemetry/turn-spending.ts";

/** Longer than a good model needs, and shorter than a customer waits in a silent chat. */
const holdingAfterMs = 10_000;

interface TurnWorkDeps extends Pick<TurnDeps, "lanes" | "window" | "traces" | "report"> {
  readonly store: Store;
  readonly graph: DeskGraph;
  readonly checkpointer: { prune(conversation: ConversationId): Promise<void> };
  readonly shop: Shop;
  readonly spending: Pick<TurnSpending, "take">;
  readonly answers: NonNullable<ParkedOf["answers"]>;
  /** Whether what is offered is shown as buttons in this channel. */
  readonly hasButtons: (channel: string) => boolean;
}

/**
 * What a worker does with a turn: run the graph; where that cannot be done, park the turn; where it takes long, say so.
 */
export const turnWork = (deps: TurnWorkDeps): TurnDeps => ({
  store: deps.store,
  lanes: deps.lanes,
  window: deps.window,
  gate: createTurnGate(),
  traces: deps.traces,
  report: deps.report,
  isHomeTrouble,
  run: (turn, lost) => runInGraph(deps, asServed(turn, deps.shop), lost),
  park: (turn) => park(deps, turn),
  spentOn: ({ id }) => deps.spending.take(id),
  after: (turn) => deps.checkpointer.prune(turn.conversationId),
  holding: {
    afterMs: holdingAfterMs,
    line: async (turn) => holdingLine(asServed(turn, deps.shop), await shopAndLanguage(deps, turn)),
  },
});

/**
 * Where the assistant is silent while a person is awaited, the person has the chat from the moment of the call. A timer
 * has to know whether anybody came.
 */
const asServed = (turn: Turn, { handoff }: Shop): Turn =>
  turn.owner === "waiting" && handoff.whileWaiting === "silent" && !turn.inbounds.some(({ kind }) => kind === "timer")
    ? { ...turn, owner: "person" }
    : turn;

async function park(deps: TurnWorkDeps, turn: Turn): ReturnType<TurnDeps["park"]> {
  const { answers, shop } = deps;
  const parked = await parkedTurn(asServed(turn, shop), { ...(await shopAndLanguage(deps, turn)), answers });
  const { outcome, effects } = parked;
  return { effects, outcome: { ...outcome, timers: timersOf(undefined, turn, outcome, shop) } };
}

async function runInGraph(
  { store, graph, shop, hasButtons }: TurnWorkDeps,
  turn: Turn,
  lost: AbortSignal,
): Promise<TurnOutcome> {
  const { customerId, channel } = await conversationOfTurn(store, turn);
  const who = { customerId, channel, ...(hasButtons(channel) ? { hasButtons: true as const } : {}) };
  const timersAfter = (state: DeskStateValues, outcome: TurnOutcome) => timersOf(state, turn, outcome, shop);
  return runTurn(graph, asServed(turn, shop), who, lost, timersAfter);
}

async function shopAndLanguage({ store, shop }: TurnWorkDeps, turn: Turn) {
  return { shop, language: (await conversationOfTurn(store, turn)).language };
}

async function conversationOfTurn(store: Store, turn: Turn): Promise<Conversation> {
  const found = await store.conversation(turn.conversationId);
  if (found === undefined) throw new Error(`turn ${turn.id} belongs to no conversation`);
  return found;
}
