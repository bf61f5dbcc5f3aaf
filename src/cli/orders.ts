import { type ListedOrder, listOrders } from "../../supabase/store/placed-orders.ts";
import { formatMoney, type Shop } from "../core/index.ts";
import { given } from "./command.ts";
import { countMeant } from "./count-meant.ts";
import { jsonOption, printJson } from "./json-option.ts";
import { productCommand } from "./product-command.ts";
import { shopMinute } from "./shop-minute.ts";

const usualLimit = "20";

export const ordersCommand = productCommand({
  name: "orders",
  summary: "see the orders that were placed, and which the CRM has not",
  details: "The newest first. An order that the CRM refused is sent again with `deskgraph outbox replay`.",
  options: { limit: { value: "N", about: `how many (default: ${usualLimit})` }, ...jsonOption },
  examples: [
    { line: "orders", about: `the newest ${usualLimit}` },
    { line: "orders --limit 200 --json", about: "for a script" },
  ],
  work: async (product, { options: { limit = usualLimit, json } }, out) => {
    const orders = await listOrders(await product.home(), countMeant(limit, "limit"));
    if (json === given) {
      await printJson(orders, out);
      return 0;
    }
    for (const order of orders) {
      out.print(`${out.bold(order.number)}  ${lineOf(order, product.config.shop)}`);
      if (order.crm === "dead") out.print(out.dim(`    not in the CRM: ${order.reason ?? "no reason is known"}`));
      await out.taken();
    }
    if (orders.length === 0) out.print("No orders.");
    return 0;
  },
});

function lineOf({ placedAt, status, total, paid, customer, crm, method }: ListedOrder, shop: Shop): string {
  const sums = `${formatMoney(paid, "en")} of ${formatMoney(total, "en")} paid (${method})`;
  const there = crm === null ? "" : `, CRM: ${crm}`;
  return `${shopMinute(placedAt, shop)}  ${status.padEnd(10)} ${sums}  ${customer ?? "–"}${there}`;
}
