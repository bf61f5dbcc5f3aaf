/** How one intent is worded, in all three languages at once: customers mix them. */
export interface Wording {
  readonly any: RegExp;
  /** Wordings that look alike and mean something else. */
  readonly unless?: RegExp;
}
