import { callsOf, customerErased, type Deliverer, type DeliveryResult, orFailure } from "../../src/core/index.ts";
import { limit, vendor } from "./api.ts";
import { askOurTable, giveUpAfterMs, type SitniksDeps } from "./deps.ts";
import { deadlineMs, keepFound, lookFor, type Sought } from "./find-chat.ts";

/**
 * When a chat is looked for, counted from the customer's message: Sitniks makes its chat a moment later, and the bot is
 * often faster.
 */
const looksMs = [0, 5_000, 20_000, 65_000, 185_000];
/**
 * The last look, whatever kept us from looking before: it also looks among chats that are older than this customer with
 * us.
 */
const lastLookMs = 485_000;

/** `crm.first_touch`: finds the customer's chat in Sitniks and keeps which one it is. */
export const firstTouch = (deps: SitniksDeps): Deliverer<"crm.first_touch"> => ({
  vendor,
  limit,
  isSafeToRepeat: true,
  deadlineMs,
  giveUpAfterMs,
  deliver: ({ conversationId, payload: { username } }, context) =>
    orFailure(async (): Promise<DeliveryResult> => {
      const conversation = await deps.host.conversation(conversationId);
      if (conversation === undefined) return customerErased;
      const known = await askOurTable(deps.mappings.byUser(conversation.customerId));
      if (known?.crmChatId !== undefined) {
        // The process that mapped it may have died before it could tell.
        await askOurTable(deps.host.chatMapped(conversationId));
        return { outcome: "done", isUnasked: true, receipt: { externalId: known.crmChatId } };
      }
      const { ageMs } = context;
      const calls = callsOf(context);
      const sought: Sought = { conversation, username, writtenMs: Date.now() - ageMs };
      const isLast = ageMs >= lastLookMs;
      const found = await lookFor(deps, sought, isLast, calls);
      if (found.is === "none" && !isLast) {
        const next = looksMs.find((at) => at > ageMs) ?? lastLookMs;
        return { outcome: "retry", code: "chat_not_there_yet", vendorIsWell: true, afterMs: next - ageMs };
      }
      const { crmChatId } = await keepFound(deps, found, sought);
      await askOurTable(deps.host.chatMapped(conversationId));
      return { outcome: "done", receipt: { externalId: crmChatId } };
    }),
});
