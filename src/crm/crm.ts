import {
  buildEffect,
  type ChatMapping,
  type ChatMappings,
  type Conversation,
  type ConversationId,
  type Conversations,
  type Crm,
  type CrmChatEvent,
  type CrmSaid,
  type CrmStage,
  type Effect,
  type EffectKey,
  type Effects,
  type FirstTouch,
  type OutboxDesk,
  type OutboxEntry,
  type Shop,
  turnId,
} from "../core/index.ts";
import type { Webhook } from "../http/webhook.ts";
import type { Accepted, Arrival } from "../inbox/accept.ts";

export interface CrmEventDeps {
  readonly store: Conversations & Effects;
  readonly mappings: ChatMappings;
  readonly desk: OutboxDesk;
  readonly accept: (arrival: Arrival) => Promise<Accepted>;
  readonly config: { readonly shop: { readonly crm: Pick<Shop["crm"], "hasChannelIds"> } };
}

/** Nobody has more unsettled wishes in one chat than that. */
const deadLetterCount = 1_000;
/** Why a chat could not be mapped, where it is not just missing: only a person can say which one it is. */
const disputes: readonly string[] = ["unmapped_several", "unmapped_taken"];

/** The stages that were shown in a chat before a wish: what was skipped was not, nor what a chat was shown that turned out to be another. */
export const stagesBefore =
  (store: Effects) =>
  async (id: ConversationId, key: EffectKey, crmChatId: string): Promise<readonly CrmStage[]> => {
    // Also those that were wished for later: a replayed wish comes after them.
    return (await store.effects(id)).flatMap(({ effect, state, receipt }) =>
      effect.kind === "crm.status" &&
      effect.key !== key &&
      state === "done" &&
      receipt?.externalId === crmChatId &&
      receipt.note === undefined
        ? [effect.payload.stage]
        : [],
    );
  };

/** When a conversation began, and whether a person was asked which chat it is. */
export const firstTouchOf =
  (store: Effects, desk: OutboxDesk) =>
  async (id: ConversationId): Promise<FirstTouch> => {
    const isAsked = (await deadOf(desk, id)).some(isUnmapped);
    const touch = (await store.effects(id)).find(({ effect }) => effect.kind === "crm.first_touch");
    if (touch?.effect.kind !== "crm.first_touch") return { username: null, isAsked };
    return { atMs: Date.parse(touch.at), username: touch.effect.payload.username, isAsked };
  };

const deadOf = (desk: OutboxDesk, conversationId: ConversationId): Promise<readonly OutboxEntry[]> =>
  desk.list({ states: ["dead"], destination: "crm", conversationId, limit: deadLetterCount });

const isUnmapped = ({ reason = "" }: OutboxEntry): boolean => reason.startsWith("unmapped");

/**
 * A person said so: from here on the conversation is this chat at the CRM. What could not be said in any before is sent again, in its
 * order, whatever kept it from being said: it may have been the wrong chat.
 */
export async function mapChat(
  { mappings, desk }: Pick<CrmEventDeps, "mappings" | "desk">,
  conversation: Conversation,
  chat: { readonly id: string; readonly status?: string },
): Promise<number> {
  await keepChat(mappings, conversation, chat);
  return replayed(desk, conversation.id, (entry) => isUnmapped(entry) || isOfChat(entry));
}

const isOfChat = ({ effect: { kind } }: OutboxEntry): boolean => kind === "crm.status" || kind === "crm.assign";

const keepChat = (
  mappings: ChatMappings,
  { id, customerId }: Conversation,
  chat: { readonly id: string; readonly status?: string },
): Promise<ChatMapping> =>
  mappings.save({
    conversationId: id,
    userId: customerId,
    crmChatId: chat.id,
    ...(chat.status === undefined ? {} : { currentStatus: chat.status }),
  });

/** What died because nobody knew the chat. */
export const replayUnmapped = (desk: OutboxDesk, id: ConversationId): Promise<number> => replayed(desk, id, isUnmapped);

async function replayed(
  desk: OutboxDesk,
  id: ConversationId,
  isWanted: (entry: OutboxEntry) => boolean,
): Promise<number> {
  let count = 0;
  for (const { effect } of (await deadOf(desk, id)).filter(isWanted)) {
    if (await desk.replay(effect.key)) count += 1;
  }
  return count;
}

/** A person answered the customer there: the customer has read it, and the AI is silent. */
export const heard =
  (accept: CrmEventDeps["accept"]) =>
  (conversationId: ConversationId, { externalId, text, by }: CrmSaid): Promise<Accepted> =>
    accept({ conversationId, source: "crm", externalId, body: { kind: "person_message", text, by, isSaid: true } });

/** A look of its own lane: it waits behind nothing that is to be written there. */
function lookAt(crmChatId: string, conversationId: ConversationId, subject: string): Effect {
  const draft = { kind: "crm_chat.read", payload: { crmChatId }, subject } as const;
  return buildEffect(draft, { conversationId, turnId: turnId("crm"), node: "webhook" });
}

/** What the CRM tells: whose chat is whose, and that a person took one over there. */
export const crmWebhook = ({ webhook: { path, secret, read } }: Crm, deps: CrmEventDeps): Webhook => ({
  path,
  secret,
  maxBodyBytes: 1_000_000,
  take: async (body) => {
    const event = read(body);
    if (event.is === "ignored") return;
    const mapping = (await deps.mappings.byCrmChat(event.crmChatId)) ?? (await mappedNow(event, deps));
    if (mapping === undefined) return;
    const { conversationId, userId } = mapping;
    const { said, unsigned, manager } = event;
    if (unsigned !== undefined) await deps.store.put([lookAt(event.crmChatId, conversationId, unsigned.externalId)]);
    if (said !== undefined) {
      await heard(deps.accept)(conversationId, said);
    } else if (manager !== undefined) {
      await takenOver(event, manager, mapping, deps);
    }
    // Whoever has it, whosever the conversation is with us: the next one is told from them.
    if (manager?.id !== undefined && manager.id !== mapping.crmManagerId) {
      await deps.mappings.change(userId, { crmManagerId: manager.id });
    }
    // At last: whose the customer is now decides what of it is still to be said there. Also where the chat was known: whoever made it
    // so may have died before they came to this.
    await replayUnmapped(deps.desk, conversationId);
  },
});

/** A customer of ours whose chat there was not known yet. Where their ids are not the channel's own, they prove nothing. */
async function mappedNow(
  { channel, channelUserId, crmChatId, status }: CrmChatEvent,
  deps: CrmEventDeps,
): Promise<ChatMapping | undefined> {
  if (channelUserId === undefined || !deps.config.shop.crm.hasChannelIds) return undefined;
  const conversation = await deps.store.knownConversation({ channel, channelChatId: channelUserId });
  if (conversation === undefined) return undefined;
  const known = await deps.mappings.byUser(conversation.customerId);
  // Another chat of a customer whose chat is known, or one of several that a person was asked about.
  if (known?.crmChatId !== undefined || (await isDisputed(conversation, deps))) return undefined;
  return keepChat(deps.mappings, conversation, { id: crmChatId, ...(status === undefined ? {} : { status }) });
}

async function isDisputed({ id }: Conversation, { desk }: CrmEventDeps): Promise<boolean> {
  return (await deadOf(desk, id)).some(({ reason = "" }) => disputes.includes(reason));
}

/** Only from the AI can a chat be taken, once per assignment: what comes after is the state of things, told with every message. */
async function takenOver(
  { crmChatId }: CrmChatEvent,
  { name, id }: NonNullable<CrmChatEvent["manager"]>,
  { conversationId, crmManagerId }: ChatMapping,
  { store, accept }: CrmEventDeps,
): Promise<void> {
  const conversation = await store.conversation(conversationId);
  if (conversation?.owner !== "ai") return;
  const assignments = (await store.effects(conversationId)).filter(({ effect }) => effect.kind === "crm.assign");
  // While a newer one is on its way, whoever had the chat last may have it still.
  if (assignments.at(-1)?.state === "waiting" && id === crmManagerId) return;
  const assigned = assignments.findLast(
    ({ state, receipt }) => state === "done" && receipt?.note === undefined && !receipt?.wouldDo,
  )?.effect;
  if (assigned?.kind !== "crm.assign" || assigned.payload.role !== "ai") return;
  const externalId = `${crmChatId}/manager/${id ?? name}/${assigned.key}`;
  await accept({ conversationId, source: "crm", externalId, body: { kind: "taken_over", by: name } });
}
