import { type Effect, formatMoney, type Shop } from "../core/index.ts";

/** One line a person understands, in the shop's own status titles. */
export function describeEffect(effect: Effect, shop: Shop): string {
  switch (effect.kind) {
    case "crm.first_touch":
      return `find the chat, status «${shop.statuses.first_touch}», assign ${shop.managers.ai}`;
    case "crm.status":
      return `status «${shop.statuses[effect.payload.stage] ?? effect.payload.stage}»`;
    case "crm.assign":
      return `assign ${effect.payload.role === "ai" ? shop.managers.ai : (shop.managers.person ?? "a person")}`;
    case "crm.order": {
      const { lines, total, delivery, paid } = effect.payload;
      const articles = lines.map((line) => `${line.sku} × ${line.quantity}`).join(", ");
      return `${articles}; ${formatMoney(total, "uk")}, paid ${formatMoney(paid, "uk")}; ${delivery.city ?? "?"}, ${delivery.branch ?? "?"}`;
    }
    case "crm.note":
      return firstLine(effect.payload.text);
    case "crm_chat.read":
      return `read who wrote in chat ${effect.payload.crmChatId}`;
    case "ticket.open":
      return `${effect.payload.priority}, «${effect.payload.subject}»`;
    case "ticket.note":
      return `${effect.payload.public ? "public" : "internal"}: ${firstLine(effect.payload.text)}`;
    case "ticket.close":
      return effect.payload.reason;
    case "staff.post":
      return firstLine(effect.payload.text);
    case "pay_link.make":
      return `${formatMoney(effect.payload.due, "uk")}, «${effect.payload.purpose}»`;
    case "pay_link.look":
    case "pay_link.close":
      return `bill ${effect.payload.billId}`;
    case "pay_link.give_back": {
      const { orderId, amount } = effect.payload;
      return `${amount === undefined ? "all" : formatMoney(amount, "uk")} of order ${orderId}`;
    }
    case "reply.send":
      return `${effect.payload.by}: ${firstLine(effect.payload.reply.text)}`;
  }
}

const firstLine = (text: string): string => text.split("\n", 1)[0] ?? "";
