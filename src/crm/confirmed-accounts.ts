import {
  type ChatMappings,
  type ConnectedAccount,
  type ConversationId,
  type Crm,
  connectionOf,
  type Delivered,
  type DeliveryResult,
  type Store,
} from "../core/index.ts";

type Accounts = Pick<Store, "conversation" | "connectedAccount">;

/**
 * A chat on an account that nobody has confirmed may be anybody's bait: who writes there is a customer of the shop all
 * the same, and their chat in the CRM is not to be touched in their name. Channels without such accounts know none.
 */
export async function mayBeMapped(store: Accounts, id: ConversationId): Promise<boolean> {
  const account = await accountOf(store, id);
  return account === undefined || account.standing === "confirmed";
}

async function accountOf(store: Accounts, id: ConversationId): Promise<ConnectedAccount | undefined> {
  const conversation = await store.conversation(id);
  const connection = conversation && connectionOf(conversation);
  if (conversation === undefined || connection === undefined) return undefined;
  return store.connectedAccount(conversation.channel, connection);
}

const notConfirmed: Delivered = {
  outcome: "done",
  isUnasked: true,
  receipt: { note: "not told: the account of this chat is not confirmed" },
};

/** What touches a chat in the CRM is done for confirmed accounts alone; orders name no chat. */
export function forConfirmed(deliverers: Crm["deliverers"], store: Accounts): Crm["deliverers"] {
  const ifConfirmed = async (id: ConversationId, deliver: () => Promise<DeliveryResult>): Promise<DeliveryResult> =>
    (await mayBeMapped(store, id)) ? deliver() : notConfirmed;
  const { "crm.first_touch": touch, "crm.status": status, "crm.assign": assign } = deliverers;
  return {
    ...deliverers,
    "crm.first_touch": {
      ...touch,
      deliver: (effect, context) => ifConfirmed(effect.conversationId, () => touch.deliver(effect, context)),
    },
    "crm.status": {
      ...status,
      deliver: (effect, context) => ifConfirmed(effect.conversationId, () => status.deliver(effect, context)),
    },
    "crm.assign": {
      ...assign,
      deliver: (effect, context) => ifConfirmed(effect.conversationId, () => assign.deliver(effect, context)),
    },
  };
}

/** A chat that an ignored account holds is let go, as soon as somebody looks whose it is. */
export const withoutIgnored = (mappings: ChatMappings, store: Accounts): ChatMappings => ({
  save: (mapping) => mappings.save(mapping),
  change: (userId, change) => mappings.change(userId, change),
  byUser: (userId) => mappings.byUser(userId),
  forget: (userId) => mappings.forget(userId),
  byCrmChat: async (crmChatId) => {
    const mapping = await mappings.byCrmChat(crmChatId);
    if (mapping === undefined) return undefined;
    if ((await accountOf(store, mapping.conversationId))?.standing !== "ignored") return mapping;
    await mappings.forget(mapping.userId);
    return undefined;
  },
});
