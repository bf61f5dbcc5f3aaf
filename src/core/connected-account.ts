import type { Conversation } from "./conversation.ts";

/**
 * Whether the bot answers in the chats of an account that somebody connected to it. `confirmed`: the shop named its
 * owner. `unconfirmed`: it was answered before owners were asked for, and nobody has said yet whether it may be.
 */
export type AccountStanding = "confirmed" | "unconfirmed" | "ignored";

/** Whose account it is, as the channel itself said when it was asked. */
export interface AccountProof {
  /** Absent where the channel does not know the connection any more. */
  readonly ownerId?: string;
  readonly isEnabled: boolean;
  /** What the bot may do there, in the channel's own words. */
  readonly rights: readonly string[];
  readonly provenAt: Date;
}

/** An account of a person's that was connected to our bot. */
export interface ConnectedAccount {
  readonly channel: string;
  /** The channel's name for it; a chat there is `user@connection`. */
  readonly connection: string;
  readonly proof?: AccountProof;
  /** It was answered before owners were asked for: when that was found out. */
  readonly servedBeforeAt?: Date;
  /** As it was last decided. */
  readonly standing: AccountStanding;
}

export interface ConnectedAccounts {
  connectedAccount(channel: string, connection: string): Promise<ConnectedAccount | undefined>;
  connectedAccounts(channel: string): Promise<readonly ConnectedAccount[]>;
  /** Keeps proof and standing, unless a newer proof is there. Answers whether the standing is another than before. */
  keepAccount(account: ConnectedAccount): Promise<boolean>;
}

/** The account on which a conversation takes place; undefined where that is our own bot. */
export function connectionOf({ channelChatId }: Pick<Conversation, "channelChatId">): string | undefined {
  const at = channelChatId.indexOf("@");
  return at === -1 ? undefined : channelChatId.slice(at + 1);
}
