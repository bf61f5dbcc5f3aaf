import type { ConversationId, CustomerId, TenantId } from "./ids.ts";
import type { Language } from "./language.ts";

/** Who answers the customer now. The epoch grows each time this changes, so a late reply of a former owner is known. */
export const owners = ["ai", "waiting", "person", "closed"] as const;
export type Owner = (typeof owners)[number];

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
