import { ladderTimers, shadowTimers } from "../nodes/handoff/ladder-timers.ts";
import { backTimers } from "../nodes/sale/awaited-goods.ts";
import { followUpTimers } from "../nodes/sale/follow-up-timers.ts";
import type { Owner, Shop, TimerDraft, Turn, TurnOutcome } from "../src/core/index.ts";
import type { DeskStateValues } from "./state.ts";

/**
 * What is to be looked at later, after a turn that left this behind. Of a parked turn no state is known.
 * `inShadowOf`: the assistant only read along, in a chat that is theirs.
 */
export const timersOf = (
  state: DeskStateValues | undefined,
  turn: Turn,
  outcome: TurnOutcome,
  shop: Shop,
  inShadowOf?: Owner,
): readonly TimerDraft[] => [
  ...(inShadowOf !== undefined && state !== undefined
    ? shadowTimers(state, turn, inShadowOf, shop)
    : ladderTimers(state ?? { handoff: null, rested: null, request: null, messages: [] }, turn, outcome, shop)),
  ...(state === undefined ? [] : [...followUpTimers(state, turn, shop), ...backTimers(state, turn)]),
];
