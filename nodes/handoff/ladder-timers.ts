import type { BaseMessage } from "@langchain/core/messages";
import {
  fateOf,
  type LadderTimer,
  ladderAfter,
  ladderOfCall,
  type Owner,
  raiseLadder,
  resumeLadder,
  type Shop,
  type StepFate,
  type TimerDraft,
  type Turn,
  type TurnOutcome,
} from "../../src/core/index.ts";
import { callForPerson, type GraphRequest } from "../turn/request.ts";
import { isAwaited, isCustomersTurn, isTakeUndone, unanswered } from "../turn/turn-signals.ts";
import type { Handoff } from "./handoff-state.ts";

/** As long as a take can be undone, by default. */
const againMs = 10 * 60_000;

interface After {
  readonly handoff: Handoff | null;
  readonly rested: LadderTimer | null;
  readonly request: GraphRequest | null;
  readonly messages: readonly BaseMessage[];
}

/** What is looked at later, because of a call for a person that this turn made, or that nobody has answered. */
export function ladderTimers(
  state: After,
  turn: Turn,
  outcome: Pick<TurnOutcome, "owner">,
  shop: Shop,
): readonly TimerDraft[] {
  const at = new Date(turn.at);
  const isWaiting = (outcome.owner ?? turn.owner) === "waiting";
  if (isTakeUndone(turn) && isWaiting) {
    if (state.rested !== null) return resumeLadder(state.rested, at, shop);
    // Otherwise its timer is set; but of a turn that could not be run nothing is known.
    return state.handoff === null ? ladderOfCall({ of: turn.id, since: turn.at }, shop) : [];
  }
  if (outcome.owner === "waiting") return ladderOfCall({ of: turn.id, since: turn.at }, shop);
  const timer = ladderTimerIn(turn);
  if (timer !== undefined) {
    const fate = stepFate(timer, state, turn, shop);
    // The turn could not be run, so nobody remembers that the step rests: it comes again.
    const isForgotten = fate === "rests" && state.rested === null;
    return isForgotten
      ? resumeLadder(timer, new Date(at.getTime() + againMs), shop)
      : ladderAfter(timer, fate, at, shop);
  }
  return asksAgain(state, turn, shop) ? raiseLadder(at, shop) : [];
}

/**
 * The assistant only reads along, so whoever writes calls for a person. One who writes on before an answer came asks
 * again.
 */
export function shadowTimers(
  { messages }: Pick<After, "messages">,
  turn: Turn,
  owner: Owner,
  shop: Shop,
): readonly TimerDraft[] {
  const raised = raiseLadder(new Date(turn.at), shop);
  if (owner === "waiting") return raised;
  if (owner !== "ai") return [];
  const call = ladderOfCall({ of: turn.id, since: turn.at, isInShadow: true }, shop);
  if (unanswered(messages, turn).length === 0) return call;
  return [...raised, ...call.map((each) => ({ ...each, ...(each.does === "set" && { unlessSet: true as const }) }))];
}

/** The step of the ladder that this turn is about. */
const ladderTimerIn = (turn: Turn): LadderTimer | undefined =>
  turn.inbounds.flatMap((inbound) =>
    inbound.kind === "timer" && inbound.timer.about === "handoff" ? [inbound.timer] : [],
  )[0];

export const stepFate = (
  timer: LadderTimer,
  { handoff, messages }: Pick<After, "handoff" | "messages">,
  turn: Turn,
  shop: Shop,
): StepFate =>
  fateOf(
    timer,
    {
      owner: turn.owner,
      call: handoff === null ? undefined : { of: handoff.turnId, since: handoff.since },
      isAnswered: messages.at(-1)?.getType() !== "human",
      at: new Date(turn.at),
    },
    shop,
  );

/** What is kept of a step that was not carried out, because somebody had the chat. */
export const restedAfter = (
  timer: LadderTimer,
  fate: StepFate,
  { rested }: Pick<After, "rested">,
): LadderTimer | null => {
  switch (fate) {
    case "due":
    case "closed":
      return null;
    case "rests":
      return timer;
    case "over":
      return rested;
  }
};

/** While the assistant serves, only a new wish for the person; where it is silent, every message. */
const asksAgain = (state: Pick<After, "request">, turn: Turn, { handoff }: Shop): boolean =>
  isAwaited(turn) &&
  isCustomersTurn(turn) &&
  (handoff.whileWaiting === "silent" || callForPerson(state, turn) !== undefined);
