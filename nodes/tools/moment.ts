import type { Situation } from "./situation.ts";

/** While a person checks the money, what was ordered stands still. */
export const isLocked = ({ bill }: Pick<Situation, "bill">): boolean => bill?.status === "awaiting_confirmation";

export const hasCart = (now: Situation): boolean => now.draft.lines.length > 0 && !isLocked(now);

/** Goods have come up: there are article numbers to name. */
export const hasGoods = ({ shown, shownBefore = [], draft }: Situation): boolean =>
  shown.length + shownBefore.length + draft.lines.length > 0;
