import type { Failure, Product as Goods } from "../core/index.ts";
import { vendorSlots } from "../outbox/vendor-slots.ts";
import type { Product } from "./product.ts";

/** A large CRM's list is hundreds of pages, at the pace that it allows. */
const patienceMs = 600_000;

/** SKUs for which the CRM would refuse an order. Undefined: there is none that can be asked. */
export async function skusUnknownToCrm(
  product: Product,
  goods: readonly Goods[],
): Promise<readonly string[] | Failure | undefined> {
  if (product.config.crm === undefined) return undefined;
  const app = await product.app();
  const { crm } = app;
  if (crm?.listSkus === undefined) return undefined;
  const signal = AbortSignal.timeout(patienceMs);
  const known = await crm.listSkus({ signal, slot: vendorSlots(app, crm.deliverers["crm.order"], signal) });
  if ("outcome" in known) return known;
  const there = new Set(known);
  return goods.flatMap(({ variants }) => variants.map(({ sku }) => sku)).filter((sku) => !there.has(sku));
}
