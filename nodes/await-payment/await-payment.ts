import { Command, type GraphNode, interrupt, StateSchema } from "@langchain/langgraph";
import type { z } from "zod";
import type { Turn } from "../../src/core/index.ts";
import { arriving } from "../turn/messages-of-turn.ts";
import { turnSchema } from "../turn/schemas.ts";
import { saleFields, turnFields } from "../turn/state.ts";
import { isAboutMoney } from "../turn/turn-signals.ts";

export const AwaitPaymentSlice = new StateSchema({ ...turnFields, ...saleFields });

/** What a person is shown while a payment waits. */
export interface PaymentQuestion {
  readonly type: "payment_confirmation";
  readonly billId: string;
  readonly number: string;
  readonly dueMinor: number;
  readonly currency: string;
}

/**
 * Waits for a person's word on the money, with LangGraph's interrupt and nothing before it: this node runs again from its
 * first line on every resume. It is resumed with a whole turn: a decision goes on to `payment`, anything else is an ordinary
 * turn, after which the graph comes back here. So a customer is answered while the wait stays.
 */
export function awaitPayment(goto: {
  readonly decided: string;
  readonly message: string;
}): GraphNode<typeof AwaitPaymentSlice> {
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
    const turn = signalSchema.parse(interrupt<PaymentQuestion, unknown>(question));
    const isDecision = turn.inbounds.some(isAboutMoney);
    // The node itself returns the new turn: set through the resume command, it would change the key of re-run code.
    return new Command({
      update: arriving(turn, state.messages),
      goto: isDecision ? goto.decided : goto.message,
    });
  };
}

const signalSchema: z.ZodType<Turn> = turnSchema;
