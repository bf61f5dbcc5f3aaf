import type { Conversation, Owner } from "./conversation.ts";
import type { CustomerMemory } from "./customer.ts";
import type { Effect } from "./effect.ts";
import type { ConversationId, EffectKey } from "./ids.ts";
import type { Inbound } from "./inbound.ts";
import type { TurnOutcome } from "./outcome.ts";
import type { Outbox } from "./ports.ts";
import type { Turn } from "./turn.ts";

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** What arrives: an inbound without the id, which acceptance gives. */
export type InboundBody = DistributiveOmit<Inbound, "id" | "conversationId" | "at">;

export interface TranscriptEntry {
  readonly seq: number;
  readonly author: "customer" | "ai" | "person";
  readonly text: string;
  readonly at: string;
  /** Why it never reached the customer; absent when it did. */
  readonly withheld?: string;
}

export interface StoredEffect {
  readonly effect: Effect;
  /** Grows in the order in which effects were put. */
  readonly seq: number;
  readonly at: string;
}

/** Our own tables, seen from the inbox and the turn runner. One implementation, on one pool, in both homes. */
export interface Store extends Outbox, CustomerMemory {
  /** The conversation of this chat, made (with its customer) on the first message. */
  openConversation(chat: {
    readonly channel: string;
    readonly channelChatId: string;
    readonly username?: string;
  }): Promise<Conversation>;
  conversation(id: ConversationId): Promise<Conversation | undefined>;
  /**
   * Stores it before anyone is told "ok". The same (source, external id) is stored once; `fresh` is false after that.
   * A person's message takes the conversation over, and giving back returns it, in the same transaction.
   */
  accept(arrival: {
    readonly conversationId: ConversationId;
    readonly source: string;
    readonly externalId: string;
    readonly raw: Uint8Array;
    readonly body: InboundBody;
    readonly at: Date;
  }): Promise<{ readonly inbound: Inbound; readonly fresh: boolean }>;
  /**
   * The next turn of the conversation: an unfinished claim first, else a new one over what waits (customer messages
   * that follow each other are one turn; anything else is a turn of its own). The claim is durable before it returns.
   */
  claimTurn(id: ConversationId): Promise<Turn | undefined>;
  /**
   * Replies, transcript, memory, orders, owner and "done" in one transaction; a turn that is done already changes
   * nothing. When the owner changed since the claim, plain replies of the AI are withheld with a reason.
   */
  commitTurn(turn: Turn, outcome: TurnOutcome): Promise<{ readonly alreadyDone: boolean }>;
  setOwner(id: ConversationId, owner: Owner): Promise<Conversation>;
  transcript(id: ConversationId, limit: number): Promise<readonly TranscriptEntry[]>;
  effects(id: ConversationId, afterSeq?: number): Promise<readonly StoredEffect[]>;
  hasEffect(key: EffectKey): Promise<boolean>;
}
