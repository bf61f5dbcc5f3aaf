/**
 * Ids are branded strings: a ConversationId cannot be handed where a TurnId is asked for.
 * The brand exists in types only; at run time an id is the plain string that stands in SQL and logs.
 */
import type { z } from "zod";

/** zod's own brand, so that `z.string().brand<"Sku">()` at an edge yields exactly this type. */
type Branded<Name extends string> = string & z.core.$brand<Name>;

export type TenantId = Branded<"TenantId">;
export type ConversationId = Branded<"ConversationId">;
export type CustomerId = Branded<"CustomerId">;
export type InboundId = Branded<"InboundId">;
export type TurnId = Branded<"TurnId">;
export type EffectKey = Branded<"EffectKey">;
export type ReplyDraftId = Branded<"ReplyDraftId">;
export type Lane = Branded<"Lane">;
export type Sku = Branded<"Sku">;
export type OrderId = Branded<"OrderId">;

export const tenantId = (value: string): TenantId => value as TenantId;
export const conversationId = (value: string): ConversationId => value as ConversationId;
export const customerId = (value: string): CustomerId => value as CustomerId;
export const inboundId = (value: string): InboundId => value as InboundId;
export const turnId = (value: string): TurnId => value as TurnId;
export const sku = (value: string): Sku => value as Sku;
export const orderId = (value: string): OrderId => value as OrderId;
export const effectKey = (value: string): EffectKey => value as EffectKey;
export const replyDraftId = (value: string): ReplyDraftId => value as ReplyDraftId;
export const lane = (value: string): Lane => value as Lane;
