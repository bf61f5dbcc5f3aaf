import { callsOf, type Deliverer, type DeliveryResult, orFailure } from "../core/index.ts";
import type { LinkDeps } from "./link-deps.ts";
import { lookAt } from "./look-at-link.ts";

/** `pay_link.close`: the bill is void or paid. Each open link is closed, and looked at: it may just have been paid. */
export const closeLinks = (deps: LinkDeps): Deliverer<"pay_link.close"> => ({
  isSafeToRepeat: true,
  maxAttempts: 6,
  deliver: ({ payload }, context) =>
    orFailure(async (): Promise<DeliveryResult> => {
      const open = (await deps.links.ofBill(payload.billId)).filter(({ state }) => state === "open");
      for (const link of open) {
        await deps.providers[link.provider]?.close(link, callsOf(context));
        await lookAt(deps, { ...link, state: "over" }, context);
      }
      return { outcome: "done", receipt: { note: `${open.length} closed` } };
    }),
});
