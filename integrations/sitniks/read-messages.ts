import { z } from "zod";
import { callsOf, type Deliverer, type DeliveryResult, orFailure } from "../../src/core/index.ts";
import { limit, vendor } from "./api.ts";
import { idSchema, isPerson } from "./chat.ts";
import type { SitniksDeps } from "./deps.ts";

/**
 * A message that is older than this when we are told is not new: we took it then, or it was written before we knew the
 * customer.
 */
const maxMessageAgeMs = 15 * 60_000;
const pageCount = 50;
/** However many events come: the newest look sees all messages. */
const laneLimit = { calls: 1, perMs: 10_000 };

const messageSchema = z.object({
  id: idSchema,
  managerName: z.string().nullish().catch(undefined),
  text: z.string().nullish().catch(undefined),
  createdAt: z.string().optional().catch(undefined),
});
const pageSchema = z.object({ data: z.array(z.unknown()) });

/**
 * `crm_chat.read`: takes what people wrote in a chat there. A message without a manager's name went over the API: that
 * was us.
 */
export const readMessages = (deps: SitniksDeps): Deliverer<"crm_chat.read"> => ({
  vendor,
  limit,
  laneLimit,
  isSafeToRepeat: true,
  newestOnly: true,
  deliver: async ({ conversationId, payload }, context) => {
    const read = await orFailure(async (): Promise<DeliveryResult> => {
      const path = `/chats/${encodeURIComponent(payload.crmChatId)}/messages`;
      const { data } = await deps.api.get(path, { limit: pageCount }, pageSchema, callsOf(context));
      const sinceMs = Date.now() - context.ageMs - maxMessageAgeMs;
      // The newest comes first.
      for (const { id, managerName, text, createdAt } of data
        .flatMap((row) => messageSchema.safeParse(row).data ?? [])
        .reverse()) {
        if (
          id === undefined ||
          !isPerson(managerName, deps.shop.managers.ai) ||
          !(Date.parse(createdAt ?? "") >= sinceMs)
        )
          continue;
        await deps.host.personWrote(conversationId, { externalId: id, by: managerName, text: text ?? "" });
      }
      return { outcome: "done", receipt: { externalId: payload.crmChatId } };
    });
    // No person can do anything about a chat that cannot be read; the next message in it brings a new look.
    const isOver = read.outcome === "refused" || (mayWorkLater(read.outcome) && context.ageMs > maxMessageAgeMs);
    return isOver && "code" in read ? { outcome: "refused", code: read.code, isTold: true } : read;
  },
});

const mayWorkLater = (outcome: DeliveryResult["outcome"]): boolean => outcome === "retry" || outcome === "uncertain";
