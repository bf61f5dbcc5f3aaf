import type { ConnectedAccount, ConnectedAccounts } from "./connected-account.ts";
import type { Conversation } from "./conversation.ts";
import type { Finding } from "./crm.ts";
import type { Deliverers } from "./delivery.ts";
import type { Effect } from "./effect.ts";
import type { ConversationId, EffectKey } from "./ids.ts";
import type { InboundBody } from "./inbound.ts";
import type { Language } from "./language.ts";
import type { Files } from "./media.ts";
import type { Money } from "./money.ts";
import type { Clock } from "./ports.ts";
import type { Principal } from "./principal.ts";
import type { ReplyDraft } from "./reply-draft.ts";
import type { StaffPlaces } from "./staff-places.ts";
import type { TrustLevel } from "./trust.ts";
import type { Vendor } from "./vendor.ts";
import type { RateLimit } from "./vendor-limits.ts";
import type { Webhook } from "./webhook.ts";

/** The shop's pictures that a channel has already, by their address. A name counts for one account of the channel. */
export interface SentFiles {
  sent(account: string, urls: readonly string[]): Promise<ReadonlyMap<string, string>>;
  keep(account: string, files: readonly { readonly url: string; readonly fileId: string }[]): Promise<void>;
  /** The channel does not know these names any more. */
  forget(account: string, urls: readonly string[]): Promise<void>;
}

/** A chat as the channel knows it. */
interface ChannelChat {
  readonly channel: string;
  readonly channelChatId: string;
}

interface ChannelArrival {
  readonly conversationId: ConversationId;
  readonly source: string;
  readonly externalId: string;
  readonly body: InboundBody;
  readonly raw: Uint8Array;
}

/** What the product does for a channel. */
export interface ChannelHost extends Pick<ConnectedAccounts, "connectedAccount" | "connectedAccounts"> {
  /** The languages the shop answers in; the first one is for customers whose own is not among them. */
  readonly languages: readonly Language[];
  open(chat: ChannelChat & { readonly username?: string }): Promise<Conversation>;
  /** The conversation of a chat, where there ever was one. */
  known(chat: ChannelChat): Promise<Conversation | undefined>;
  accept(arrival: ChannelArrival): Promise<{ readonly fresh: boolean }>;
  /** Several of one chat in their order: all are stored, or none. */
  acceptTogether(arrivals: readonly ChannelArrival[]): Promise<readonly { readonly fresh: boolean }[]>;
  isBusy(id: ConversationId): Promise<boolean>;
  erase(id: ConversationId): Promise<unknown>;
  put(effects: readonly Effect[]): Promise<void>;
  cameBack(id: ConversationId): Promise<void>;
  /** The bill that may be paid now. */
  openBill(id: ConversationId): Promise<{ readonly id: string; readonly due: Money } | undefined>;
  /** As `ConnectedAccounts.keepAccount`; an account that is ignored from now on is logged, with why. */
  keepAccount(account: ConnectedAccount, reason: string): Promise<void>;
  readonly now: Clock;
  readonly staff: StaffHost;
  /** Waits for a free slot among everything that is sent. */
  pace(): Promise<void>;
  /** Takes a slot if one is free now; does not wait. */
  hasSlot(): Promise<boolean>;
}

/** What the product does for a place where the shop's people meet. */
export interface StaffHost extends StaffPlaces {
  /** The shop's own. */
  readonly language: Language;
  /** As people call the customer; undefined where nothing is known. */
  nameOf(id: ConversationId): Promise<string | undefined>;
  /** Puts a dead letter back; false when it is none. */
  replay(key: EffectKey): Promise<boolean>;
  /** What the assistant would say to this customer, while it waits for a person's word. */
  draftOf(id: ConversationId): Promise<ReplyDraft | undefined>;
  /** How far the assistant is trusted from now on. Throws `NotAllowed` for who may not say it. */
  trustAll(to: TrustLevel, by: Principal): Promise<void>;
}

/** A channel as the product uses it, once its configuration is complete. */
export interface Channel {
  /** The name under which its conversations, its breaker and its budget are kept. */
  readonly vendor: string;
  /** As people read its name. */
  readonly title: string;
  readonly limit: RateLimit;
  /** Customers see what is offered as buttons; where this is absent, as numbers. */
  readonly hasButtons?: true;
  /** Who sends replies. */
  readonly deliverers: (deps: ChannelDeps) => Partial<Deliverers>;
  /** What customers sent, as bytes. */
  readonly files: Files;
  /** Checks that the access works and where messages arrive; changes nothing. */
  examine(known: ChannelRecords): Promise<readonly Finding[]>;
  connect(host: ChannelHost): ChannelConnection;
}

/** What the product knows of a channel. */
interface ChannelRecords {
  readonly accounts: readonly ConnectedAccount[];
  readonly now: Date;
}

export interface ChannelDeps {
  readonly chatOf: (id: ConversationId) => Promise<ChannelChat | undefined>;
  /** Where the files that are sent along are kept. */
  readonly files: Files;
  readonly connectedAccount: ConnectedAccounts["connectedAccount"];
  readonly staff: StaffHost;
  readonly sentFiles: SentFiles;
  readonly now: Clock;
}

export interface ChannelConnection {
  /** Absent where messages are fetched and not delivered to us. */
  readonly webhook?: Webhook;
  /**
   * Begins to receive. Where messages are fetched, it ends when `stopping` is aborted. While the vendor does not answer
   * it waits and reports the trouble. Rejects only with what a person has to put right.
   */
  receive(stopping: AbortSignal, report: ChannelReport): Promise<void>;
}

export interface ChannelReport {
  /** It receives now; `how` is one line for a person. */
  readonly begun: (how: string) => void;
  readonly trouble: (trouble: ChannelTrouble) => void;
}

export interface ChannelTrouble {
  /** A short word for the log. */
  readonly reason: string;
  readonly error: unknown;
  /** What a person can do about it; absent where it is nothing that a person could put right at the vendor. */
  readonly remedy?: string;
}

/** A channel whose variables are complete. */
export interface ChannelPlan {
  /** Without calling the vendor. */
  readonly open: () => Channel;
  /** Variables without which it cannot send invoices; absent where it can. */
  readonly invoicesNeed?: readonly string[];
  /** The vendor's own command; answers the lines to print. Rejects with `BadInput`, `ConfigError` or `VendorAway`. */
  readonly runCommand?: (words: readonly string[]) => Promise<readonly string[]>;
}

/** A channel that can be chosen. */
export interface ChannelVendor extends Vendor<ChannelPlan> {
  /** As people read its name. */
  readonly title: string;
  /** What the help says of its own command, `deskgraph <name> …`. */
  readonly command?: ChannelCommand;
}

/** A channel's own command, as the help prints it. */
interface ChannelCommand {
  readonly summary: string;
  readonly details?: string;
  readonly words: readonly { readonly name: string; readonly about: string; readonly isOptional?: boolean }[];
  readonly examples: readonly { readonly line: string; readonly about: string }[];
}
