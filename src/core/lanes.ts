import { destinationOf, type EffectKind } from "./effect.ts";
import { type ConversationId, conversationId, type Lane, lane } from "./ids.ts";

/**
 * How lanes are named: `<conversation>/<queue>`, or `<conversation>/<surface>/<queue>` where there are several places.
 * Work in one lane happens in its order, by one worker at a time. Lanes and budgets stand in databases under these
 * names, so the names never change.
 */
const separator = "/";

/** The queue of turns; every other queue is a destination of effects. */
export const turnQueue = "turn";

/** What follows the conversation in the name of its turn lane. SQL that has only the conversation's id appends it. */
export const turnLaneEnd = `${separator}${turnQueue}`;

/** The lane of all turns of one conversation. */
export const turnLaneOf = (conversation: ConversationId): Lane => lane(`${conversation}${turnLaneEnd}`);

/** The lane of an effect: one for each conversation and destination, and one for each further surface there. */
export const laneOf = (conversation: string, kind: EffectKind, surface?: string): Lane =>
  lane([conversation, ...(surface === undefined ? [] : [surface]), destinationOf(kind)].join(separator));

/** The queue a lane is handed out by: its last part, so `c_1/crm` goes by `crm`. */
export const queueOf = (of: Lane): string => of.slice(of.lastIndexOf(separator) + 1);

/** Which of several places a lane is for, as `laneOf` names it; undefined: the first of them, or there is but one. */
export const surfaceOfLane = (of: Lane): string | undefined => {
  const [, ...parts] = of.split(separator);
  return parts.length > 1 ? parts[0] : undefined;
};

/** Whose lane it is: its first part. */
export const conversationOfLane = (of: Lane): ConversationId => conversationId(of.slice(0, of.indexOf(separator)));

/** What every lane of this conversation begins with. */
export const lanesStart = (conversation: ConversationId): string => `${conversation}${separator}`;

/** The budget of one lane at a vendor that limits each chat: `<vendor>/<lane>`. */
export const laneBudget = (vendor: string, of: Lane): string => `${vendor}${separator}${of}`;

/** What stands in the middle of the name of every lane's budget of this conversation. */
export const laneBudgetsMiddle = (conversation: ConversationId): string => `${separator}${lanesStart(conversation)}`;

/** The name under which calls outside all lanes wait for a vendor's slot; events have a budget of their own by it. */
export const laneOutside = (work: "look" | "event" | "channel"): Lane => lane(work);
