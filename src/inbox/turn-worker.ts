import {
  type ClaimedTurn,
  type CommitOptions,
  type ConversationId,
  conversationOfLane,
  crashPoint,
  type Effect,
  type Fence,
  isCustomers,
  type LaneHold,
  type Lanes,
  LostHold,
  type ModelSpending,
  type NewReplyDraft,
  type Outbox,
  pause,
  type TraceParent,
  type Traces,
  type Turn,
  type TurnOutcome,
  type Turns,
  traceParent,
  UnknownConversation,
  type Waiting,
} from "../core/index.ts";
import type { InboxEvent } from "./inbox-event.ts";
import { type SettleWindow, settleMs } from "./settle-window.ts";
import { openGate, type TurnGate } from "./turn-gate.ts";

/** What became of a turn that goes through a person's hands. */
export type Watched =
  | { readonly is: "held"; readonly draft: NewReplyDraft }
  | { readonly is: "done"; readonly outcome: TurnOutcome; readonly options: CommitOptions };

export interface TurnDeps {
  readonly store: Turns & Outbox;
  readonly lanes: Lanes;
  readonly window: SettleWindow;
  readonly gate: TurnGate;
  readonly run: (turn: Turn, lost: AbortSignal) => Promise<TurnOutcome>;
  /** Asked first: undefined where the assistant answers by itself. */
  readonly watch?: (turn: ClaimedTurn, lost: AbortSignal) => Promise<Watched | undefined>;
  /** How a turn is committed that was run as always. */
  readonly optionsOf?: (turn: Turn, outcome: TurnOutcome) => CommitOptions;
  /** What becomes of a turn that cannot be run. */
  readonly park: (turn: Turn) => Promise<{ readonly outcome: TurnOutcome; readonly effects: readonly Effect[] }>;
  readonly after?: (turn: Turn) => Promise<void>;
  /** What the chat model took for it in this process. */
  readonly spentOn?: (turn: Turn) => ModelSpending;
  /** What a customer is told whose answer takes longer than `afterMs`; put once, however often the turn is run. */
  readonly holding?: { readonly afterMs: number; readonly line: (turn: Turn) => Promise<readonly Effect[]> };
  /** Whether the database is what failed: then the turn is not to blame. */
  readonly isHomeTrouble: (error: unknown) => boolean;
  readonly traces: Traces;
  readonly report: (event: InboxEvent) => void;
}

/** After so many failed tries a turn is given to a person. */
const maxFailures = 3;
/** A turn that was begun this often and never ended takes its process with it each time. */
const maxClaims = 10;
const retryMs = 300;
/** Then the conversation steps aside for others, and stays far from the engine's patience with one job (15 min). */
const longestHoldMs = 60_000;

/**
 * Works on the turns of one conversation until nothing waits: wait for the burst to end, claim (durable), run the
 * graph, commit. A turn that was claimed before a crash is claimed again first, and its re-run changes nothing that
 * happened.
 */
export async function workOnTurns(deps: TurnDeps, hold: LaneHold): Promise<void> {
  const { lanes, report } = deps;
  try {
    await workUntilEmpty(deps, hold, await lanes.take(hold.lane));
  } catch (error) {
    // The customer was erased meanwhile: there is no customer left to answer.
    if (error instanceof UnknownConversation) return;
    if (!(error instanceof LostHold)) throw error;
    report({ event: "lane_lost", lane: hold.lane });
    await lanes.leave(hold.lane);
  }
}

async function workUntilEmpty(deps: TurnDeps, hold: LaneHold, fence: Fence): Promise<void> {
  const { store, lanes } = deps;
  const conversation = conversationOfLane(hold.lane);
  const takenMs = performance.now();
  // A claimed turn that is unfinished is not among what waits: it is only found by claiming. After a turn of ours there
  // is none.
  let mayBeUnfinished = true;
  for (;;) {
    if (hold.lost.aborted) throw new LostHold(`Lane ${hold.lane} was taken by another worker`);
    const waiting = await store.waiting(conversation);
    if (hold.stopping.aborted || performance.now() - takenMs > longestHoldMs) return await lanes.wakeLater(fence, 0);
    if (waiting.length === 0 && !mayBeUnfinished) return;
    const waitMs = settleMs(waiting, deps.window, deps.gate.turnsLately(conversation));
    if (waitMs > 0) {
      await pause(waitMs, AbortSignal.any([hold.stopping, hold.lost]));
      continue;
    }
    const leave = await enter(deps.gate, conversation, waiting, hold);
    if (leave === undefined) continue;
    try {
      const turn = await store.claimTurn(conversation);
      if (turn === undefined) return;
      crashPoint("turn.claimed");
      mayBeUnfinished = !(await tryTurn(deps, turn, hold));
    } finally {
      leave();
    }
  }
}

/** What a person did is never kept waiting. */
const enter = (
  gate: TurnGate,
  conversation: ConversationId,
  waiting: readonly Waiting[],
  { stopping, lost }: LaneHold,
): ReturnType<TurnGate["enter"]> =>
  (waiting.every(({ kind }) => isCustomers(kind)) ? gate : openGate).enter(
    { conversation, messages: waiting.length },
    AbortSignal.any([stopping, lost]),
  );

/** Answers whether the turn is done: committed, or given to a person. */
async function tryTurn(deps: TurnDeps, turn: ClaimedTurn, hold: LaneHold): Promise<boolean> {
  if (turn.claim > maxClaims) {
    await park(deps, turn, "claimed_too_often");
    return true;
  }
  deps.report({ event: "turn_started", turn });
  const holding = holdLater(deps, turn);
  try {
    await runAndCommit(deps, turn, hold);
    return true;
  } catch (error) {
    return await afterFailure(deps, turn, hold, error);
  } finally {
    clearTimeout(holding);
  }
}

async function runAndCommit(deps: TurnDeps, turn: ClaimedTurn, hold: LaneHold): Promise<void> {
  const startedMs = performance.now();
  const fields = { turnId: turn.id, conversationId: turn.conversationId, attempt: turn.claim };
  const committed = await deps.traces.run({ name: "turn", ...parentOf(turn), fields }, async () => {
    const watched = await deps.watch?.(turn, hold.lost);
    if (watched?.is === "held") {
      crashPoint("turn.drafted");
      await deps.store.holdTurn(turn, watched.draft);
      return "held";
    }
    const outcome = watched?.outcome ?? (await deps.run(turn, hold.lost));
    crashPoint("turn.drafted");
    const options = watched?.options ?? deps.optionsOf?.(turn, outcome);
    return deps.store.commitTurn(turn, outcome, { ...options, ...spentOn(deps, turn) });
  });
  crashPoint("turn.committed");
  if (committed === "held") return deps.report({ event: "turn_held", turn });
  if (committed.isStale) {
    await deps.store.freeTurn(turn);
    return deps.report({ event: "turn_freed", turn });
  }
  // Tidying up: what it leaves behind, the next turn's takes along.
  await deps.after?.(turn).catch(() => undefined);
  deps.report({
    event: "turn_done",
    turn,
    durationMs: performance.now() - startedMs,
    waitMs: Math.max(0, Date.now() - Date.parse(turn.inbounds[0]?.at ?? turn.at)),
    sentCount: committed.sentCount,
    withheld: committed.withheld,
  });
}

/** Answers whether the turn is done: given to a person after too many tries. */
async function afterFailure(deps: TurnDeps, turn: Turn, hold: LaneHold, error: unknown): Promise<boolean> {
  if (error instanceof LostHold || hold.lost.aborted) throw lostTurn(turn);
  if (error instanceof UnknownConversation || deps.isHomeTrouble(error)) throw error;
  const failures = await deps.store.turnFailed(turn);
  // Nothing was counted: the claim is no longer ours, and claiming again would take it from the worker that has it.
  if (failures === 0) throw lostTurn(turn);
  deps.report({ event: "turn_failed", turn, failures, error });
  if (failures >= maxFailures) {
    await park(deps, turn, "failed_too_often");
    return true;
  }
  await pause(retryMs * 2 ** failures, AbortSignal.any([hold.stopping, hold.lost]));
  return false;
}

const lostTurn = ({ id }: Turn): LostHold => new LostHold(`Turn ${id} was claimed by another worker`);

/** A line that comes too late is dropped by the store: its turn is done by then. */
function holdLater({ store, holding }: TurnDeps, turn: Turn): NodeJS.Timeout | undefined {
  if (holding === undefined) return undefined;
  const say = async (): Promise<void> => store.put(await holding.line(turn));
  // Nothing waits for it, and the answer comes with or without it.
  return setTimeout(() => void say().catch(() => undefined), holding.afterMs);
}

async function park(deps: TurnDeps, turn: Turn, reason: string): Promise<void> {
  const { outcome, effects } = await deps.park(turn);
  await deps.store.put(effects);
  await deps.store.commitTurn(turn, outcome, { parked: reason, ...spentOn(deps, turn) });
  deps.report({ event: "turn_parked", turn, reason });
}

const spentOn = ({ spentOn }: TurnDeps, turn: Turn): { readonly spent?: ModelSpending } =>
  spentOn === undefined ? {} : { spent: spentOn(turn) };

function parentOf({ trace }: Turn): { readonly parent?: TraceParent } {
  const parent = trace === undefined ? undefined : traceParent(trace);
  return parent === undefined ? {} : { parent };
}
