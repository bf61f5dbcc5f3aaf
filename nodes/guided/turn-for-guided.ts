import { type CustomerMessage, missingDelivery, readOffer, type Turn } from "../../src/core/index.ts";
import { offeredBefore } from "../turn/offered.ts";
import { owesAnswer } from "../turn/turn-signals.ts";
import { isAskedAgain } from "./acts/field.ts";
import type { GuidedState } from "./guided-state.ts";
import { type Asked, readPlainLine } from "./read-line.ts";

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

type Seen = Pick<GuidedState, "messages" | "who" | "draft">;

/** What was offered and asked for right before this turn, and how the customer sees it. */
export function askedBefore({ messages, who, draft }: Seen, turn: Turn): Asked {
  const { id, ...offered } = offeredBefore(messages, turn);
  const isNumbered = who?.hasButtons !== true;
  return { ...offered, isNumbered, missing: missingDelivery(draft), isRepeated: isAskedAgain(id) };
}

/** Whether what the customer did is a choice, or an answer to a question of this node's. */
export function mayBeChoice(state: Seen, turn: Turn): boolean {
  const only = onlyMessage(turn);
  if (only === undefined) return false;
  if (only.pressed !== undefined) return readOffer(only.pressed) !== undefined;
  if (only.isForwarded || only.attachments.length > 0 || owesAnswer(state.messages, turn)) return false;
  return readPlainLine(only.text, askedBefore(state, turn)) !== undefined;
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
