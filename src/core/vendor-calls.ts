import type { DeliveryContext } from "./delivery.ts";
import type { ReserveBytes } from "./file-room.ts";

/** How one piece of work calls its vendor: until when, and with a slot for each call. */
export interface VendorCalls {
  readonly signal: AbortSignal;
  readonly slot: () => Promise<void>;
  /** Absent where no file is fetched, or nobody counts. */
  readonly reserve?: ReserveBytes;
  /** Told of rows in a list that could not be read, and were left out. */
  readonly unreadRows?: (count: number) => void;
}

/**
 * The calls of one attempt. The first call's slot was taken before the attempt began; each further call takes its own.
 * A slot counts when its request leaves: what was looked up of ours before, or a process that stood still, made it old.
 */
export function callsOf({
  signal,
  pace,
  renewSlot,
}: Pick<DeliveryContext, "signal" | "pace" | "renewSlot">): VendorCalls {
  let isFirst = true;
  return {
    signal,
    slot: async () => {
      if (isFirst) isFirst = false;
      else await pace();
      await renewSlot();
    },
  };
}

/** For few and rare calls: they go out at once, and the vendor's budget is left to what is delivered. */
export const unpaced = (signal: AbortSignal): VendorCalls => ({ signal, slot: async () => undefined });
