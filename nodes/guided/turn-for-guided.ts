import { type CustomerMessage, readOffer, type Turn } from "../../src/core/index.ts";
import { offeredBefore } from "../turn/offered.ts";
import { owesAnswer } from "../turn/turn-signals.ts";
import type { GuidedState } from "./guided-state.ts";

/** Why the node has the word. */
export type Occasion =
  /** Before the model: a press, or a line right after an offer. */
  | "ahead"
  /** The model asked for it: it did not understand. */
  | "asked"
  /** The model failed, or may not be asked. */
  | "away";

export function occasionOf({ request }: Pick<GuidedState, "request">, turn: Turn): Occasion {
  if (request?.turnId !== turn.id) return "ahead";
  return request.to === "guided" ? "asked" : "away";
}

type Seen = Pick<GuidedState, "messages">;

/** Whether what the customer did may be a choice; the node itself finds out, and leaves the rest to the agent. */
export function mayBeChoice({ messages }: Seen, turn: Turn): boolean {
  const only = onlyMessage(turn);
  if (only === undefined) return false;
  if (only.pressed !== undefined) return readOffer(only.pressed) !== undefined;
  if (only.isForwarded || only.attachments.length > 0 || owesAnswer(messages, turn)) return false;
  const { offers, asks } = offeredBefore(messages, turn);
  return offers.length > 0 || asks !== undefined;
}

/** The turn's only message: several at once are words for the model. */
export function onlyMessage({ inbounds }: Turn): CustomerMessage | undefined {
  const [only, ...others] = inbounds;
  return only?.kind === "message" && others.length === 0 ? only : undefined;
}

/** The model is away: code sees first whether it can go on alone. */
export const isModelAway = ({ request }: Pick<GuidedState, "request">, turn: Turn): boolean =>
  request?.turnId === turn.id && request.to === "escalation" && request.modelAway !== undefined;

/** It answered; else the turn goes on to who would have had it. */
export const isGuided = ({ outcome }: Pick<GuidedState, "outcome">, turn: Turn): boolean =>
  outcome?.turnId === turn.id && outcome.replies.some(({ id }) => id.startsWith(`${turn.id}/guided`));
