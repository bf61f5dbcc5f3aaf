import type { Conversation } from "./conversation.ts";
import type { CustomerMemory } from "./customer.ts";
import type { Receipt } from "./delivery.ts";
import type { Effect } from "./effect.ts";
import type { LinkedTicket, SeenTicket, TicketPlace, TicketRequest } from "./helpdesk.ts";
import type { ConversationId, EffectKey, TurnId } from "./ids.ts";
import type { Inbound, InboundBody } from "./inbound.ts";
import type { TurnOutcome } from "./outcome.ts";
import type { Outbox } from "./ports.ts";
import type { WithholdReason } from "./reply.ts";
import type { Turn } from "./turn.ts";
import type { Waiting } from "./waiting.ts";

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
  readonly state: EffectState;
  readonly receipt?: Receipt;
}

export const effectStates = ["waiting", "done", "dead", "superseded", "withheld", "discarded"] as const;
export type EffectState = (typeof effectStates)[number];

export interface Committed {
  readonly alreadyDone: boolean;
  readonly sentCount: number;
  readonly withheld: readonly { readonly replyId: string; readonly reason: WithholdReason }[];
}

/** Who opens one customer's churn ticket now, and which in the row of those that were solved it is. */
export interface ChurnClaim {
  readonly key: string;
  readonly holder: string;
  readonly round: number;
}

/** An inbound on its way into the store. */
export interface NewInbound {
  readonly conversationId: ConversationId;
  readonly source: string;
  readonly externalId: string;
  /** What came over the wire, byte for byte. */
  readonly raw: Uint8Array;
  readonly body: InboundBody;
  readonly at: Date;
}

export interface Accepted {
  readonly inbound: Inbound;
  /** False when it was stored before. */
  readonly fresh: boolean;
}

/** Our own tables, seen from the inbox and the turn runner. One implementation, on one pool, in both homes. */
export interface Store extends Outbox, CustomerMemory {
  /** The conversation of this chat, made (with its customer) on the first message. */
  openConversation(chat: {
    readonly channel: string;
    readonly channelChatId: string;
    readonly username?: string;
  }): Promise<Conversation>;
  /** The same without making one. */
  knownConversation(chat: {
    readonly channel: string;
    readonly channelChatId: string;
  }): Promise<Conversation | undefined>;
  conversation(id: ConversationId): Promise<Conversation | undefined>;
  /**
   * Stores it before anyone is told "ok". The same (source, external id) is stored once; `fresh` is false after that.
   * A person's message takes the conversation over, and giving back returns it, in the same transaction.
   */
  accept(inbound: NewInbound): Promise<Accepted>;
  /** What the next new turn would be about, oldest first; nothing while a claimed turn is unfinished. */
  waiting(id: ConversationId): Promise<readonly Waiting[]>;
  /**
   * The next turn of the conversation: an unfinished claim first, else a new one over what waits (customer messages
   * that follow each other are one turn; anything else is a turn of its own). The claim is durable before it returns, and
   * makes every older claim of the same turn too old to commit.
   */
  claimTurn(id: ConversationId): Promise<Turn | undefined>;
  /**
   * Replies, transcript, memory, orders, owner and "done" in one transaction; a turn that is done already changes
   * nothing. Replies that went stale meanwhile (the owner changed, or a newer message came) are withheld with a reason.
   * Throws `LostHold` for a claim that is not the newest.
   */
  commitTurn(turn: Turn, outcome: TurnOutcome, options?: { readonly parked?: string }): Promise<Committed>;
  /** Counts a failed try of the turn; answers how many there were. */
  turnFailed(turn: Turn): Promise<number>;
  /** Whether a reply of the AI to this conversation is on its way to the channel right now. */
  isSending(id: ConversationId): Promise<boolean>;
  /** Whether anything accepted is not worked through yet. What vendors have not heard yet does not count. */
  isBusy(id: ConversationId): Promise<boolean>;
  /** Whether money for this bill was accepted already, also when no turn has got to it yet. */
  hasPayment(id: ConversationId, billId: string): Promise<boolean>;
  /** Everything known of this conversation's customer, gone; false when there is nothing. */
  erase(id: ConversationId): Promise<boolean>;
  /** The customer did something in the chat: what is said reaches them again. An accepted message says so by itself. */
  cameBack(id: ConversationId): Promise<void>;
  /** The newest, oldest first; of what was said before this turn, where one is named. */
  transcript(id: ConversationId, limit: number, before?: TurnId): Promise<readonly TranscriptEntry[]>;
  effects(id: ConversationId, afterSeq?: number): Promise<readonly StoredEffect[]>;
  /** From here on the ticket is about this conversation; told again, nothing changes. */
  linkTicket(ticket: LinkedTicket): Promise<void>;
  /** The newest at any of these places, which is the one to write to. */
  ticketOf(id: ConversationId, places: readonly TicketPlace[]): Promise<(LinkedTicket & SeenTicket) | undefined>;
  /** The newest wish for a ticket of this conversation; of those before that wish, where one is named. */
  ticketRequest(id: ConversationId, before?: EffectKey): Promise<TicketRequest | undefined>;
  linkedTicket(place: TicketPlace, ticketId: string): Promise<(LinkedTicket & SeenTicket) | undefined>;
  /** What was seen of it now; false when somebody else saw something in the meantime. */
  sawTicket(
    ticket: Pick<LinkedTicket, "helpdesk" | "account" | "ticketId">,
    before: Pick<SeenTicket, "changeCount">,
    now: Pick<SeenTicket, "isSolved" | "updatedAt">,
  ): Promise<boolean>;
  /** Whether anybody there may still say something to a customer. */
  hasLiveTickets(place: TicketPlace): Promise<boolean>;
  /** From here on nobody else opens this customer's churn ticket; undefined while somebody else does. */
  claimChurn(key: string, of: { readonly holder: string; readonly leaseMs: number }): Promise<ChurnClaim | undefined>;
  /** With the round as it is now. */
  releaseChurn(claim: ChurnClaim): Promise<void>;
  /** How far something that goes by time has come; undefined when it never did. */
  cursor(name: string): Promise<Date | undefined>;
  setCursor(name: string, at: Date): Promise<void>;
}
