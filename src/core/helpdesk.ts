import type { Finding } from "./crm.ts";
import type { EffectOf } from "./delivery.ts";
import type { EffectState } from "./effect-state.ts";
import type { ConversationId, EffectKey } from "./ids.ts";
import type { FileBytes } from "./media.ts";
import type { AccessTokens, OAuthClient } from "./oauth.ts";
import type { Vendor } from "./vendor.ts";
import type { VendorCalls } from "./vendor-calls.ts";
import type { RateLimit } from "./vendor-limits.ts";
import type { RequestHeaders, SignedRequest } from "./webhook.ts";

/** Our words for every helpdesk. Each vendor's folder maps all of its own onto them, and all of ours onto its own. */
export const ticketStatuses = ["new", "open", "pending", "solved", "closed"] as const;
export type TicketStatus = (typeof ticketStatuses)[number];
export const ticketPriorities = ["urgent", "high", "medium", "low"] as const;
export type TicketPriority = (typeof ticketPriorities)[number];

export interface Ticket {
  readonly id: string;
  /** Where a person opens it. */
  readonly url?: string;
  /** Our key, under which it was made. */
  readonly key?: string;
  readonly subject: string;
  readonly status: TicketStatus;
  /** Closed for good, or merged into another: what comes later is a ticket of its own. */
  readonly isFinal?: true;
  readonly priority: TicketPriority;
  readonly tags: readonly string[];
  readonly createdAt: string;
  readonly updatedAt: string;
  /** The customer it is about, as far as the vendor says; agents may change who that is. */
  readonly requester: { readonly id?: string; readonly email?: string };
}

/**
 * A ticket as `get` reads it: with what is needed to understand its comments, so that reading those does not read the
 * ticket again.
 */
export interface FullTicket extends Ticket {
  /** The ticket's own text, where the vendor keeps it apart from the comments. */
  readonly text?: string;
}

export interface TicketComment {
  readonly id: string;
  /** Our key, where it was ours and the vendor keeps it. */
  readonly key?: string;
  readonly text: string;
  /**
   * Said to the customer. What is not surely public is internal: a word that reached a customer cannot be taken back.
   */
  readonly isPublic: boolean;
  /** An agent is surely one of the staff. `other` is anybody else who writes there; their words go nowhere. */
  readonly by: "customer" | "agent" | "us" | "other";
  /** Theirs at the helpdesk: it stays when the name changes. */
  readonly authorId?: string;
  readonly authorName?: string;
  readonly at: string;
  readonly files: readonly TicketFile[];
}

export interface TicketFile {
  readonly ref: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes?: number;
}

/** A file that goes with words: its bytes, or the name under which the vendor has it already. */
export type HelpdeskFile = FileBytes | UploadedFile;
interface UploadedFile {
  readonly name: string;
  /** As `upload` answered it. */
  readonly uploaded: string;
}

/** The customer a ticket is about. */
export interface Requester {
  /** Never changes, unlike a name. */
  readonly externalId: string;
  readonly name?: string;
  readonly email?: string;
  /** For an agent who wants to call. No person is looked up by it: anybody can type any number. */
  readonly phone?: string;
}

export interface NewTicket {
  readonly key: string;
  readonly subject: string;
  readonly text: string;
  readonly priority: TicketPriority;
  readonly tags: readonly string[];
  readonly requester: Requester;
  readonly files?: readonly HelpdeskFile[];
  /** In fields of the helpdesk's own, by the name or id that they have there. */
  readonly fields?: Readonly<Record<string, string>>;
  /** A closed ticket that this one goes on from. */
  readonly follows?: string;
}

export interface NewComment {
  readonly key: string;
  readonly text: string;
  readonly isPublic: boolean;
  readonly from: "customer" | "us";
  readonly requester: Requester;
  /**
   * Whose ticket it was when it was read. Another customer's by now, it is refused as `ticketClosed`, where the vendor
   * can see that.
   */
  readonly requesterId?: string;
  readonly files?: readonly HelpdeskFile[];
}

export interface TicketChange {
  readonly status?: TicketStatus;
  readonly priority?: TicketPriority;
  readonly subject?: string;
  /** The whole list, whatever the vendor does with a part of one. */
  readonly tags?: readonly string[];
}

export interface TicketFilter {
  readonly status?: TicketStatus;
  readonly priority?: TicketPriority;
  /** All of them. */
  readonly tags?: readonly string[];
  readonly limit: number;
}

/** A ticket in which something happened. */
export interface ChangedTicket {
  readonly id: string;
  /** The same as long as nothing happens in it. */
  readonly mark: string;
  /** When it happened, by the vendor's clock. */
  readonly at: string;
}

/** What a vendor takes: differences between helpdesks are data, no code asks for a vendor's name. */
interface HelpdeskAbilities {
  readonly maxTextChars: number;
  readonly maxFileBytes: number;
}

/**
 * The tickets of one account. Every write is refused as `ticketClosed` or `notFound` where that became so a moment ago.
 */
export interface HelpdeskTickets {
  create(ticket: NewTicket, calls: VendorCalls): Promise<Ticket>;
  /** Not by a search whose index lags behind. */
  findByKey(key: string, calls: VendorCalls): Promise<Ticket | undefined>;
  /** Refuses as `notFound` what was deleted, and what was merged where the vendor keeps no shell of it. */
  get(id: string, calls: VendorCalls): Promise<FullTicket>;
  list(filter: TicketFilter, calls: VendorCalls): Promise<readonly Ticket[]>;
  /** Tickets in which anything happened since then, or a little before. */
  changedSince(at: Date, calls: VendorCalls): Promise<readonly ChangedTicket[]>;
  update(id: string, change: TicketChange, calls: VendorCalls): Promise<Ticket>;
  /** Solves it, and says why to the staff alone. */
  close(id: string, reason: string, calls: VendorCalls): Promise<Ticket>;
}

/** What is said on tickets. */
export interface HelpdeskComments {
  /**
   * The oldest first; the ticket's own text is the first of them. Reads everything but the ticket, which was read
   * before.
   */
  list(ticket: FullTicket, calls: VendorCalls): Promise<readonly TicketComment[]>;
  add(ticketId: string, comment: NewComment, calls: VendorCalls): Promise<{ readonly id: string }>;
}

/** One helpdesk. Every call may throw a `FailureError`, and no other error on purpose. */
export interface Helpdesk {
  readonly name: string;
  readonly can: HelpdeskAbilities;
  readonly tickets: HelpdeskTickets;
  readonly comments: HelpdeskComments;
  /** The bytes of a file that a comment names. */
  file(ref: string, calls: VendorCalls): Promise<FileBytes>;
  /**
   * Sends one file ahead of the words that it goes with. Absent where files go within the words: then all of them are
   * in memory at a time.
   */
  upload?(file: FileBytes, calls: VendorCalls): Promise<string>;
}

/** Where a ticket is: its number alone may be another's in another account. */
export interface TicketPlace {
  readonly helpdesk: string;
  /** Absent: any. */
  readonly account?: string;
}

export const placeOf = ({
  helpdesk: { name: helpdesk },
  account,
}: Pick<HelpdeskConnection, "account"> & { readonly helpdesk: Pick<Helpdesk, "name"> }): TicketPlace => ({
  helpdesk,
  ...(account === undefined ? {} : { account }),
});

/** Which ticket is about which conversation. */
export interface LinkedTicket extends TicketPlace {
  readonly ticketId: string;
  readonly conversationId: ConversationId;
  readonly url?: string;
  /** Of the effect it was made for. */
  readonly key?: EffectKey;
  /** Whom it was made for, by the vendor's own id; absent where the vendor did not say. */
  readonly requesterId?: string;
}

/** An effect that asks for a ticket, and what became of it. */
export interface TicketRequest {
  readonly effect: EffectOf<"ticket.open">;
  readonly state: EffectState;
  /** There is a ticket, made by this effect or by another. */
  readonly isOpened: boolean;
}

/** What we saw of a linked ticket last. */
export interface SeenTicket {
  readonly isSolved: boolean;
  /** The vendor's own time of it; what it told before that is old. */
  readonly updatedAt?: string;
  /** How often it was solved or opened again, as far as we saw. */
  readonly changeCount: number;
  /** What stands before the external ids of the inbounds that are heard there. */
  readonly eventPrefix: string;
}

/** A linked ticket whose words could not be read. */
export interface DeafTicket {
  readonly ticketId: string;
  readonly conversationId: ConversationId;
  /** Of `ChangedTicket`, when it was tried. */
  readonly mark: string;
  readonly tries: number;
  /** When it is tried again; absent: not until something happens in it. */
  readonly againAt?: Date;
}

/** A configured helpdesk, as the product connects to it. */
export interface HelpdeskConnection {
  readonly helpdesk: Helpdesk;
  /** Tells it from other accounts of the vendor, which have tickets of the same numbers. Absent where none have. */
  readonly account?: string;
  /** The name of the breaker and the budget that its calls go by. */
  readonly vendor: string;
  readonly limit: RateLimit;
  /** How often we look for what no webhook told. Some vendors count every look against a day's allowance. */
  readonly lookEveryMinutes: number;
  /** Finds what is wrong with the account's set-up before the first ticket meets it. Changes nothing. */
  readonly examine?: (calls: VendorCalls) => Promise<readonly Finding[]>;
  /**
   * Absent where nothing proves who calls. An event is a hint that something happened: what we act on is read at the
   * vendor, so a forged, old or lost event changes nothing.
   */
  readonly webhook?: HelpdeskWebhook & EventProof;
}

interface HelpdeskWebhook {
  readonly path: string;
  /** In which tickets something happened that may concern the customer. */
  readonly ticketsOf: (body: unknown) => readonly string[];
  /**
   * What tells this event from every other one; undefined where nothing in it does. One that was heard is not heard
   * again. Only of what is proven: a header beside a signed body is anybody's.
   */
  readonly eventOf?: (body: unknown) => string | undefined;
  /** Some vendors check by GET, without a proof, that the address answers. */
  readonly greets?: true;
}

/** How a vendor proves that an event is its own: in a header, or over all that it sends. */
type EventProof =
  | {
      readonly isKnownSender: (headers: RequestHeaders) => boolean | Promise<boolean>;
      readonly isGenuine?: never;
    }
  | {
      readonly isGenuine: (request: SignedRequest) => boolean | Promise<boolean>;
      readonly isKnownSender?: never;
    };

/** What connecting to a vendor takes besides its variables. */
export interface ConnectDeps {
  /** The keys of a vendor that grants them for a while. */
  readonly tokensOf: (client: OAuthClient) => AccessTokens;
}

/** A helpdesk whose settings are complete. */
export interface HelpdeskPlan {
  /** Calls no vendor. */
  readonly open: (deps: ConnectDeps) => HelpdeskConnection;
  /** Where a person of the shop can grant us access in a browser. */
  readonly oauth?: OAuthClient;
}

/** A helpdesk that can be chosen: what it has to be told, and how it is connected to then. */
export type HelpdeskVendor = Vendor<HelpdeskPlan>;
