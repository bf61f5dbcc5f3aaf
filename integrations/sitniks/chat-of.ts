import { type Conversation, FailureError, type VendorCalls } from "../../src/core/index.ts";
import { type MappedChat, ours, type SitniksDeps, unmapped } from "./deps.ts";
import { keepFound, lookFar, lookFor, type Sought } from "./find-chat.ts";

/**
 * The chat of a conversation whose first touch is over. That may have been before there was a CRM, or while it was away: as long as
 * nobody was asked which chat it is, it is looked for here, once.
 */
export async function chatOf(
  deps: SitniksDeps,
  conversation: Conversation,
  wishedMs: number,
  calls: VendorCalls,
): Promise<MappedChat> {
  const known = await ours(deps.mappings.byUser(conversation.customerId));
  if (known?.crmChatId !== undefined) return { ...known, crmChatId: known.crmChatId };
  const { atMs = wishedMs, username, isAsked } = await deps.firstTouchOf(conversation.id);
  if (isAsked) throw new FailureError(unmapped);
  const then: Sought = { conversation, username, writtenMs: atMs };
  // Sitniks may have got to know them later than we did: then their chat there is as old as this wish.
  const now: Sought = { ...then, writtenMs: wishedMs };
  let found = await lookFor(deps, then, true, calls);
  if (found.is === "none" && atMs !== wishedMs) found = await lookFar(deps, now, calls);
  return keepFound(deps, found, then);
}
