import { z } from "zod";
import type { ToolName } from "../../tools/contract.ts";

/**
 * Tool results as evidence. Read leniently: a result that is a problem, or in another shape, proves nothing, which is
 * the safe side. What the customer said (quotes, facts) is in none of these.
 */
const product = z.object({
  title: z.string(),
  category: z.string().default(""),
  color: z.string().default(""),
  description: z.string().optional(),
  url: z.string().optional(),
  currency: z.string().optional(),
  variants: z.array(z.object({ sku: z.string(), size: z.string(), price: z.number(), stock: z.number() })),
});
export type EvidenceProduct = z.output<typeof product>;

const line = z.object({
  sku: z.string(),
  title: z.string(),
  size: z.string(),
  price: z.number(),
  quantity: z.number(),
});
export type EvidenceLine = z.output<typeof line>;

const order = z.object({
  number: z.string(),
  status: z.string(),
  total: z.number(),
  placed_at: z.string().default(""),
  tracking: z.string().optional(),
  lines: z.array(z.string()).default([]),
});
export type EvidenceOrder = z.output<typeof order>;

const shapes = {
  search_catalogue: z.object({ products: z.array(product) }),
  change_cart: z.object({
    lines: z.array(line),
    total: z.number(),
    problems: z.array(z.object({ sku: z.string(), stock: z.number().optional() })).default([]),
  }),
  set_delivery: z.object({ delivery: z.record(z.string(), z.string()) }),
  find_my_orders: z.object({ orders: z.array(order) }),
  shop_info: z.object({ info: z.record(z.string(), z.string()) }),
  accepted: z.object({ status: z.literal("accepted") }),
};

export interface ToolEvidence {
  readonly products: EvidenceProduct[];
  readonly lines: EvidenceLine[];
  readonly totals: number[];
  readonly stocks: number[];
  readonly orders: EvidenceOrder[];
  readonly texts: string[];
  readonly delivery: Record<string, string>;
  readonly accepted: Set<ToolName>;
}

export function toolEvidence(results: readonly { readonly name: ToolName; readonly result: unknown }[]): ToolEvidence {
  const found: ToolEvidence = {
    products: [],
    lines: [],
    totals: [],
    stocks: [],
    orders: [],
    texts: [],
    delivery: {},
    accepted: new Set(),
  };
  for (const { name, result } of results) add(found, name, result);
  return found;
}

function add(found: ToolEvidence, name: ToolName, result: unknown): void {
  switch (name) {
    case "search_catalogue":
      found.products.push(...(shapes.search_catalogue.safeParse(result).data?.products ?? []));
      return;
    case "change_cart": {
      const cart = shapes.change_cart.safeParse(result).data;
      found.lines.push(...(cart?.lines ?? []));
      if (cart !== undefined) found.totals.push(cart.total);
      found.stocks.push(...(cart?.problems ?? []).flatMap(({ stock }) => stock ?? []));
      return;
    }
    case "set_delivery":
      Object.assign(found.delivery, shapes.set_delivery.safeParse(result).data?.delivery ?? {});
      return;
    case "find_my_orders":
      found.orders.push(...(shapes.find_my_orders.safeParse(result).data?.orders ?? []));
      return;
    case "shop_info":
      found.texts.push(...Object.values(shapes.shop_info.safeParse(result).data?.info ?? {}));
      return;
    case "checkout":
    case "payment_sent":
    case "call_person":
      if (shapes.accepted.safeParse(result).success) found.accepted.add(name);
      return;
    case "remember":
      return;
  }
}
