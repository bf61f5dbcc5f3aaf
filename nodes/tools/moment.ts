import type { CustomerCard, OrderDraft } from "../../src/core/index.ts";
import type { Bill } from "../sale/bill.ts";

/** Where a conversation stands: what decides which tools can do anything. */
export interface Moment {
  readonly draft: OrderDraft;
  readonly bill: Bill | null;
  readonly shown: readonly unknown[];
  readonly shownBefore: readonly unknown[];
  readonly customer: CustomerCard | null;
}

/** While a person checks the money, what was ordered stands still. */
export const isLocked = ({ bill }: Pick<Moment, "bill">): boolean => bill?.status === "awaiting_confirmation";

export const hasCart = (now: Moment): boolean => now.draft.lines.length > 0 && !isLocked(now);

/** Goods have come up: there are article numbers to name. */
export const hasGoods = ({ shown, shownBefore, draft }: Moment): boolean =>
  shown.length + shownBefore.length + draft.lines.length > 0;
