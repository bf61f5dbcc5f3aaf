import type { ConversationId, CustomerId, TenantId } from "./ids.ts";
import type { Language } from "./language.ts";

/**
 * Who answers the customer now. `waiting`: a person was asked for, and none has taken the chat; until then the AI
 * serves. The epoch grows each time somebody else is to speak, so a late reply of a former speaker is known.
 */
export const owners = ["ai", "waiting", "person", "closed"] as const;
export type Owner = (typeof owners)[number];

/** The AI speaks, whether or not a person was asked for. */
export const isAis = (owner: Owner): boolean => owner === "ai" || owner === "waiting";

/** What the AI said or drafted for the owner before is still its own to say. */
export const isSameSpeaker = (before: Owner, after: Owner): boolean =>
  before === after || (isAis(before) && isAis(after));

/** The chat in a terminal, where the product is tried out. */
export const terminalChannel = "terminal";

/** One customer in one channel of one tenant. */
export interface Conversation {
  readonly id: ConversationId;
  readonly tenant: TenantId;
  readonly channel: string;
  /** The chat's own name in its channel; `user@account` where it is a chat on an account that was connected to us. */
  readonly channelChatId: string;
  readonly customerId: CustomerId;
  readonly owner: Owner;
  readonly epoch: number;
  readonly language?: Language;
}

/** The customer's own id at their channel, whichever of our accounts they talk to. */
export const channelUserIdOf = ({ channelChatId }: Pick<Conversation, "channelChatId">): string =>
  channelChatId.split("@", 1)[0] ?? channelChatId;
