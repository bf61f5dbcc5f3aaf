import { callsOf, customerErased, type Deliverer, type DeliveryResult, orFailure } from "../../src/core/index.ts";
import { limit, vendor } from "./api.ts";
import { anything } from "./chat.ts";
import { chatOf } from "./chat-of.ts";
import { giveUpAfterMs, type SitniksDeps } from "./deps.ts";
import { deadlineMs } from "./find-chat.ts";

/**
 * `crm.note`: an internal note on the chat. Sitniks gives a note no id of ours to look for: after an answer that was
 * lost it is written at most once more, and a note that stands there twice is no harm.
 */
export const writeNote = (deps: SitniksDeps): Deliverer<"crm.note"> => ({
  vendor,
  limit,
  maxAttempts: 5,
  deadlineMs,
  giveUpAfterMs,
  deliver: ({ conversationId, payload }, context) =>
    orFailure(async (): Promise<DeliveryResult> => {
      const conversation = await deps.host.conversation(conversationId);
      if (conversation === undefined) return customerErased;
      const calls = callsOf(context);
      const mapping = await chatOf(deps, conversation, Date.now() - context.ageMs, calls);
      const path = `/chats/${encodeURIComponent(mapping.crmChatId)}/notes`;
      await deps.api.send("POST", path, { text: payload.text }, anything, calls);
      return { outcome: "done", receipt: { externalId: mapping.crmChatId } };
    }),
});
