import { ToolMessage } from "@langchain/core/messages";
import { beforeAll, describe, expect, it } from "vitest";
import type { DeskStateValues } from "../../../graph/state.ts";
import { knownOrders, stateInHand } from "../../../nodes/sale/known-orders.ts";
import { messagesOf } from "../../../nodes/turn/scratch.ts";
import { type OrderAct, type OrderState, orderActs, orderCell, orderStates } from "../../../src/core/index.ts";
import { type Heard, OrderDesk, toolCall } from "../../kit/order-desk.ts";

/** How each wish comes: the customer's words, and the tool that the model calls for them. */
function wishAs(act: OrderAct, state: OrderState, [first, second]: readonly [string, string]) {
  // Into an empty cart goods are put; to take something out of it is a wish about an order.
  const isCart = state === "cart" || (state === "none" && act === "add_goods");
  const change = isCart ? "change_cart" : "change_order";
  const goods = (changes: readonly { sku: string; quantity: number }[]) => toolCall(change, { changes });
  switch (act) {
    case "see":
      return toolCall("find_my_orders");
    case "add_goods":
      return goods([{ sku: second, quantity: 1 }]);
    case "remove_goods":
      return goods([{ sku: first, quantity: state === "none" ? 0 : 1 }]);
    case "replace_goods":
      return goods([
        { sku: first, quantity: 0 },
        { sku: second, quantity: 1 },
      ]);
    case "change_delivery":
      return toolCall("set_delivery", { city: "Львів" });
    case "show_bill":
    case "pay_rest":
      return toolCall("show_bill");
    case "cancel":
      return toolCall("cancel_order");
    case "refund":
      return toolCall("ask_refund");
    case "send_invoice":
      return toolCall("send_invoice", { email: "olena@example.com" });
    case "say_paid":
      return toolCall("payment_sent");
  }
}

/** What stands for the order outside the chat's own words. */
const orderOf = ({ draft, bill, voided, refunds }: DeskStateValues) => JSON.stringify([draft, bill, voided, refunds]);

const answerIn = ({ scratch }: Heard): Record<string, unknown> => {
  const answers = scratch === null ? [] : messagesOf(scratch).filter((step) => ToolMessage.isInstance(step));
  return JSON.parse(answers.at(-1)?.text ?? "{}");
};

describe.each(orderStates)("an order that is %s", (state) => {
  const desk = { current: undefined as OrderDesk | undefined, back: () => {} };
  beforeAll(async () => {
    desk.current = await OrderDesk.open();
    await desk.current.reach(state);
    desk.back = desk.current.mark();
  });

  it.each(orderActs)(`${state}: %s is done, asked of a person or refused, as the table says`, async (act) => {
    const { current } = desk;
    if (current === undefined) throw new Error("the desk is open");
    desk.back();
    const before = await current.state();
    expect(stateInHand(before)).toBe(state);
    const after = await current.say("змініть на Львів, olena@example.com", wishAs(act, state, current.skus()));
    const answer = answerIn(after);
    const cell = orderCell(state, act);
    const tickets = after.effects.filter(({ kind }) => kind === "ticket.open" || kind === "ticket.note");
    const wish = after.wishes.at(-1);
    switch (cell.by) {
      case "code":
        expect(answer).not.toHaveProperty("error");
        expect(tickets).toEqual([]);
        break;
      case "person":
        // Nothing of the order changed, and a person reads what it is and what it is to become.
        expect(orderOf(after)).toBe(orderOf(before));
        expect(answer).toEqual({ status: "asked_person" });
        expect(wish).toMatchObject({ act, number: knownOrders(before)[0]?.number });
        expect(JSON.stringify(tickets.map(({ payload }) => payload))).toContain(wish?.number);
        expect(after.effects.map(({ kind }) => kind)).toContain("crm.note");
        expect(after.said).toContain(wish?.number);
        break;
      case "nobody":
        expect(orderOf(after)).toBe(orderOf(before));
        expect(JSON.stringify(answer)).toContain(cell.because.slice(0, 20));
        expect(tickets).toEqual([]);
        break;
    }
  });
});
