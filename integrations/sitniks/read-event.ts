import { createHash } from "node:crypto";
import { z } from "zod";
import type { CrmEvent } from "../../src/core/index.ts";
import { idSchema, isPerson } from "./chat.ts";
import type { SitniksDeps } from "./deps.ts";

const bodySchema = z.object({
  chat: z.object({
    id: z.string().min(1),
    initialSource: z.string().optional().catch(undefined),
    ownerId: idSchema,
    userId: idSchema,
    status: z.string().min(1).optional().catch(undefined),
    assignedManagerId: z.number().nullish().catch(undefined),
    assignedManagerName: z.string().nullish().catch(undefined),
  }),
  message: z.object({
    id: idSchema,
    sentBy: idSchema,
    managerName: z.string().nullish().catch(undefined),
    text: z.string().nullish().catch(undefined),
    createdAt: z.string().optional().catch(undefined),
  }),
});

const minuteMs = 60_000;

/**
 * What an event about a message means to us. Sitniks sends one for the customer's messages, a person's, and those sent
 * over the API.
 */
export function readEvent(
  body: unknown,
  { shop: { managers }, settings }: Pick<SitniksDeps, "shop" | "settings">,
  nowMs: number = Date.now(),
): CrmEvent {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) return { is: "ignored", reason: "not a chat and a message" };
  const { chat, message } = parsed.data;
  if (settings.ownerId !== undefined && chat.ownerId !== undefined && chat.ownerId !== settings.ownerId) {
    return { is: "ignored", reason: "a chat of another account of the shop's" };
  }
  // Where the shop has several pages and the event names none, the customer's id does not say which of their chats this
  // is.
  const isTheirOnly = settings.ownerId === undefined || chat.ownerId !== undefined;
  const text = message.text ?? "";
  // Without an id and a time, the same words a minute later are another message: people greet more than once.
  const moment = message.createdAt ?? Math.floor(nowMs / minuteMs);
  const externalId = message.id ?? fingerprint([chat.id, moment, text]);
  const isCustomers = message.sentBy === undefined || message.sentBy === chat.userId;
  return {
    is: "chat",
    crmChatId: chat.id,
    channel: chat.initialSource ?? "",
    ...(chat.userId === undefined || !isTheirOnly || !settings.hasChannelIds ? {} : { channelUserId: chat.userId }),
    ...(chat.status === undefined ? {} : { status: chat.status }),
    ...(isPerson(chat.assignedManagerName, managers.ai)
      ? {
          manager: {
            name: chat.assignedManagerName,
            ...(chat.assignedManagerId == null ? {} : { id: chat.assignedManagerId }),
          },
        }
      : {}),
    ...(isPerson(message.managerName, managers.ai)
      ? { personMessage: { externalId, by: message.managerName, text } }
      : {}),
    ...(isCustomers || message.managerName ? {} : { unsigned: { externalId } }),
  };
}

const fingerprint = (parts: readonly unknown[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 22);
