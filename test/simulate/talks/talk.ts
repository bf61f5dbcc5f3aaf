import type { Delivery, HandoffReason } from "../../../src/core/index.ts";

/** One message, and what has to be true once it is answered. */
export interface TalkLine {
  readonly say: string;
  readonly answer?: RegExp;
  readonly never?: RegExp;
  /** All that lies in the cart then, each "SKU × count". */
  readonly cart?: readonly string[];
  /** What of it is written down then. */
  readonly to?: Delivery;
  /** A person is called with this line, for one of these reasons. */
  readonly person?: readonly HandoffReason[];
  /** Choices in place of an answer are all right here. */
  readonly isUnclear?: true;
}

/** A few messages of one voice to the demo shop, or to one that sells other things. */
export interface Talk {
  readonly id: string;
  readonly voice: string;
  readonly shop?: "cosmetics" | "toys" | "tools" | "tea";
  readonly lines: readonly (string | TalkLine)[];
}
