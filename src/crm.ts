import type {
  ChatMappings,
  Conversation,
  ConversationId,
  Crm,
  CrmStage,
  EffectKey,
  OutboxDesk,
  Store,
} from "./core/index.ts";
import type { Webhook } from "./http/webhook.ts";
import type { Accepted, Arrival } from "./inbox/accept.ts";

export interface CrmEventDeps {
  readonly store: Store;
  readonly mappings: ChatMappings;
  readonly desk: OutboxDesk;
  readonly accept: (arrival: Arrival) => Promise<Accepted>;
}

/** Nobody has more unsettled wishes in one chat than that. */
const deadLetterCount = 1_000;

/** The stages that were shown in a chat before a wish: what was skipped was not. */
export const stagesBefore =
  (store: Store) =>
  async (id: ConversationId, key: EffectKey): Promise<readonly CrmStage[]> => {
    // Also those that were wished for later: a replayed wish comes after them.
    return (await store.effects(id)).flatMap(({ effect, state, receipt }) =>
      effect.kind === "crm.status" &&
      effect.key !== key &&
      state === "done" &&
      receipt?.note === undefined &&
      !receipt?.wouldDo
        ? [effect.payload.stage]
        : [],
    );
  };

/** From here on the conversation is this chat at the CRM; what could not be said there before is sent again, in its order. */
export async function mapChat(
  { store, mappings, desk }: Pick<CrmEventDeps, "store" | "mappings" | "desk">,
  conversation: Conversation,
  crmChatId: string,
): Promise<number> {
  await mappings.save({ conversationId: conversation.id, userId: conversation.customerId, crmChatId });
  const dead = await desk.list({ states: ["dead"], destination: "crm", limit: deadLetterCount });
  const keys = new Set((await store.effects(conversation.id)).map(({ effect }) => effect.key));
  let count = 0;
  for (const { effect, reason } of dead) {
    if (reason === "unmapped" && keys.has(effect.key) && (await desk.replay(effect.key))) count += 1;
  }
  return count;
}

/** What the CRM tells: whose chat is whose, and that a person took one over there. */
export const crmWebhook = ({ webhook: { path, secret, read } }: Crm, deps: CrmEventDeps): Webhook => ({
  path,
  secret,
  maxBodyBytes: 1_000_000,
  take: async (body) => {
    const event = read(body);
    switch (event.is) {
      case "customer_wrote": {
        if ((await deps.mappings.byCrmChat(event.crmChatId)) !== undefined) return;
        const { channel, channelUserId: channelChatId } = event;
        const conversation = await deps.store.knownConversation({ channel, channelChatId });
        if (conversation === undefined) return;
        const known = await deps.mappings.byUser(conversation.customerId);
        if (known?.crmChatId === undefined) await mapChat(deps, conversation, event.crmChatId);
        return;
      }
      case "person_wrote": {
        const mapping = await deps.mappings.byCrmChat(event.crmChatId);
        if (mapping === undefined) return;
        const { conversationId } = mapping;
        const body = { kind: "person_message", text: event.text, by: event.by, isSaid: true } as const;
        await deps.accept({ conversationId, source: "crm", externalId: event.externalId, body });
        return;
      }
      case "manager_changed": {
        const mapping = await deps.mappings.byCrmChat(event.crmChatId);
        // Our own assignment comes back as well; without an id, only a chat that the AI has can have been taken.
        if (mapping === undefined || (event.managerId !== undefined && event.managerId === mapping.crmManagerId))
          return;
        const { conversationId, userId } = mapping;
        const conversation = await deps.store.conversation(conversationId);
        if (conversation?.owner !== "ai") return;
        const externalId = `${event.crmChatId}/manager/${event.managerId ?? event.by}/${conversation.epoch}`;
        await deps.accept({ conversationId, source: "crm", externalId, body: { kind: "taken_over", by: event.by } });
        if (event.managerId !== undefined) {
          await deps.mappings.save({ conversationId, userId, crmManagerId: event.managerId });
        }
        return;
      }
      case "ignored":
        return;
    }
  },
});
