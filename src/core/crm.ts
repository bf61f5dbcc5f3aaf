import type { Conversation } from "./conversation.ts";
import type { Deliverer, Failure } from "./delivery.ts";
import type { CrmStage } from "./effect.ts";
import type { ConversationId, EffectKey } from "./ids.ts";
import type { ChatMappings } from "./mapping.ts";
import type { Shop } from "./shop.ts";
import type { VendorCalls } from "./vendor-calls.ts";

/** What a CRM's integration needs of the product. */
export interface CrmDeps {
  readonly mappings: ChatMappings;
  readonly conversationOf: (id: ConversationId) => Promise<Conversation | undefined>;
  /** The stages that were shown in this chat before this wish, in order; what another chat was shown by mistake is none of it. */
  readonly stagesBefore: (id: ConversationId, key: EffectKey, crmChatId: string) => Promise<readonly CrmStage[]>;
  readonly shop: Pick<Shop, "crm" | "statuses" | "managers">;
  readonly firstTouchOf: (id: ConversationId) => Promise<FirstTouch>;
  /** A person wrote to the customer there; told again, nothing happens. */
  readonly heard: (id: ConversationId, said: CrmSaid) => Promise<unknown>;
  /** A conversation's chat is known from now on: what waited for that can be sent. */
  readonly mapped?: (id: ConversationId) => Promise<unknown>;
}

/** How a conversation began, and what came of it. */
export interface FirstTouch {
  /** Absent where nobody wished for one. */
  readonly atMs?: number;
  readonly username: string | null;
  /** A person was asked which chat it is, and has not said so yet. */
  readonly isAsked: boolean;
}

/** Chat statuses, managers and orders, at one vendor. */
export interface Crm {
  readonly deliverers: {
    readonly [Kind in "crm.first_touch" | "crm.status" | "crm.assign" | "crm.order" | "crm_chat.read"]: Deliverer<Kind>;
  };
  /** Where it tells us what happens there. Nothing but the address proves who calls, so the address holds a secret. */
  readonly webhook: {
    readonly path: string;
    readonly secret: string;
    read(body: unknown): CrmEvent;
  };
  /** A chat as a person knows it again; nothing where there is none of this id. */
  chat(crmChatId: string, calls: VendorCalls): Promise<CrmChat | Failure | undefined>;
  /** Looks at key, names and ids without changing anything. */
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

/** What a CRM tells of a chat. */
export type CrmEvent = { readonly is: "ignored"; readonly reason: string } | CrmChatEvent;

export interface CrmChatEvent {
  readonly is: "chat";
  readonly crmChatId: string;
  /** Whose chat it is at the channel, where the CRM says so. */
  readonly channel: string;
  readonly channelUserId?: string;
  /** The title of the chat's status, where the CRM says so. */
  readonly status?: string;
  /** Who has it there now; absent when it is the AI, or nobody. */
  readonly manager?: { readonly name: string; readonly id?: number };
  /** A person answered there: the customer has read it already. */
  readonly said?: CrmSaid;
  /** It was not the customer who wrote there, and only the chat itself says who it was: a person, or we. */
  readonly unsigned?: { readonly externalId: string };
}

/** What a person wrote in a chat there. */
export interface CrmSaid {
  readonly externalId: string;
  readonly by: string;
  readonly text: string;
}

/** One thing that was looked at. */
export interface Finding {
  readonly is: "well" | "wrong" | "note";
  readonly text: string;
}
