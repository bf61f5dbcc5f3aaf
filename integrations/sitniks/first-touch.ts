import { callsOf, type Deliverer, type DeliveryResult, erased, orFailure } from "../../src/core/index.ts";
import { limit, vendor } from "./api.ts";
import { giveUpAfterMs, ours, type SitniksDeps } from "./deps.ts";
import { deadlineMs, keepFound, lookFor, type Sought } from "./find-chat.ts";

/** Sitniks makes its chat a moment after the customer's message; the bot is often faster. When it is looked for, after that. */
const looksMs = [0, 5_000, 20_000, 65_000, 185_000];
/** By then it is looked for once more, among those that were there before us, too; whatever kept us from looking until then. */
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
      const conversation = await deps.conversationOf(conversationId);
      if (conversation === undefined) return erased;
      const known = await ours(deps.mappings.byUser(conversation.customerId));
      if (known?.crmChatId !== undefined) {
        // Whoever made it known may have died before it could tell.
        await ours(deps.mapped?.(conversationId) ?? Promise.resolve());
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
      await ours(deps.mapped?.(conversationId) ?? Promise.resolve());
      return { outcome: "done", receipt: { externalId: crmChatId } };
    }),
});
