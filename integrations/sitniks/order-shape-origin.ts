import type { EffectOf } from "../../src/core/index.ts";

type Order = EffectOf<"crm.order">["payload"];

function paymentMethodOf({ status, paid, total }: Order): "cash_on_delivery" | "partial_prepay" | "full_prepay" {
  if (status === "new") return "cash_on_delivery";
  return status !== "pending_payment" && paid.minor < total.minor ? "partial_prepay" : "full_prepay";
}

/** The order in the older shape: titles instead of ids, snake case, one flat delivery. */
export function originOrder(order: Order, statusTitle: string): object {
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
    payment_method: paymentMethodOf(order),
    status: statusTitle,
    notes: `${order.paymentMethod}: ${major(order.paid.minor)} / ${major(order.total.minor)} ${order.total.currency}`,
  };
}
