import type { Finding } from "./crm.ts";
import type { DeliveryContext, EffectOf, Failure } from "./delivery.ts";
import type { ConversationId, EffectKey } from "./ids.ts";
import type { FileBytes } from "./media.ts";
import type { AccessTokens, OAuthClient } from "./oauth.ts";
import type { EffectState } from "./store.ts";
import type { Vendor } from "./vendor.ts";
import type { VendorCalls } from "./vendor-calls.ts";
import type { RateLimit } from "./vendor-limits.ts";
import type { SignedRequest } from "./webhook.ts";

/** The words every helpdesk is spoken to in; each vendor maps its own onto them, both ways and totally. */
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
  /** Closed for good, or merged into another: whatever comes later is a ticket of its own. */
  readonly isFinal?: true;
  readonly priority: TicketPriority;
  readonly tags: readonly string[];
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface TicketComment {
  readonly id: string;
  /** Our key, where it was ours and the vendor keeps it. */
  readonly key?: string;
  readonly text: string;
  /** Said to the customer. Whatever is not surely that is internal: a word that got out is not taken back. */
  readonly isPublic: boolean;
  /** Only who surely is one of the staff is an agent; `other` is whoever else writes there, and speaks for nobody. */
  readonly by: "customer" | "agent" | "us" | "other";
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

/** Whose ticket it is. */
export interface Requester {
  /** The same for ever, unlike a name; never a real address where none is known. */
  readonly externalId: string;
  readonly name?: string;
  readonly email?: string;
  /** For whoever wants to call; nobody is found by it, because anybody can type any number. */
  readonly phone?: string;
}

export interface NewTicket {
  readonly key: string;
  readonly subject: string;
  readonly text: string;
  readonly priority: TicketPriority;
  readonly tags: readonly string[];
  readonly requester: Requester;
  readonly files?: readonly FileBytes[];
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
  readonly files?: readonly FileBytes[];
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

/** What a vendor can and cannot: differences between helpdesks are data, nobody asks for a name. */
export interface HelpdeskAbilities {
  /** Creating twice under one key makes one ticket, by the vendor's own doing. */
  readonly hasCreateKey: boolean;
  readonly maxTextChars: number;
  readonly maxFileBytes: number;
}

/** One helpdesk. Every call may throw an `FailureError`, and nothing else on purpose. */
export interface Helpdesk {
  readonly name: string;
  readonly can: HelpdeskAbilities;
  create(ticket: NewTicket, calls: VendorCalls): Promise<Ticket>;
  /** Not by a search that lags behind. */
  findByKey(key: string, calls: VendorCalls): Promise<Ticket | undefined>;
  /** Refuses as `notFound` what was deleted, and what was merged where the vendor keeps no shell of it. */
  get(id: string, calls: VendorCalls): Promise<Ticket>;
  list(filter: TicketFilter, calls: VendorCalls): Promise<readonly Ticket[]>;
  /** The oldest first; the ticket's own text is the first of them. */
  comments(id: string, calls: VendorCalls): Promise<readonly TicketComment[]>;
  /** Tickets in which anything happened since then, or a little before. */
  changedSince(at: Date, calls: VendorCalls): Promise<readonly ChangedTicket[]>;
  /** Like every write on a ticket: refused as `ticketClosed` or `notFound`, where that came about a moment ago. */
  update(id: string, change: TicketChange, calls: VendorCalls): Promise<Ticket>;
  /** Solves it, and says why to the staff alone. */
  close(id: string, reason: string, calls: VendorCalls): Promise<Ticket>;
  comment(id: string, comment: NewComment, calls: VendorCalls): Promise<{ readonly id: string }>;
  file(ref: string, calls: VendorCalls): Promise<FileBytes>;
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
  /** Of the wish it was made for. */
  readonly key?: EffectKey;
}

/** A wish for a ticket, and what has come of it. */
export interface TicketRequest {
  readonly effect: EffectOf<"ticket.open">;
  readonly state: EffectState;
  /** There is a ticket, whoever made it. */
  readonly isOpened: boolean;
}

/** What we saw of a linked ticket last. */
export interface SeenTicket {
  readonly isSolved: boolean;
  /** The vendor's own time of it; what it told before that is old. */
  readonly updatedAt?: string;
  /** How often it was solved or opened again, as far as we saw. */
  readonly changeCount: number;
  /** What stands before the names of what is heard there. */
  readonly eventPrefix: string;
}

/** A configured helpdesk, as the product connects to it. */
export interface HelpdeskConnection {
  readonly helpdesk: Helpdesk;
  /** Tells it from other accounts of the vendor, which have tickets of the same numbers. Absent where none have. */
  readonly account?: string;
  /** Whose breaker and budget its calls go by. */
  readonly vendor: string;
  readonly limit: RateLimit;
  /** Runs work of one attempt; what the vendor's client refused becomes its answer. */
  readonly orFailure: <T>(work: () => Promise<T>) => Promise<T | Failure>;
  readonly callsOf: (context: DeliveryContext) => VendorCalls;
  /** How often it is looked for what no webhook told. Some vendors count every look against a day's allowance. */
  readonly lookEveryMinutes: number;
  /** What of the account's set-up would only be noticed by the first ticket. Changes nothing. */
  readonly examine?: (calls: VendorCalls) => Promise<readonly Finding[]>;
  /**
   * Absent where nothing proves who calls. What is told is a hint that something happened: what is acted on is read at the
   * vendor, so that a forged, old or lost event changes nothing.
   */
  readonly webhook?: {
    readonly path: string;
    readonly isGenuine: (request: SignedRequest) => boolean | Promise<boolean>;
    /** In which tickets something happened that may concern the customer. */
    readonly ticketsOf: (body: unknown) => readonly string[];
    /** Some vendors look whether anybody is there, by GET and without a proof. */
    readonly greets?: true;
  };
}

/** What connecting to a vendor takes besides its variables. */
export interface ConnectDeps {
  /** The keys of a vendor that grants them for a while. */
  readonly tokensOf: (client: OAuthClient) => AccessTokens;
}

/** A helpdesk that was told everything it has to be told. */
export interface HelpdeskPlan {
  /** Without calling anybody. */
  readonly open: (deps: ConnectDeps) => HelpdeskConnection;
  /** Where a person of the shop can grant us access in a browser. */
  readonly oauth?: OAuthClient;
}

/** A helpdesk that can be chosen: what it has to be told, and how it is connected to then. */
export type HelpdeskVendor = Vendor<HelpdeskPlan>;
