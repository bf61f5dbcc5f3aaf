import {
  conversationOfLane,
  crashPoint,
  type Effect,
  type LaneHold,
  type Lanes,
  LostHold,
  pause,
  type Store,
  type TraceParent,
  type Traces,
  type Turn,
  type TurnOutcome,
  traceParent,
  UnknownConversation,
} from "../core/index.ts";
import type { InboxEvent } from "./inbox-event.ts";
import { type SettleWindow, settleMs } from "./settle-window.ts";

export interface TurnDeps {
  readonly store: Store;
  readonly lanes: Lanes;
  readonly window: SettleWindow;
  readonly run: (turn: Turn, lost: AbortSignal) => Promise<TurnOutcome>;
  /** What becomes of a turn that cannot be run. */
  readonly park: (turn: Turn) => Promise<{ readonly outcome: TurnOutcome; readonly effects: readonly Effect[] }>;
  readonly after?: (turn: Turn) => Promise<void>;
  /** What a customer is told whose answer takes longer than `afterMs`; put once, whoever runs the turn how often. */
  readonly holding?: { readonly afterMs: number; readonly line: (turn: Turn) => Promise<readonly Effect[]> };
  /** Whether the database is what failed: then the turn is not to blame. */
  readonly isHomeTrouble: (error: unknown) => boolean;
  readonly traces: Traces;
  readonly report: (event: InboxEvent) => void;
}

/** After so many tries of its own a turn is given to a person. */
const maxFailures = 3;
/** A turn that was begun this often and never ended takes its process with it each time. */
const maxClaims = 10;
const retryMs = 300;
/** Then the conversation steps aside for others, and stays far from the engine's patience with one job (15 min). */
const longestHoldMs = 60_000;

/**
 * Works on the turns of one conversation until nothing waits: wait for the burst to end, claim (durable), run the graph,
 * commit. A turn that was claimed before a crash is claimed again first, and its re-run changes nothing that happened.
 */
export async function workOnTurns(deps: TurnDeps, hold: LaneHold): Promise<void> {
  const { store, lanes, report } = deps;
  const conversation = conversationOfLane(hold.lane);
  try {
    const fence = await lanes.take(hold.lane);
    const takenMs = performance.now();
    for (;;) {
      if (hold.lost.aborted) throw new LostHold(`Lane ${hold.lane} is somebody else's`);
      const waiting = await store.waiting(conversation);
      if (hold.stopping.aborted || performance.now() - takenMs > longestHoldMs) return await lanes.wakeLater(fence, 0);
      const waitMs = settleMs(waiting, deps.window);
      if (waitMs > 0) {
        await pause(waitMs, AbortSignal.any([hold.stopping, hold.lost]));
        continue;
      }
      const turn = await store.claimTurn(conversation);
      if (turn === undefined) return;
      crashPoint("turn.claimed");
      await runOnce(deps, turn, hold);
    }
  } catch (error) {
    // Erased while somebody worked on it: there is nobody left to answer.
    if (error instanceof UnknownConversation) return;
    if (!(error instanceof LostHold)) throw error;
    report({ event: "lane_lost", lane: hold.lane });
    await lanes.leave(hold.lane);
  }
}

async function runOnce(deps: TurnDeps, turn: Turn, hold: LaneHold): Promise<void> {
  const { store, report } = deps;
  if (turn.claim > maxClaims) return park(deps, turn, "claimed_too_often");
  const startedMs = performance.now();
  report({ event: "turn_started", turn });
  const holding = holdLater(deps, turn);
  try {
    const committed = await deps.traces.run(
      {
        name: "turn",
        ...parentOf(turn),
        fields: { turnId: turn.id, conversationId: turn.conversationId, attempt: turn.claim },
      },
      async () => {
        const outcome = await deps.run(turn, hold.lost);
        crashPoint("turn.drafted");
        return store.commitTurn(turn, outcome);
      },
    );
    crashPoint("turn.committed");
    // Tidying up: what it leaves behind, the next turn's takes along.
    await deps.after?.(turn).catch(() => undefined);
    report({
      event: "turn_done",
      turn,
      durationMs: performance.now() - startedMs,
      waitMs: Math.max(0, Date.now() - Date.parse(turn.inbounds[0]?.at ?? turn.at)),
      sentCount: committed.sentCount,
      withheld: committed.withheld,
    });
  } catch (error) {
    if (error instanceof LostHold || hold.lost.aborted) throw new LostHold(`Turn ${turn.id} is somebody else's`);
    if (error instanceof UnknownConversation || deps.isHomeTrouble(error)) throw error;
    const failures = await store.turnFailed(turn);
    // Nothing to count on: the claim is no longer ours, and claiming again would take it from whoever has it.
    if (failures === 0) throw new LostHold(`Turn ${turn.id} is somebody else's`);
    report({ event: "turn_failed", turn, failures, error });
    if (failures >= maxFailures) return park(deps, turn, "failed_too_often");
    await pause(retryMs * 2 ** failures, AbortSignal.any([hold.stopping, hold.lost]));
  } finally {
    clearTimeout(holding);
  }
}

/** A line that comes too late is dropped by the store: its turn is done by then. */
function holdLater({ store, holding }: TurnDeps, turn: Turn): NodeJS.Timeout | undefined {
  if (holding === undefined) return undefined;
  const say = async (): Promise<void> => store.put(await holding.line(turn));
  // Nobody waits for it, and the answer comes with or without it.
  return setTimeout(() => void say().catch(() => undefined), holding.afterMs);
}

async function park(deps: TurnDeps, turn: Turn, reason: string): Promise<void> {
  const { outcome, effects } = await deps.park(turn);
  await deps.store.put(effects);
  await deps.store.commitTurn(turn, outcome, { parked: reason });
  deps.report({ event: "turn_parked", turn, reason });
}

function parentOf({ trace }: Turn): { readonly parent?: TraceParent } {
  const parent = trace === undefined ? undefined : traceParent(trace);
  return parent === undefined ? {} : { parent };
}
