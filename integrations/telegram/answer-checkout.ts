import { knownConversation } from "./arrive.ts";
import type { Reading } from "./reading.ts";
import { inBackground, tryAgain } from "./try-again.ts";
import type { UpdateDeps } from "./update-deps.ts";
import { channelWords } from "./words.ts";

/** Whether a bill may be paid now. Answered past all queues: after ten seconds Telegram lets the payment fail. */
export async function answerCheckout(
  { api, host }: UpdateDeps,
  { from, queryId, billId, amount }: Extract<Reading, { readonly is: "pre_checkout" }>,
): Promise<void> {
  const conversation = await knownConversation(host, from);
  const open = conversation === undefined ? undefined : await host.openBill(conversation.id);
  const isOpen = open?.id === billId && open.due.minor === amount.minor && open.due.currency === amount.currency;
  inBackground(
    tryAgain(() =>
      isOpen
        ? api.answerPreCheckoutQuery(queryId, true)
        : api.answerPreCheckoutQuery(queryId, false, { error_message: channelWords[from.language].billChanged }),
    ),
  );
}
