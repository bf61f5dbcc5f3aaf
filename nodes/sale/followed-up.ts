import { z } from "zod";
import { awaitedGoodsFields } from "./awaited-goods.ts";

/** What the customer was reminded of, the newest last, and whether they want no more of it. */
export const followedUpFields = {
  ...awaitedGoodsFields,
  followedUp: z
    .object({ told: z.array(z.string()), isOptedOut: z.boolean() })
    .default(() => ({ told: [], isOptedOut: false })),
};
export interface FollowedUp {
  readonly told: readonly string[];
  readonly isOptedOut: boolean;
}
/** No chat has that many open matters. */
export const mostTold = 20;
