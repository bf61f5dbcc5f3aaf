import {
  type CustomerCard,
  type Delivery,
  type DraftLine,
  draftTotal,
  type Money,
  money,
  type OrderDraft,
  type OrderState,
  type OrderStatus,
  type OrderWish,
  orderId,
  type PastOrder,
  placedState,
} from "../../src/core/index.ts";
import { type Bill, isOpenBill, restOfBill } from "./bill.ts";
import type { Refund, VoidBill } from "./order-fields.ts";
import { placedOrder } from "./placed-order.ts";

/** Where all that is known of a customer's orders stands. */
export interface OrderSources {
  readonly draft: OrderDraft;
  readonly bill: Bill | null;
  readonly customer: CustomerCard | null;
  readonly voided: readonly VoidBill[];
  readonly wishes: readonly OrderWish[];
  readonly refunds: readonly Refund[];
}

export interface KnownOrder {
  readonly state: OrderState;
  /** Empty for a cart: it has neither. */
  readonly id: string;
  readonly number: string;
  readonly lines: readonly DraftLine[];
  readonly total: Money;
  /** What is to be paid now; nothing once that came. */
  readonly due: Money;
  readonly paid: Money;
  /** What remains after that. */
  readonly rest: Money;
  readonly method: string | undefined;
  readonly delivery: Delivery;
  /** The order as the shop keeps it, once it was placed. */
  readonly placed?: PastOrder;
}

/** The cart or the open bill, then what was placed, the newest first; what was cancelled just now is before that. */
export function knownOrders(sources: OrderSources): KnownOrder[] {
  const { draft, bill, customer, voided } = sources;
  const isOpen = isOpenBill(bill);
  const settled = bill === null || isOpen ? [] : [placedOf(bill, draft, customer)];
  const older = (customer?.orders ?? []).filter(({ id }) => id !== bill?.id);
  const all = [...settled, ...older].map((order) => placed(order, sources));
  const gone = voided.toReversed().map(cancelled);
  return [
    ...(isOpen ? [billed(bill, draft)] : []),
    ...(!isOpen && draft.lines.length > 0 ? [cartOf(draft)] : []),
    ...(bill === null ? [...gone, ...all] : [...all, ...gone]),
  ];
}

/** The one in hand, or the one of this number; several may be meant where there is no number. */
export function orderMeant(sources: OrderSources, number?: string): KnownOrder | undefined {
  const all = knownOrders(sources);
  if (number === undefined || number.trim() === "") return all[0];
  return all.find((order) => isNumber(order, number));
}

/** However the customer spells it. */
export const isNumber = (order: Pick<KnownOrder, "number">, written: string): boolean =>
  order.number !== "" && orderKey(order.number) === orderKey(written);

const orderKey = (number: string): string => number.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** Of the chat as a whole: the order in hand, or none. */
export const stateInHand = (sources: OrderSources): OrderState => knownOrders(sources)[0]?.state ?? "none";

function billed(bill: Bill, { delivery }: OrderDraft): KnownOrder {
  const { id, number, lines, total, due, method } = bill;
  const state = bill.status === "awaiting_confirmation" ? "checked" : "billed";
  const paid = money(0, total.currency);
  return { state, id, number, lines, total, due, paid, rest: restOfBill(bill), method, delivery };
}

function cartOf(draft: OrderDraft): KnownOrder {
  const total = draftTotal(draft, draft.lines[0]?.price.currency ?? "UAH");
  const none = money(0, total.currency);
  const { lines, delivery, paymentMethod: method } = draft;
  return { state: "cart", id: "", number: "", lines, total, due: total, paid: none, rest: none, method, delivery };
}

/** As the shop keeps it; in the turn that placed it, it is not loaded yet. */
function placedOf(bill: Bill, draft: OrderDraft, customer: CustomerCard | null): PastOrder {
  const known = customer?.orders.find(({ id }) => id === bill.id);
  return known ?? { ...placedOrder(bill, draft.delivery), placedAt: "" };
}

function placed(order: PastOrder, { wishes, refunds, bill }: OrderSources): KnownOrder {
  const { id, number, lines, total, paid = total, paymentMethod: method, delivery = {} } = order;
  const rest = money(total.minor - paid.minor, total.currency);
  const known = placedState(order.status, { isPaid: paid.minor > 0 || total.minor === 0, hasRest: rest.minor > 0 });
  const isBack = refunds.some((refund) => refund.orderId === id && refund.isWhole);
  const isAsked = wishes.some((wish) => wish.orderId === id && (wish.act === "refund" || wish.act === "cancel"));
  const isOver = known === "refunded" || known === "cancelled";
  return {
    state: isBack ? "refunded" : isAsked && !isOver ? "refund_asked" : known,
    id,
    number,
    lines,
    total,
    due: money(0, total.currency),
    paid,
    rest,
    method: method ?? (bill?.id === id ? bill.method : undefined),
    delivery,
    placed: order,
  };
}

function cancelled({ id, number, due }: VoidBill): KnownOrder {
  const none = money(0, due.currency);
  return {
    state: "cancelled",
    id,
    number,
    lines: [],
    total: due,
    due: none,
    paid: none,
    rest: none,
    method: undefined,
    delivery: {},
  };
}

/** What the shop is to keep of an order whose state changed. */
export const keptOrder = (order: KnownOrder, status: OrderStatus) => ({
  id: orderId(order.id),
  number: order.number,
  lines: order.lines,
  delivery: order.delivery,
  total: order.total,
  paid: order.paid,
  paymentMethod: order.method ?? "",
  status,
});
