import { type SlackDeps, tell } from "./deps.ts";
import type { ReactionEvent } from "./reading/schema.ts";
import { actOn } from "./take-press.ts";

/** A reaction on the first message of a customer's thread is as a button, where the shop gave it a meaning. */
export async function takeReaction(
  deps: SlackDeps,
  { user, reaction, item }: ReactionEvent,
  { eventId, body }: { readonly eventId: string; readonly body: unknown },
): Promise<void> {
  const act = Object.hasOwn(deps.access.reactions, reaction) ? deps.access.reactions[reaction] : undefined;
  if (act === undefined || item.channel !== deps.access.channel) return;
  if (user === (await deps.identity()).userId) return;
  const answer = await actOn(deps, { act }, { user, thread: item.ts, externalId: `reaction/${eventId}`, body });
  if (answer !== undefined) void tell(deps, { user, thread: item.ts, text: answer.text });
}
