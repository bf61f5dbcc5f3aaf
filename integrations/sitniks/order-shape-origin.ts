import type { EffectOf } from "../../src/core/index.ts";

/** The order in the older shape: titles instead of ids, snake case, one flat delivery. */
export function originOrder(order: EffectOf<"crm.order">["payload"], statusTitle: string): object {
  const { name = "", phone = "", city = "", branch = "" } = order.delivery;
  const major = (minor: number): number => minor / 100;
  return {
    external_id: order.orderId,
    source: "telegram",
    customer: { name, phone },
    delivery: { method: "nova_poshta", city, address: branch },
    items: order.lines.map(({ sku, title, size, price, quantity }) => ({
      product_id: sku,
      sku,
      name: title,
      size,
      quantity,
      price: major(price.minor),
    })),
    subtotal: major(order.total.minor),
    total: major(order.total.minor),
    payment_method: order.paid.minor < order.total.minor ? "partial_prepay" : "full_prepay",
    status: statusTitle,
    notes: `${order.paymentMethod}: ${major(order.paid.minor)} / ${major(order.total.minor)} ${order.total.currency}`,
  };
}
