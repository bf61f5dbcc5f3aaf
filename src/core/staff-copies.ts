import { type Effect, effectKeyOf } from "./effect.ts";
import { laneOf } from "./lanes.ts";

/**
 * Each post for the staff, and behind it one for every further surface. A copy has a key and a lane of its own: it is
 * sent once, and waits for nothing but its own surface.
 */
export const withStaffCopies = (effects: readonly Effect[], further: readonly string[]): readonly Effect[] =>
  further.length === 0
    ? effects
    : effects.flatMap((effect) => [effect, ...further.flatMap((surface) => copyFor(surface, effect) ?? [])]);

function copyFor(surface: string, effect: Effect): Effect | undefined {
  if (effect.kind !== "staff.post" || effect.payload.surface !== undefined) return undefined;
  const { kind, key, conversationId, node, payload } = effect;
  return {
    ...effect,
    key: effectKeyOf({ thread: conversationId, turn: key, node, kind, subject: `surface/${surface}` }),
    lane: laneOf(conversationId, kind, surface),
    payload: { ...payload, surface },
  };
}
