/** How one piece of work calls its vendor: until when, and with a slot for each call. */
export interface VendorCalls {
  readonly signal: AbortSignal;
  readonly slot: () => Promise<void>;
}

/** Few calls, and rare ones: they go out at once, and the vendor's budget is left to what is sent. */
export const unpaced = (signal: AbortSignal): VendorCalls => ({ signal, slot: async () => undefined });
