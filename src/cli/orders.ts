import { type ListedOrder, listOrders } from "../../supabase/store/placed-orders.ts";
import { BadInput, formatMoney, type Shop } from "../core/index.ts";
import { changeOrder } from "./change-order.ts";
import { given } from "./command.ts";
import { countMeant } from "./count-meant.ts";
import { customerWord } from "./customer-meant.ts";
import { jsonOption, printJson } from "./json-option.ts";
import { productCommand } from "./product-command.ts";
import { shopMinute } from "./shop-minute.ts";

const usualLimit = "20";

export const ordersCommand = productCommand({
  name: "orders",
  summary: "see the orders that were placed, change one that is not paid",
  details:
    "The newest first, with what the CRM has not; what it refused is sent again with `deskgraph outbox replay`. " +
    "What is changed is the order in hand: an unpaid bill is made anew, and the customer is told. It stands under your " +
    "user of this machine; undo works for some minutes.",
  words: [
    { name: "ACTION", about: "list (the usual), change, undo", isOptional: true },
    { name: "CUSTOMER", about: `to change: ${customerWord.about}`, isOptional: true },
    { name: "LINES", about: 'to change: "DR-ROM-122 x2, TEE-BLK-104 x0"; 0 takes it out', isOptional: true },
  ],
  options: { limit: { value: "N", about: `how many (default: ${usualLimit})` }, ...jsonOption },
  examples: [
    { line: "orders", about: `the newest ${usualLimit}` },
    { line: "orders --limit 200 --json", about: "for a script" },
    { line: 'orders change @olena "DR-ROM-122 x2"', about: "two pieces of this article" },
    { line: "orders undo @olena", about: "the newest change is taken back" },
  ],
  work: async (product, { words: [verb = "list", customer, lines], options: { limit = usualLimit, json } }, out) => {
    if (verb === "change" || verb === "undo") {
      await changeOrder(product, verb, { customer, lines }, out);
      return 0;
    }
    if (verb !== "list") throw new BadInput(`orders can list, change, undo; not "${verb}".`);
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
