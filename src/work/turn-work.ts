import type { DeskGraph } from "../../graph/graph.ts";
import { holdingLine } from "../../graph/holding-line.ts";
import { type ParkedOf, parkedTurn } from "../../graph/parked-turn.ts";
import { runTurn, type Who } from "../../graph/run-turn.ts";
import type { DeskStateValues } from "../../graph/state.ts";
import { timersOf } from "../../graph/timers-of.ts";
import { isHomeTrouble } from "../../supabase/home/home-trouble.ts";
import {
  type ApartTurn,
  type Conversation,
  type ConversationId,
  isWatched,
  type Shop,
  type Store,
  type Turn,
  type TurnOutcome,
} from "../core/index.ts";
import { createTurnGate } from "../inbox/turn-gate.ts";
import type { TurnDeps } from "../inbox/turn-worker.ts";
import type { TurnSpending } from "../telemetry/turn-spending.ts";
import { type RunMore, stoppedIn, trustIn, type WatchDeps, watchTurn } from "./watched-turn.ts";

/** Longer than a good model needs, and shorter than a customer waits in a silent chat. */
const holdingAfterMs = 10_000;

interface TurnWorkDeps
  extends Pick<TurnDeps, "lanes" | "window" | "traces" | "report">,
    Pick<WatchDeps, "changeMemory"> {
  readonly store: Store;
  readonly graph: DeskGraph;
  /** The same graph on a copy of what it remembers, so that nothing of it happens. */
  readonly apart: (turn: Turn, who: Who, lost: AbortSignal) => Promise<ApartTurn>;
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
  run: (turn, lost) => runInGraph(deps, turn, lost),
  watch: (turn, lost) => watchTurn(watchDepsOf(deps), turn, asServed(turn, deps.shop), lost),
  optionsOf: (turn, outcome) => stoppedIn(turn, outcome, deps.shop),
  park: (turn) => park(deps, turn),
  spentOn: ({ id }) => deps.spending.take(id),
  after: (turn) => deps.checkpointer.prune(turn.conversationId),
  holding: {
    afterMs: holdingAfterMs,
    line: async (turn) => {
      const served = asServed(turn, deps.shop);
      // Whoever waits for a person's word is told so by a line of its own.
      return isWatched(served, trustIn(deps.shop, turn)) ? [] : holdingLine(served, await shopAndLanguage(deps, turn));
    },
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
  { inShadowOf }: RunMore = {},
): Promise<TurnOutcome> {
  const timersAfter = (state: DeskStateValues, outcome: TurnOutcome) =>
    timersOf(state, turn, outcome, shop, inShadowOf);
  return runTurn(graph, asServed(turn, shop), await whoOf({ store, hasButtons }, turn), lost, timersAfter);
}

async function whoOf({ store, hasButtons }: Pick<TurnWorkDeps, "store" | "hasButtons">, turn: Turn): Promise<Who> {
  const { customerId, channel } = await conversationOfTurn(store, turn);
  return { customerId, channel, ...(hasButtons(channel) ? { hasButtons: true as const } : {}) };
}

const watchDepsOf = (deps: TurnWorkDeps): WatchDeps => ({
  store: deps.store,
  shop: deps.shop,
  apart: async (turn, lost) => deps.apart(turn, await whoOf(deps, turn), lost),
  run: (turn, lost, more) => runInGraph(deps, turn, lost, more),
  changeMemory: deps.changeMemory,
});

async function shopAndLanguage({ store, shop }: Pick<TurnWorkDeps, "store" | "shop">, turn: Turn) {
  return { shop, language: (await conversationOfTurn(store, turn)).language };
}

async function conversationOfTurn(store: Store, turn: Turn): Promise<Conversation> {
  const found = await store.conversation(turn.conversationId);
  if (found === undefined) throw new Error(`turn ${turn.id} belongs to no conversation`);
  return found;
}
