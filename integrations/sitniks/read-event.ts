import { createHash } from "node:crypto";
import { z } from "zod";
import type { CrmEvent, Shop } from "../../src/core/index.ts";
import { idSchema, isPerson } from "./chat.ts";

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

/** What a message in a Sitniks chat is to us. It comes for the customer's messages, a person's, and those sent over the API. */
export function readEvent(
  body: unknown,
  { managers, crm }: Pick<Shop, "managers" | "crm">,
  nowMs: number = Date.now(),
): CrmEvent {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) return { is: "ignored", reason: "not a chat and a message" };
  const { chat, message } = parsed.data;
  if (crm.ownerId !== undefined && chat.ownerId !== undefined && chat.ownerId !== crm.ownerId) {
    return { is: "ignored", reason: "a chat of another account of the shop's" };
  }
  // Where it matters and is not told, the customer's id does not say which of their chats this is.
  const isTheirOnly = crm.ownerId === undefined || chat.ownerId !== undefined;
  const text = message.text ?? "";
  // Without an id and a time the same words a minute later are said again: people greet more than once.
  const moment = message.createdAt ?? Math.floor(nowMs / minuteMs);
  const externalId = message.id ?? fingerprint([chat.id, moment, text]);
  const isCustomers = message.sentBy === undefined || message.sentBy === chat.userId;
  return {
    is: "chat",
    crmChatId: chat.id,
    channel: chat.initialSource ?? "",
    ...(chat.userId === undefined || !isTheirOnly ? {} : { channelUserId: chat.userId }),
    ...(chat.status === undefined ? {} : { status: chat.status }),
    ...(isPerson(chat.assignedManagerName, managers.ai)
      ? {
          manager: {
            name: chat.assignedManagerName,
            ...(chat.assignedManagerId == null ? {} : { id: chat.assignedManagerId }),
          },
        }
      : {}),
    ...(isPerson(message.managerName, managers.ai) ? { said: { externalId, by: message.managerName, text } } : {}),
    ...(isCustomers || message.managerName ? {} : { unsigned: { externalId } }),
  };
}

const fingerprint = (parts: readonly unknown[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 22);
