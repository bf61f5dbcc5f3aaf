import type { ChatMapping, ChatMappings, Conversation, OutboxDesk, OutboxEntry } from "../core/index.ts";
import { diedUnmapped, resend } from "./dead-letters.ts";

interface MapChatDeps {
  readonly mappings: ChatMappings;
  readonly desk: OutboxDesk;
}

/** The chat in the CRM, and the title of its status where that is known. */
interface ChatToMap {
  readonly id: string;
  readonly status?: string;
}

/**
 * A person said so: from now on the conversation is this chat in the CRM. Effects that died in any chat before are sent
 * again, in their order, whatever they died of: it may have been the wrong chat. Answers how many.
 */
export async function mapChat(
  { mappings, desk }: MapChatDeps,
  conversation: Conversation,
  chat: ChatToMap,
): Promise<number> {
  await saveMapping(mappings, conversation, chat);
  return resend(desk, conversation.id, (entry) => diedUnmapped(entry) || isAboutChat(entry));
}

const isAboutChat = ({ effect: { kind } }: OutboxEntry): boolean => kind === "crm.status" || kind === "crm.assign";

export const saveMapping = (
  mappings: ChatMappings,
  { id, customerId }: Conversation,
  chat: ChatToMap,
): Promise<ChatMapping> =>
  mappings.save({
    conversationId: id,
    userId: customerId,
    crmChatId: chat.id,
    ...(chat.status === undefined ? {} : { currentStatus: chat.status }),
  });
