import type { ConversationId } from "./ids.ts";

/** Our conversation to the CRM's chat: who it is there, who has it there, and which status it has. */
export interface ChatMapping {
  readonly conversationId: ConversationId;
  readonly userId: string;
  /** By channel, where the table has a column for it. */
  readonly usernames?: Readonly<Record<string, string>>;
  readonly crmChatId?: string;
  /** The last person who had the chat there; never the AI. */
  readonly crmManagerId?: number;
  /** What we gave the chat last; before that, what it had when we saw it first. */
  readonly currentStatus?: string;
  /** ISO time. */
  readonly firstTouchAt?: string;
}

/** What changes in a chat that is mapped. */
export type MappingChange = Pick<ChatMapping, "crmManagerId" | "currentStatus">;

/** Few members, because supabase-js and SQL both keep these promises, under one contract test. */
export interface ChatMappings {
  /** Creates or merges by user: a field that is left out keeps what it had. */
  save(mapping: ChatMapping): Promise<ChatMapping>;
  /** Changes what is there; a user who was forgotten meanwhile is not stored again. */
  change(userId: string, change: MappingChange): Promise<void>;
  byUser(userId: string): Promise<ChatMapping | undefined>;
  byCrmChat(crmChatId: string): Promise<ChatMapping | undefined>;
  forget(userId: string): Promise<void>;
}
