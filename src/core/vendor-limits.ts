/** A vendor that fails is left alone for a while, by all processes at once. */
export interface Breakers {
  /** May a call to this vendor go out now? Of all processes, one gets the probe while the breaker is half open. */
  admit(
    vendor: string,
  ): Promise<{ readonly may: true; readonly isProbe: boolean } | { readonly may: false; readonly againInMs: number }>;
  /**
   * What became of an admitted call. `locked`: our rights are wrong; `unasked`: there was no call after all, and
   * another caller may try. Answers what changed, for exactly one caller.
   */
  report(
    vendor: string,
    was: "well" | "failed" | "locked" | "unasked",
    options?: { readonly isProbe?: boolean },
  ): Promise<"opened" | "closed" | "locked" | undefined>;
}

export interface RateLimit {
  readonly calls: number;
  readonly perMs: number;
}

/** So many calls in such a time, counted over all processes. */
export interface Budgets {
  /**
   * Reserves the next slot under the limit and says how long to wait for it; nothing is reserved when that is longer
   * than `maxWaitMs`. A slot that was not used in time is given back first.
   */
  take(
    budget: string,
    limit: RateLimit,
    maxWaitMs: number,
    unusedSlot?: string,
  ): Promise<
    | { readonly granted: true; readonly waitMs: number; readonly slot?: string }
    | { readonly granted: false; readonly againInMs: number }
  >;
  /** The vendor asked for silence: nothing is granted before this has passed. Never shortens a longer pause. */
  pause(budget: string, forMs: number): Promise<void>;
  /** How much of that silence is left; slots that were given before it was asked for do not know of it. */
  pausedForMs(budget: string): Promise<number>;
}
