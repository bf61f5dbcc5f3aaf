import {
  buildEffect,
  type ChatMapping,
  type ChatMappings,
  type ConversationId,
  type Crm,
  type CrmChatEvent,
  type Effect,
  type OutboxDesk,
  type Store,
  turnId,
  type Webhook,
} from "../core/index.ts";
import type { Accept } from "../inbox/accept.ts";
import { mayBeMapped } from "./confirmed-accounts.ts";
import { deadCrmEffects, diedInDispute, resendUnmapped } from "./dead-letters.ts";
import { saveMapping } from "./map-chat.ts";
import { acceptPersonMessage } from "./person-message.ts";
import { acceptTakeOver } from "./taken-over.ts";

interface CrmEventDeps {
  readonly store: Store;
  readonly mappings: ChatMappings;
  readonly desk: OutboxDesk;
  readonly accept: Accept;
}

/** Takes what the CRM tells: which chat is which customer's, and that a person took a chat over there. */
export const crmWebhook = ({ webhook: { read, ...door } }: Crm, deps: CrmEventDeps): Webhook => ({
  ...door,
  maxBodyBytes: 1_000_000,
  take: async (body) => {
    const event = read(body);
    if (event.is === "chat") await takeChatEvent(event, deps);
  },
});

async function takeChatEvent(event: CrmChatEvent, deps: CrmEventDeps): Promise<void> {
  const mapping = (await deps.mappings.byCrmChat(event.crmChatId)) ?? (await mapNow(event, deps));
  if (mapping === undefined || !(await mayBeMapped(deps.store, mapping.conversationId))) return;
  const { conversationId, userId } = mapping;
  const { personMessage, unsigned, manager } = event;
  if (unsigned !== undefined) await deps.store.put([lookAt(event.crmChatId, conversationId, unsigned.externalId)]);
  if (personMessage !== undefined) {
    await acceptPersonMessage(deps.accept, conversationId, personMessage);
  } else if (manager !== undefined) {
    await acceptTakeOver(event, manager, mapping, deps);
  }
  // Kept even while the AI has the conversation: `acceptTakeOver` compares the next manager with this one.
  if (manager?.id !== undefined && manager.id !== mapping.crmManagerId) {
    await deps.mappings.change(userId, { crmManagerId: manager.id });
  }
  // Last, because effects of the AI are skipped once a person has the customer. Also where the chat was known before:
  // the process that mapped it may have died before it came to this.
  await resendUnmapped(deps.desk, conversationId);
}

/** Reads the chat, on a lane of its own: it waits behind nothing that is to be written there. */
function lookAt(crmChatId: string, conversationId: ConversationId, subject: string): Effect {
  const draft = { kind: "crm_chat.read", payload: { crmChatId }, subject } as const;
  return buildEffect(draft, { conversationId, turnId: turnId("crm"), node: "webhook" });
}

/** Maps the chat of a customer of ours whose chat was not known yet. */
async function mapNow(
  { channel, channelUserId, crmChatId, status }: CrmChatEvent,
  { store, mappings, desk }: CrmEventDeps,
): Promise<ChatMapping | undefined> {
  if (channelUserId === undefined) return undefined;
  const conversation = await store.knownConversation({ channel, channelChatId: channelUserId });
  if (conversation === undefined) return undefined;
  const known = await mappings.byUser(conversation.customerId);
  // It is another chat of a customer whose chat is known, or one of several that a person was asked about.
  if (known?.crmChatId !== undefined) return undefined;
  if ((await deadCrmEffects(desk, conversation.id)).some(diedInDispute)) return undefined;
  return saveMapping(mappings, conversation, { id: crmChatId, ...(status === undefined ? {} : { status }) });
}
