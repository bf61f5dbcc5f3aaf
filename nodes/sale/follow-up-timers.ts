import type { BaseMessage } from "@langchain/core/messages";
import {
  afterOpenTime,
  inboundId,
  isOpen,
  type OrderDraft,
  type Shop,
  type TimerBody,
  type TimerDraft,
  type Turn,
} from "../../src/core/index.ts";
import { isCustomersTurn } from "../turn/turn-signals.ts";
import { type Bill, isOpenBill } from "./bill.ts";
import type { FollowedUp } from "./followed-up.ts";

type Reminder = Extract<TimerBody, { readonly about: "cart" | "bill" }>;

interface Sale {
  readonly draft: OrderDraft;
  readonly bill: Bill | null;
  readonly customer: { readonly orders: readonly unknown[] } | null;
  readonly followedUp: FollowedUp;
  readonly messages: readonly BaseMessage[];
}

const hourMs = 3_600_000;

/** What the customer may be reminded of once they are silent. Each message of theirs begins the time anew. */
export function followUpTimers(sale: Sale, turn: Turn, shop: Shop): readonly TimerDraft[] {
  const at = new Date(turn.at);
  const fired = reminderIn(turn);
  // It came after the shop had closed.
  if (fired !== undefined) return isOpen(shop, at) || !holds(fired, sale, shop) ? [] : setAt(fired, at, shop);
  const reminder = isCustomersTurn(turn) ? reminderOf(sale) : undefined;
  if (reminder === undefined || !holds(reminder, sale, shop)) return [];
  const rule = ruleOf(reminder, shop);
  return rule === "off" ? [] : setAt(reminder, new Date(at.getTime() + rule.afterHours * hourMs), shop);
}

export const reminderIn = (turn: Turn): Reminder | undefined =>
  turn.inbounds.flatMap((inbound) =>
    inbound.kind === "timer" && (inbound.timer.about === "cart" || inbound.timer.about === "bill")
      ? [inbound.timer]
      : [],
  )[0];

/**
 * Whether it is about what is there now, was not said before, is wanted by shop and customer, and they have said
 * nothing since it was set.
 */
export function holds(reminder: Reminder, sale: Sale, shop: Shop): boolean {
  const now = reminderOf(sale);
  if (now === undefined || ruleOf(reminder, shop) === "off") return false;
  const { told, isOptedOut } = sale.followedUp;
  if (reminder.after !== undefined && reminder.after !== lastSaid(sale)) return false;
  const isSame =
    reminder.about === "cart"
      ? now.about === "cart" && now.version === reminder.version
      : now.about === "bill" && now.billId === reminder.billId;
  return isSame && !isOptedOut && !told.includes(nameOf(reminder, sale));
}

/** A cart is reminded of once between two orders, a bill once. */
export const nameOf = (reminder: Reminder, { customer }: Sale): string =>
  reminder.about === "bill" ? `bill/${reminder.billId}` : `cart/${customer?.orders.length ?? 0}`;

function reminderOf(sale: Sale): Reminder | undefined {
  const { draft, bill } = sale;
  const last = lastSaid(sale);
  const after = last === undefined ? {} : { after: inboundId(last) };
  if (bill?.status === "awaiting_proof") return { about: "bill", billId: bill.id, ...after };
  if (isOpenBill(bill) || draft.lines.length === 0) return undefined;
  return { about: "cart", version: draft.version, ...after };
}

/** What the customer said last stands under its inbound's id. */
const lastSaid = ({ messages }: Sale): string | undefined =>
  messages.findLast((message) => message.getType() === "human")?.id;

const ruleOf = ({ about }: Reminder, { followUps }: Shop) =>
  about === "bill" ? followUps.unpaidBill : followUps.abandonedCart;

function setAt(body: Reminder, at: Date, shop: Shop): readonly TimerDraft[] {
  const open = afterOpenTime(shop, at, 0);
  return open === undefined ? [] : [{ does: "set", name: body.about, at: open.toISOString(), body }];
}
