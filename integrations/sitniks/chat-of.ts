import { type Conversation, FailureError, type VendorCalls } from "../../src/core/index.ts";
import { askOurTable, chatUnknown, type MappedChat, type SitniksDeps } from "./deps.ts";
import { keepFound, lookFar, lookFor, type Sought } from "./find-chat.ts";

/**
 * The chat of a conversation whose first touch is over. That may have been before there was a CRM, or while it was
 * away: as long as no person was asked which chat it is, it is looked for here, once.
 */
export async function chatOf(
  deps: SitniksDeps,
  conversation: Conversation,
  effectPutMs: number,
  calls: VendorCalls,
): Promise<MappedChat> {
  const known = await askOurTable(deps.mappings.byUser(conversation.customerId));
  if (known?.crmChatId !== undefined) return { ...known, crmChatId: known.crmChatId };
  const { atMs = effectPutMs, username, isAsked } = await deps.host.firstTouch(conversation.id);
  if (isAsked) throw new FailureError(chatUnknown);
  const atFirst: Sought = { conversation, username, writtenMs: atMs };
  // Sitniks may have met them later than we did: then their chat there is as old as this effect.
  const lately: Sought = { ...atFirst, writtenMs: effectPutMs };
  let found = await lookFor(deps, atFirst, true, calls);
  if (found.is === "none" && atMs !== effectPutMs) found = await lookFar(deps, lately, calls);
  return keepFound(deps, found, atFirst);
}
