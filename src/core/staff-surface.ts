import type { Act } from "./authority.ts";
import type { ChannelReport } from "./channel-report.ts";
import type { Finding } from "./crm.ts";
import type { Deliverer } from "./delivery.ts";
import type { HelpdeskConnection } from "./helpdesk.ts";
import type { ConversationId, EffectKey, Sku } from "./ids.ts";
import type { InboundBody } from "./inbound.ts";
import type { Language } from "./language.ts";
import type { Files } from "./media.ts";
import type { Clock } from "./ports.ts";
import type { Principal } from "./principal.ts";
import type { ReplyDraft } from "./reply-draft.ts";
import type { StaffPlace, StaffPlaces } from "./staff-places.ts";
import type { TrustLevel } from "./trust.ts";
import type { Vendor } from "./vendor.ts";
import type { VendorCalls } from "./vendor-calls.ts";
import type { RateLimit } from "./vendor-limits.ts";
import type { Webhook } from "./webhook.ts";

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
  /** Whether this person may do it; what is stored is judged again. */
  may(act: Act, by: Principal): boolean;
  /** In the shop's currency: what a person calls a sum. */
  readonly currency: string;
  /** The article that a person means, as the catalogue writes it; undefined where there is none. */
  articleOf(written: string): Sku | undefined;
  /** How far the assistant is trusted from now on. Throws `NotAllowed` for who may not say it. */
  trustAll(to: TrustLevel, by: Principal): Promise<void>;
}

/** What posting to the staff takes. */
export interface StaffPostDeps {
  readonly staff: StaffHost;
  /** Where the files that are sent along are kept. */
  readonly files: Files;
}

/**
 * A place where the shop's people meet. Several may be in use at once: each gets every post, in a lane of its own, so
 * that one that is down holds up no other.
 */
export interface StaffSurface {
  /** The name under which its places, threads and people are kept. */
  readonly surface: string;
  /** Who posts there. */
  readonly post: (deps: StaffPostDeps) => Deliverer<"staff.post">;
}

/** What a person did there, as the product takes it. */
export interface StaffArrival {
  readonly conversationId: ConversationId;
  readonly source: string;
  readonly externalId: string;
  readonly body: InboundBody;
  readonly raw: Uint8Array;
}

/** A helpdesk as a person works in it from a surface: its calls are counted with the helpdesk's own limits. */
export interface StaffHelpdesk {
  readonly connection: HelpdeskConnection;
  readonly calls: () => VendorCalls;
}

/** What the product does for a surface with a wire of its own. */
export interface StaffAppHost {
  readonly staff: StaffHost;
  accept(arrival: StaffArrival): Promise<{ readonly fresh: boolean }>;
  readonly now: Clock;
  /** The usual one first; empty where none is configured. */
  readonly helpdesks: readonly StaffHelpdesk[];
  /** Takes a slot among everything that is sent there, if one is free now; does not wait. */
  hasSlot(): Promise<boolean>;
}

interface StaffConnection {
  /** Absent where events are fetched and not delivered to us. */
  readonly webhook?: Webhook;
  /** As `ChannelConnection.receive`. */
  receive(stopping: AbortSignal, report: ChannelReport): Promise<void>;
}

/** A surface with a wire of its own: it is no part of the customers' channel. */
export interface StaffApp extends StaffSurface {
  /** The name of its breaker and its budget. */
  readonly vendor: string;
  /** As people read its name. */
  readonly title: string;
  readonly limit: RateLimit;
  /** As the configuration names it. */
  readonly place: StaffPlace;
  /** What people sent there, as bytes; asked for refs that begin with the surface's name and a colon. */
  readonly files: Files;
  /** Checks that the access works and what is posted arrives; changes nothing. */
  examine(): Promise<readonly Finding[]>;
  connect(host: StaffAppHost): StaffConnection;
}

/** A surface whose variables are complete. */
export interface StaffPlan {
  /** Without calling the vendor. */
  readonly open: () => StaffApp;
}

/** A surface that can be configured, beside the one that a channel brings along. */
export interface StaffVendor extends Vendor<StaffPlan> {
  /** As people read its name. */
  readonly title: string;
}
