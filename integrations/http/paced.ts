import type { DeliveryContext } from "../../src/core/index.ts";

/** How one attempt calls its vendor: the first call's slot was taken before the attempt began, each further one takes its own. */
export interface Calls {
  readonly signal: AbortSignal;
  /** Waits for the slot of the next call. */
  readonly slot: () => Promise<void>;
}

export function pacedCalls({ signal, pace }: Pick<DeliveryContext, "signal" | "pace">): Calls {
  let isFirst = true;
  return {
    signal,
    slot: async () => {
      if (isFirst) isFirst = false;
      else await pace();
    },
  };
}
