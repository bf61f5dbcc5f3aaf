import type { ChainEnd } from "./act-chain.ts";
import type { Act, ActFinds, ActJudged } from "./authority.ts";
import type { Checked } from "./checked.ts";
import type { ConnectedAccounts } from "./connected-account.ts";
import type { Conversation } from "./conversation.ts";
import type { CustomerMemory } from "./customer.ts";
import type { Receipt } from "./delivery.ts";
import type { Effect } from "./effect.ts";
import type { EffectState } from "./effect-state.ts";
import type { Erased, ErasureFacts, PlanErasure } from "./erasure.ts";
import type { DeafTicket, LinkedTicket, SeenTicket, TicketPlace, TicketRequest } from "./helpdesk.ts";
import type { ConversationId, CustomerId, EffectKey, ReplyDraftId, TurnId } from "./ids.ts";
import type { Inbound, StorableBody } from "./inbound.ts";
import type { ModelSpending } from "./model-calls.ts";
import type { Money } from "./money.ts";
import type { TurnOutcome } from "./outcome.ts";
import type { Outbox } from "./ports.ts";
import type { ProvenPerson } from "./principal.ts";
import type { ReplyKind, WithholdReason } from "./reply.ts";
import type { ApartTurn, ClaimedTurn, DraftApproval, HeldTurn, NewReplyDraft, ReplyDraft } from "./reply-draft.ts";
import type { Trust } from "./trust.ts";
import type { Turn } from "./turn.ts";
import type { Waiting } from "./waiting.ts";

export interface TranscriptEntry {
  readonly seq: number;
  readonly author: "customer" | "ai" | "person";
  readonly text: string;
  readonly at: string;
  /** Why it never reached the customer; absent when it did. */
  readonly withheld?: string;
  /** Of a line of the model's: what the check of its words found. */
  readonly checked?: Checked;
}

export interface StoredEffect {
  readonly effect: Effect;
  /** Grows in the order in which effects were put. */
  readonly seq: number;
  readonly at: string;
  readonly state: EffectState;
  readonly receipt?: Receipt;
}

/** How a turn is committed that was not run as usual. */
export interface CommitOptions {
  /** It could not be run; why. */
  readonly parked?: string;
  /** It was run apart: what it came to is applied in the same transaction. */
  readonly apart?: ApartTurn;
  /** The person who approved it. Then it is applied whole or not at all. */
  readonly approval?: DraftApproval;
  /** Kinds of replies that are left out, because nobody approved them. */
  readonly unapproved?: readonly ReplyKind[];
  /** What the assistant would have said, where people answer. */
  readonly shadow?: Shadow;
  /** How the person changed it, to be kept as an example. */
  readonly edit?: DraftEdit;
  /** A text that the check stopped, for a person to say or not. */
  readonly stopped?: Omit<NewReplyDraft, "apart">;
}

/** How a person changed a draft, without what says whose it was. */
export interface DraftEdit {
  readonly asked: string;
  readonly drafted: string;
  readonly said: string;
}

export interface Shadow {
  readonly asked: string;
  readonly texts: readonly string[];
}

export interface Committed {
  readonly alreadyDone: boolean;
  /** What was run apart does not fit any more: nothing of it was applied, and the turn has to be run anew. */
  readonly isStale?: true;
  readonly sentCount: number;
  readonly withheld: readonly { readonly replyId: string; readonly reason: WithholdReason }[];
}

export interface CommitOptions {
  /** Why the turn was given to a person. */
  readonly parked?: string;
  /** What the chat model took, as far as this process knows. */
  readonly spent?: ModelSpending;
}

/** The right to open one customer's churn ticket. The round grows each time the ticket before was solved. */
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
  readonly body: StorableBody;
  readonly at: Date;
  /** Written down in the same transaction; absent where no person of the shop did it. */
  readonly act?: NewAct;
}

export interface NewAct {
  readonly act: Act;
  readonly person: ProvenPerson;
  readonly amount?: Money;
  /** Of an act that depends on whose the chat is: decided from what is there at that very moment. */
  readonly judge?: (finds: ActFinds) => ActJudged;
  /** The draft that it is about. */
  readonly draftId?: ReplyDraftId;
}

export interface Accepted {
  readonly inbound: Inbound;
  /** False when it was stored before. */
  readonly fresh: boolean;
}

/** Who talks to whom, on which channel. */
interface Conversations {
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
  /** All of a customer's, oldest first. */
  conversationsOf(customer: CustomerId): Promise<readonly Conversation[]>;
  /** The customer did something in the chat: what is said reaches them again. An accepted message says so by itself. */
  cameBack(id: ConversationId): Promise<void>;
  /**
   * Everything known of this conversation's customer, gone in one transaction, but for what the plan keeps and the
   * shop's accounts, which stay without a name. Undefined when there is nothing.
   */
  erase(id: ConversationId, plan: PlanErasure): Promise<Erased | undefined>;
  /** What is open between the shop and this conversation's customer, as far as the store knows. */
  erasureFacts(id: ConversationId): Promise<ErasureFacts | undefined>;
}

/** What arrives. */
export interface Inbox {
  /**
   * Stores it before the sender is told "ok". The same (source, external id) is stored once; `fresh` is false after
   * that. The owner and whether the customer can be reached change in the same transaction, as `ownerAfter` and
   * `reachableAfter` say. Throws `NotAllowed` for a take that can no longer be undone.
   */
  accept(inbound: NewInbound): Promise<Accepted>;
  /** Several of one conversation in their order and in one transaction: all, or none. */
  acceptTogether(inbounds: readonly NewInbound[]): Promise<readonly Accepted[]>;
  /** Whether anything accepted is not worked through yet. What vendors were not told yet does not count. */
  isBusy(id: ConversationId): Promise<boolean>;
  /** Whether money for this bill was accepted already, also when no turn has got to it yet. */
  hasPayment(id: ConversationId, billId: string): Promise<boolean>;
  /**
   * For one payment of a bill at a time: true for who holds it from now on, also when they ask again; false while
   * another one may still pay.
   */
  holdCheckout(checkout: { readonly billId: string; readonly by: string; readonly forMs: number }): Promise<boolean>;
}

/** What is answered. */
export interface Turns {
  /** What the next new turn would be about, oldest first; nothing while a claimed turn is unfinished. */
  waiting(id: ConversationId): Promise<readonly Waiting[]>;
  /**
   * The next turn of the conversation: an unfinished claim first, else a new one over the next batch of what waits. The
   * claim is durable before it returns, and makes every older claim of the same turn too old to commit.
   */
  claimTurn(id: ConversationId): Promise<ClaimedTurn | undefined>;
  /**
   * Replies, transcript, memory, orders, owner and "done" in one transaction; a turn that is done already changes
   * nothing. What of the replies is sent, `saidByTurn` says. Throws `LostHold` for a claim that is not the newest.
   */
  commitTurn(turn: Turn, outcome: TurnOutcome, options?: CommitOptions): Promise<Committed>;
  /** The turn waits for a person's word; nothing of what it came to happens until then. */
  holdTurn(turn: Turn, draft: NewReplyDraft): Promise<void>;
  /** What a claimed turn answers waits again. */
  freeTurn(turn: Turn): Promise<void>;
  /** Counts a failed try of the turn; answers how many there were, and 0 when the claim is not the newest. */
  turnFailed(turn: Turn): Promise<number>;
}

/** What was said. */
interface Transcripts {
  /** The newest, oldest first; of what was said before this turn, where one is named. */
  transcript(id: ConversationId, limit: number, before?: TurnId): Promise<readonly TranscriptEntry[]>;
}

/** What the assistant would say. */
interface ReplyDrafts {
  /** The turn of this conversation that is held, with all that it came to. */
  heldTurn(id: ConversationId): Promise<HeldTurn | undefined>;
  replyDraft(id: ConversationId): Promise<ReplyDraft | undefined>;
  /** All that wait, the oldest first. */
  replyDrafts(): Promise<readonly ReplyDraft[]>;
  /** Those whose customers have waited since before then, and were not told so. */
  untoldDrafts(before: Date): Promise<readonly ReplyDraft[]>;
  /** What is told to a customer who waits; nothing where they were told, or the draft is not there any more. */
  tellWaiting(draft: ReplyDraft, effects: readonly Effect[]): Promise<void>;
  /** What a person has set for the shop. */
  trust(): Promise<Trust | undefined>;
  /** At once in all processes; what is held is looked at anew. */
  setTrust(trust: Trust, by: ProvenPerson): Promise<void>;
}

/** What is to happen outside, by conversation. The outbox's workers see it as `Deliveries`. */
export interface Effects extends Outbox {
  effects(id: ConversationId, afterSeq?: number): Promise<readonly StoredEffect[]>;
  /** Whether a reply of the AI to this conversation is on its way to the channel right now. */
  isSending(id: ConversationId): Promise<boolean>;
}

/** Which ticket is about which conversation, and what was seen of it. */
interface Tickets {
  /** From here on the ticket is about this conversation; told again, nothing changes. */
  linkTicket(ticket: LinkedTicket): Promise<void>;
  /** The newest at any of these places, which is the one to write to. */
  newestTicket(id: ConversationId, places: readonly TicketPlace[]): Promise<(LinkedTicket & SeenTicket) | undefined>;
  /** The newest request for a ticket of this conversation; of those before that effect, where one is named. */
  ticketRequest(id: ConversationId, before?: EffectKey): Promise<TicketRequest | undefined>;
  linkedTicket(place: TicketPlace, ticketId: string): Promise<(LinkedTicket & SeenTicket) | undefined>;
  /** What was seen of it now; false when another caller saw a change in the meantime. */
  sawTicket(
    ticket: Pick<LinkedTicket, "helpdesk" | "account" | "ticketId">,
    before: Pick<SeenTicket, "changeCount">,
    now: Pick<SeenTicket, "isSolved" | "updatedAt">,
  ): Promise<boolean>;
  /** Those whose words could not be read so far. */
  deafTickets(place: TicketPlace): Promise<readonly DeafTicket[]>;
  /** Undefined: its words were read. */
  setDeaf(
    place: TicketPlace,
    ticketId: string,
    deaf: Omit<DeafTicket, "ticketId" | "conversationId"> | undefined,
  ): Promise<void>;
  /** Whether a person there may still say something to a customer, as `hasLiveTicket` says. */
  hasLiveTickets(place: TicketPlace): Promise<boolean>;
}

/** Who opens a customer's churn ticket, one caller at a time. */
export interface ChurnClaims {
  /** From here on no other caller opens this customer's churn ticket; undefined while another one does. */
  claimChurn(key: string, of: { readonly holder: string; readonly leaseMs: number }): Promise<ChurnClaim | undefined>;
  /** With the round as it is now. */
  releaseChurn(claim: ChurnClaim): Promise<void>;
}

/** What people of the shop did. */
interface Acts {
  /** Where the record of it stands. */
  actsEnd(): Promise<ChainEnd>;
}

/** How far work that goes by time has come. */
interface Cursors {
  /** Undefined when it never began. */
  cursor(name: string): Promise<Date | undefined>;
  /** All whose names begin so. */
  cursorsUnder(start: string): Promise<readonly { readonly name: string; readonly at: Date }[]>;
  setCursor(name: string, at: Date): Promise<void>;
}

/** Our own tables. One implementation, on one pool, in both homes. A function asks for the parts it needs. */
export interface Store
  extends Conversations,
    Inbox,
    Turns,
    Transcripts,
    Effects,
    ReplyDrafts,
    Tickets,
    ChurnClaims,
    Acts,
    Cursors,
    ConnectedAccounts,
    CustomerMemory {}
