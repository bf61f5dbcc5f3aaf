import type { OrderStatus } from "./customer.ts";
import type { HandoffReason } from "./handoff-reason.ts";

/** How far an order has come. */
export const orderStates = [
  /** Nothing in the cart, nothing billed. */
  "none",
  "cart",
  /** The bill was shown and waits for its money. */
  "billed",
  /** The customer says that they paid, and a person checks it. */
  "checked",
  /** The order is placed, and all of it is paid on receipt. */
  "ordered",
  /** A prepayment came: the order is placed, and the rest is paid later. */
  "prepaid",
  "paid",
  /** The parcel is with the post. */
  "shipped",
  "delivered",
  /** A person was asked to take it back or to give the money back. */
  "refund_asked",
  "refunded",
  "cancelled",
] as const;
export type OrderState = (typeof orderStates)[number];

/** What a customer can want of an order. */
export const orderActs = [
  "see",
  "add_goods",
  "remove_goods",
  /** Another size, another colour, another article. */
  "replace_goods",
  /** Another recipient, phone, city or branch. */
  "change_delivery",
  "show_bill",
  "cancel",
  "refund",
  "send_invoice",
  "say_paid",
  /** How what remains is paid: the bill says it. */
  "pay_rest",
] as const;
export type OrderAct = (typeof orderActs)[number];

/** Who does it. What is refused has its reason in words: the model tells them in its own. */
export type OrderCell =
  | { readonly by: "code" }
  | { readonly by: "person"; readonly reason: HandoffReason }
  | { readonly by: "nobody"; readonly because: string };

const code: OrderCell = { by: "code" };
const person = (reason: HandoffReason): OrderCell => ({ by: "person", reason });
const no = (because: string): OrderCell => ({ by: "nobody", because });

const change = person("order_change");
const giveBack = person("return_or_refund");
const money = person("payment_problem");
const document = person("other");

const emptyCart = no("the cart is empty");
const noBill = no("there is no bill yet; checkout makes one");
const nothingPaid = no("nothing was paid for it yet; cancel_order cancels it, payment_sent takes a payment");
const onlyNew = no("nothing can be added to it any more; change_cart begins a new order");
const gone = no("it was cancelled: nothing may be paid under its number");
const notOpen = no("it was cancelled; change_cart begins a new order");
const decides = no("a person was asked already and decides; call_person passes more on");
const givenBack = no("its money was given back; change_cart begins a new order");

type Row = Readonly<Record<OrderAct, OrderCell>>;

const prepaid: Row = {
  see: code,
  add_goods: change,
  remove_goods: change,
  replace_goods: change,
  change_delivery: change,
  show_bill: code,
  cancel: giveBack,
  refund: giveBack,
  send_invoice: document,
  say_paid: money,
  pay_rest: code,
};

const ordered: Row = {
  ...prepaid,
  cancel: change,
  refund: no("nothing was paid for it: it is paid on receipt; cancel_order asks a person to cancel it"),
  say_paid: no("nothing is due before the parcel comes: it is paid on receipt"),
};

const shipped: Row = {
  see: code,
  add_goods: onlyNew,
  remove_goods: giveBack,
  replace_goods: giveBack,
  change_delivery: change,
  show_bill: code,
  cancel: giveBack,
  refund: giveBack,
  send_invoice: document,
  say_paid: money,
  pay_rest: code,
};

/** What becomes of each wish in each state: no cell is empty. */
const orderLife: Readonly<Record<OrderState, Row>> = {
  none: {
    see: code,
    add_goods: code,
    remove_goods: emptyCart,
    replace_goods: emptyCart,
    change_delivery: code,
    show_bill: noBill,
    cancel: no("there is no order to cancel"),
    refund: no("no payment is known in this chat; find_my_orders lists what is"),
    send_invoice: noBill,
    say_paid: no("no bill is open; ask what they paid for, or call_person"),
    pay_rest: noBill,
  },
  cart: {
    see: code,
    add_goods: code,
    remove_goods: code,
    replace_goods: code,
    change_delivery: code,
    show_bill: noBill,
    cancel: code,
    refund: nothingPaid,
    send_invoice: noBill,
    say_paid: no("no bill was shown for this cart; checkout makes one"),
    pay_rest: noBill,
  },
  billed: {
    see: code,
    add_goods: code,
    remove_goods: code,
    replace_goods: code,
    change_delivery: code,
    show_bill: code,
    cancel: code,
    refund: nothingPaid,
    send_invoice: document,
    say_paid: code,
    pay_rest: code,
  },
  checked: {
    see: code,
    add_goods: change,
    remove_goods: change,
    replace_goods: change,
    change_delivery: change,
    show_bill: code,
    cancel: change,
    refund: giveBack,
    send_invoice: document,
    say_paid: no("its payment is being checked by a person already"),
    pay_rest: code,
  },
  ordered,
  prepaid,
  paid: { ...prepaid, say_paid: no("it is paid already, and nothing is due") },
  shipped,
  delivered: {
    ...shipped,
    change_delivery: no("it was delivered; for a new order put goods into the cart first"),
    cancel: no("it was delivered; ask_refund asks for a return"),
  },
  refund_asked: { ...shipped, cancel: decides, refund: decides },
  refunded: {
    see: code,
    add_goods: givenBack,
    remove_goods: givenBack,
    replace_goods: givenBack,
    change_delivery: givenBack,
    show_bill: givenBack,
    cancel: givenBack,
    refund: givenBack,
    send_invoice: document,
    say_paid: money,
    pay_rest: givenBack,
  },
  cancelled: {
    see: code,
    add_goods: notOpen,
    remove_goods: notOpen,
    replace_goods: notOpen,
    change_delivery: code,
    show_bill: gone,
    cancel: no("it is cancelled already"),
    refund: giveBack,
    send_invoice: notOpen,
    // Money may have gone out under its number before.
    say_paid: money,
    pay_rest: gone,
  },
};

export const orderCell = (state: OrderState, act: OrderAct): OrderCell => orderLife[state][act];

/** An order that was placed, by what is known of it: a prepayment leaves a rest, and on receipt all of it is paid. */
export function placedState(
  status: OrderStatus,
  of: { readonly isPaid: boolean; readonly hasRest: boolean },
): OrderState {
  switch (status) {
    case "pending_payment":
      return "checked";
    case "new":
    case "paid":
    case "processing":
      return of.isPaid ? (of.hasRest ? "prepaid" : "paid") : "ordered";
    case "shipped":
    case "delivered":
    case "refunded":
    case "cancelled":
      return status;
  }
}
