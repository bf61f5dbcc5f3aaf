import { ladderTimers } from "../nodes/handoff/ladder-timers.ts";
import { followUpTimers } from "../nodes/sale/follow-up-timers.ts";
import type { Shop, TimerDraft, Turn, TurnOutcome } from "../src/core/index.ts";
import type { DeskStateValues } from "./state.ts";

/** What is to be looked at later, after a turn that left this behind. Of a parked turn no state is known. */
export const timersOf = (
  state: DeskStateValues | undefined,
  turn: Turn,
  outcome: TurnOutcome,
  shop: Shop,
): readonly TimerDraft[] => [
  ...ladderTimers(state ?? { handoff: null, rested: null, request: null }, turn, outcome, shop),
  ...(state === undefined ? [] : followUpTimers(state, turn, shop)),
];
