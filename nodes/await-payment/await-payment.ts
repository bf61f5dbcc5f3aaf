import { Command, type GraphNode, interrupt, StateSchema } from "@langchain/langgraph";
import type { Turn } from "../../src/core/index.ts";
import { saleFields } from "../sale/sale-state.ts";
import { turnFields } from "../turn/state.ts";
import { turnInput } from "../turn/turn-input.ts";
import { turnSchema } from "../turn/turn-schema.ts";
import { isAboutMoney, isCustomersTurn } from "../turn/turn-signals.ts";

export const AwaitPaymentSlice = new StateSchema({ ...turnFields, ...saleFields });

/** What a person is shown while a payment waits. */
export interface PaymentQuestion {
  readonly type: "payment_confirmation";
  readonly billId: string;
  readonly number: string;
  readonly dueMinor: number;
  readonly currency: string;
}

interface Goto {
  readonly decided: string;
  readonly message: string;
  /**
   * Where a turn goes that is neither about the money nor a customer's message; as a message does when this is left
   * out.
   */
  readonly event?: (turn: Turn) => string;
}

/**
 * Waits for a person's word on the money, with LangGraph's interrupt and nothing before it: this node runs again from
 * its first line on every resume. It is resumed with a whole turn: a decision goes on to `payment`, anything else is an
 * ordinary turn, after which the graph comes back here. So a customer is answered while the wait stays.
 */
export function awaitPayment(goto: Goto): GraphNode<typeof AwaitPaymentSlice> {
  return async function await_payment(state: typeof AwaitPaymentSlice.State) {
    const { bill } = state;
    if (bill?.status !== "awaiting_confirmation") return {};
    const question: PaymentQuestion = {
      type: "payment_confirmation",
      billId: bill.id,
      number: bill.number,
      dueMinor: bill.due.minor,
      currency: bill.due.currency,
    };
    const turn = turnSchema.parse(interrupt<PaymentQuestion, unknown>(question));
    // The node itself returns the new turn: set through the resume command, it would change the key of re-run code.
    return new Command({
      update: turnInput(turn, state.messages),
      goto: nextNode(turn, goto),
    });
  };
}

function nextNode(turn: Turn, { decided, message, event }: Goto): string {
  if (turn.inbounds.some(isAboutMoney)) return decided;
  return isCustomersTurn(turn) || event === undefined ? message : event(turn);
}
