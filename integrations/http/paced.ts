import type { DeliveryContext, VendorCalls } from "../../src/core/index.ts";

/** The first call's slot was taken before the attempt began, each further one takes its own. */
export function pacedCalls({ signal, pace }: Pick<DeliveryContext, "signal" | "pace">): VendorCalls {
  let isFirst = true;
  return {
    signal,
    slot: async () => {
      if (isFirst) isFirst = false;
      else await pace();
    },
  };
}
