import { createHash } from "node:crypto";
import {
  type ConversationId,
  type CustomerId,
  conversationId,
  customerId,
  type InboundId,
  inboundId,
  type TenantId,
} from "../../src/core/index.ts";

/** Ids derive from what they name, so that a restored backup and a repeated call speak of the same thing. */
const derived = (prefix: string, parts: readonly string[]): string =>
  `${prefix}_${createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 22)}`;

interface Chat {
  readonly channel: string;
  readonly channelChatId: string;
}

export const conversationIdOf = (tenant: TenantId, { channel, channelChatId }: Chat): ConversationId =>
  conversationId(derived("c", [tenant, channel, channelChatId]));

export const customerIdOf = (tenant: TenantId, { channel, channelChatId }: Chat): CustomerId =>
  customerId(derived("u", [tenant, channel, channelChatId]));

export const inboundIdOf = (tenant: TenantId, source: string, externalId: string): InboundId =>
  inboundId(derived("i", [tenant, source, externalId]));
