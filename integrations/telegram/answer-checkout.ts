import { knownConversation } from "./arrive.ts";
import type { Reading } from "./reading.ts";
import { inBackground, tryAgain } from "./try-again.ts";
import type { UpdateDeps } from "./update-deps.ts";
import { channelWords } from "./words.ts";

/**
 * So long after our yes its money may come: the customer confirms it with their bank meanwhile. Telegram does not tell
 * when that comes to nothing (core.telegram.org/bots/api#precheckoutquery, 2026-11-20), so a card that was declined
 * waits for this, too.
 */
const holdMs = 300_000;

type Checkout = Extract<Reading, { readonly is: "pre_checkout" }>;

/** Whether a bill may be paid now. Answered past all queues: after ten seconds Telegram lets the payment fail. */
export async function answerCheckout(deps: UpdateDeps, checkout: Checkout): Promise<void> {
  const { api } = deps;
  const { from, queryId } = checkout;
  const refusal = await whyNot(deps, checkout);
  inBackground(
    tryAgain(() =>
      refusal === undefined
        ? api.answerPreCheckoutQuery(queryId, true)
        : api.answerPreCheckoutQuery(queryId, false, { error_message: channelWords[from.language][refusal] }),
    ),
  );
}

/** Two devices of one customer may ask at the same moment, and each yes is money. */
async function whyNot(
  { host }: UpdateDeps,
  { from, queryId, billId, amount }: Checkout,
): Promise<"billChanged" | "billBeingPaid" | undefined> {
  const conversation = await knownConversation(host, from);
  const open = conversation === undefined ? undefined : await host.openBill(conversation.id);
  const isOpen = open?.id === billId && open.due.minor === amount.minor && open.due.currency === amount.currency;
  if (!isOpen) return "billChanged";
  return (await host.holdCheckout({ billId, by: queryId, forMs: holdMs })) ? undefined : "billBeingPaid";
}
