import { createHash } from "node:crypto";
import { z } from "zod";
import type { CrmEvent } from "../../src/core/index.ts";

const bodySchema = z.object({
  chat: z.object({
    id: z.string().min(1),
    initialSource: z.string().optional().catch(undefined),
    userId: z.coerce.string().optional().catch(undefined),
    assignedManagerId: z.number().nullish().catch(undefined),
    assignedManagerName: z.string().nullish().catch(undefined),
  }),
  message: z.object({
    id: z.coerce.string().optional().catch(undefined),
    sentBy: z.coerce.string().optional().catch(undefined),
    managerName: z.string().nullish().catch(undefined),
    text: z.string().nullish().catch(undefined),
    createdAt: z.string().optional().catch(undefined),
  }),
});

/** What a message in a Sitniks chat is to us. It comes for the customer's messages, a person's, and those sent over the API. */
export function readEvent(body: unknown, aiManager: string): CrmEvent {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) return { is: "ignored", reason: "not a chat and a message" };
  const { chat, message } = parsed.data;
  const crmChatId = chat.id;
  const isAi = (name: string): boolean => name.trim().toLowerCase() === aiManager.trim().toLowerCase();
  const managerId = chat.assignedManagerId ?? undefined;
  if (message.managerName && !isAi(message.managerName)) {
    return {
      is: "person_wrote",
      crmChatId,
      externalId: message.id ?? fingerprint([crmChatId, message.createdAt, message.text]),
      by: message.managerName,
      text: message.text ?? "",
      ...(managerId === undefined ? {} : { managerId }),
    };
  }
  if (chat.assignedManagerName && !isAi(chat.assignedManagerName)) {
    return {
      is: "manager_changed",
      crmChatId,
      by: chat.assignedManagerName,
      ...(managerId === undefined ? {} : { managerId }),
    };
  }
  if (message.sentBy !== undefined && message.sentBy === chat.userId) {
    return { is: "customer_wrote", crmChatId, channel: chat.initialSource ?? "", channelUserId: message.sentBy };
  }
  return { is: "ignored", reason: "sent over the API, which is us" };
}

const fingerprint = (parts: readonly unknown[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 22);
