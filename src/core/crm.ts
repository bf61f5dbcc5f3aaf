import type { Conversation } from "./conversation.ts";
import type { Deliverer, Failure } from "./delivery.ts";
import type { CrmStage } from "./effect.ts";
import type { ConversationId, EffectKey } from "./ids.ts";
import type { ChatMappings } from "./mapping.ts";
import type { Shop } from "./shop.ts";
import type { Vendor } from "./vendor.ts";
import type { VendorCalls } from "./vendor-calls.ts";

/** What the product does for a CRM's integration. */
export interface CrmHost {
  /** Undefined when the customer was erased. */
  conversation(id: ConversationId): Promise<Conversation | undefined>;
  /**
   * The stages that were shown in this chat before this effect, in order; not what another chat was shown by mistake.
   */
  stagesBefore(id: ConversationId, key: EffectKey, crmChatId: string): Promise<readonly CrmStage[]>;
  firstTouch(id: ConversationId): Promise<FirstTouch>;
  /** A person wrote to the customer in the CRM. The same message told twice changes nothing. */
  personWrote(id: ConversationId, message: CrmPersonMessage): Promise<unknown>;
  /** The conversation's chat is known from now on: what waited for that is sent. */
  chatMapped(id: ConversationId): Promise<unknown>;
}

/** What opening a CRM takes besides its variables and settings. */
export interface CrmDeps {
  readonly mappings: ChatMappings;
  readonly host: CrmHost;
  readonly shop: Pick<Shop, "statuses" | "managers">;
}

/** How a conversation began, and what is known of its chat. */
export interface FirstTouch {
  /** Absent where no first touch was put. */
  readonly atMs?: number;
  readonly username: string | null;
  /** A person was asked which chat it is, and has not answered yet. */
  readonly isAsked: boolean;
}

/** A CRM whose variables are complete. */
export interface CrmPlan {
  /** Without calling the CRM. */
  readonly open: (deps: CrmDeps) => Crm;
}

/** A CRM that can be chosen. */
export type CrmVendor = Vendor<CrmPlan>;

/** Chat statuses, managers and orders at one vendor. */
export interface Crm {
  readonly deliverers: {
    readonly [Kind in
      | "crm.first_touch"
      | "crm.status"
      | "crm.assign"
      | "crm.order"
      | "crm.note"
      | "crm_chat.read"]: Deliverer<Kind>;
  };
  /** Where it tells us what happens there. Only the address proves who calls, so the address contains a secret. */
  readonly webhook: {
    readonly path: string;
    readonly secret: string;
    /** The one before, which is good as well while it is changed. */
    readonly secretBefore?: string;
    read(body: unknown): CrmEvent;
  };
  /** A chat, for a person to recognise; undefined where there is none with this id. */
  chat(crmChatId: string, calls: VendorCalls): Promise<CrmChat | Failure | undefined>;
  /** The SKUs of all that it can take orders for; absent: it cannot be asked. */
  listSkus?(calls: VendorCalls): Promise<readonly string[] | Failure>;
  /** Checks key, names and ids; changes nothing. */
  examine(calls: VendorCalls): Promise<readonly Finding[]>;
}

/** A chat, and whose it is. */
export interface CrmChat {
  readonly id: string;
  readonly channel?: string;
  readonly name?: string;
  readonly username?: string;
  readonly status?: string;
}

/** What a CRM tells about a chat. */
export type CrmEvent = { readonly is: "ignored"; readonly reason: string } | CrmChatEvent;

export interface CrmChatEvent {
  readonly is: "chat";
  readonly crmChatId: string;
  readonly channel: string;
  /** Whose chat it is at the channel; absent where the CRM does not say it reliably. */
  readonly channelUserId?: string;
  /** The title of the chat's status, where the CRM says so. */
  readonly status?: string;
  /** Who has it there now; absent when it is the AI or there is no manager. */
  readonly manager?: { readonly name: string; readonly id?: number };
  /** A person answered there: the customer has read it already. */
  readonly personMessage?: CrmPersonMessage;
  /** The customer did not write this, and the event does not say who did (a person, or we): the chat has to be read. */
  readonly unsigned?: { readonly externalId: string };
}

/** What a person wrote in a chat there. */
export interface CrmPersonMessage {
  readonly externalId: string;
  readonly by: string;
  readonly text: string;
}

/** One thing that was checked. */
export interface Finding {
  readonly is: "well" | "wrong" | "note";
  readonly text: string;
}
