import { z } from "zod";
import { callsOf, type Deliverer, type DeliveryResult, orFailure } from "../../src/core/index.ts";
import { limit, vendor } from "./api.ts";
import { idSchema, isPerson } from "./chat.ts";
import type { SitniksDeps } from "./deps.ts";

/** What was written that long before we were told is old: it was heard then, or it was said before we knew the customer. */
const heardBackMs = 15 * 60_000;
const pageCount = 50;
/** However many messages are told of: of those that wait, the newest look sees them all. */
const laneLimit = { calls: 1, perMs: 10_000 };

const messageSchema = z.object({
  id: idSchema,
  managerName: z.string().nullish().catch(undefined),
  text: z.string().nullish().catch(undefined),
  createdAt: z.string().optional().catch(undefined),
});
const pageSchema = z.object({ data: z.array(z.unknown()) });

/** `crm_chat.read`: hears what people wrote in a chat there. What went over the API carries no manager's name: that was us. */
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
      const sinceMs = Date.now() - context.ageMs - heardBackMs;
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
        await deps.heard(conversationId, { externalId: id, by: managerName, text: text ?? "" });
      }
      return { outcome: "done", receipt: { externalId: payload.crmChatId } };
    });
    // Nobody can do anything about one that cannot be read; the next message in the chat is a new look.
    const isOver = read.outcome === "refused" || (isAgain(read.outcome) && context.ageMs > heardBackMs);
    return isOver && "code" in read ? { outcome: "refused", code: read.code, isTold: true } : read;
  },
});

const isAgain = (outcome: DeliveryResult["outcome"]): boolean => outcome === "retry" || outcome === "uncertain";
