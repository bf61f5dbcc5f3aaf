/** A person's own account that was connected to the bot. */
export interface FakeAccount {
  readonly ownerId: number;
  readonly isEnabled?: boolean;
  readonly mayReply?: boolean;
}

/** What `getBusinessConnection` answers: the form of Bot API 9.0 and later. A right that is not given is not there. */
export const connectionOf = (id: string, { ownerId, isEnabled = true, mayReply = true }: FakeAccount) => ({
  id,
  user: { id: ownerId, is_bot: false, first_name: "Власниця", username: `owner_${ownerId}` },
  user_chat_id: ownerId,
  date: 1,
  rights: { ...(mayReply ? { can_reply: true } : {}), can_read_messages: true },
  is_enabled: isEnabled,
});
