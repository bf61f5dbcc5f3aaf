import { type Effect, type EffectDraft, effectKeyOf } from "./effect.ts";
import type { ConversationId, TurnId } from "./ids.ts";
import { laneOf } from "./lanes.ts";

/** Where an effect comes from. */
interface EffectOrigin {
  readonly conversationId: ConversationId;
  readonly turnId: TurnId;
  /** The node, or the other part of the house, that wants it. This name is a part of the key. */
  readonly node: string;
  /** The graph's thread, where that is not the conversation: in a graph of an embedder. */
  readonly thread?: string;
  /** What the key takes for the turn, where an effect belongs to no turn and its `turnId` is made up. */
  readonly turnInKey?: string;
}

/** Gives a draft its key and its lane. The only place where an effect is made. */
export function buildEffect({ subject, ...body }: EffectDraft, origin: EffectOrigin): Effect {
  const { conversationId, turnId, node, thread = conversationId, turnInKey = turnId } = origin;
  return {
    ...body,
    key: effectKeyOf({ thread, turn: turnInKey, node, kind: body.kind, subject }),
    lane: laneOf(conversationId, body.kind),
    conversationId,
    turnId,
    node,
  };
}
