import { z } from "zod";
import type { OrderDraft, PlacedOrder, TimerDraft, Turn } from "../../src/core/index.ts";
import { type Bill, isOpenBill } from "./bill.ts";

export const awaitedGoodsFields = {
  /** Sold-out articles of which the customer wants to hear when they are back, and when they said so. */
  awaitedGoods: z.array(z.object({ sku: z.string(), at: z.string() })).default(() => []),
};
export interface AwaitedGoods {
  readonly sku: string;
  readonly at: string;
}
export const mostAwaited = 20;

/** Who asked longer ago has bought it elsewhere, or needs another size by now. */
const waitDays = 60;
const dayMs = 86_400_000;

interface Sale {
  readonly awaitedGoods: readonly AwaitedGoods[];
  readonly draft: Pick<OrderDraft, "lines">;
  readonly bill: Bill | null;
  readonly customer: {
    readonly orders: readonly (Pick<PlacedOrder, "lines"> & { readonly placedAt: string })[];
  } | null;
}

/** What they wait for still: neither bought since they asked, nor asked too long ago. */
export function stillAwaited({ awaitedGoods, draft, bill, customer }: Sale, now: Date): AwaitedGoods[] {
  const inHand = [...draft.lines, ...(isOpenBill(bill) ? bill.lines : [])];
  return awaitedGoods.filter(({ sku, at }) => {
    const bought = (customer?.orders ?? []).filter(({ placedAt }) => Date.parse(placedAt) >= Date.parse(at));
    const has = [...inHand, ...bought.flatMap(({ lines }) => lines)].some((line) => line.sku === sku);
    return !has && now.getTime() < endOf(at).getTime();
  });
}

/**
 * The end of the wait. Goods that come back make it due before that. One that has fired is set again as long as
 * something is waited for.
 */
export function backTimers(sale: Sale, turn: Turn): readonly TimerDraft[] {
  const awaited = stillAwaited(sale, new Date(turn.at));
  const newest = awaited.at(-1);
  const hasFired = turn.inbounds.some((inbound) => inbound.kind === "timer" && inbound.timer.about === "back");
  if (newest === undefined || !(hasFired || newest.at === turn.at)) return [];
  const body = { about: "back", skus: awaited.map(({ sku }) => sku) } as const;
  return [{ does: "set", name: "back", at: endOf(newest.at).toISOString(), body }];
}

const endOf = (at: string): Date => new Date(Date.parse(at) + waitDays * dayMs);
