import { rightsWords } from "../../nodes/texts/customer-rights.ts";
import { connectionParameter, readAddress } from "./address.ts";
import { knownConversation } from "./arrive.ts";
import type { Reading } from "./reading.ts";
import { inBackground, tryAgain } from "./try-again.ts";
import type { UpdateDeps } from "./update-deps.ts";

/**
 * The customer pressed "yes, erase" or "no". The answer replaces the question, because after a yes there is no
 * conversation.
 */
export async function decideForget(
  { api, host }: UpdateDeps,
  { from, isMeant, callbackId, messageId }: Extract<Reading, { readonly is: "forget_decided" }>,
): Promise<void> {
  const known = await knownConversation(host, from);
  // Before the erasure: that may wait for what is on its way, and Telegram shows the button as pressed meanwhile.
  inBackground(api.answerCallbackQuery(callbackId));
  if (isMeant && known !== undefined) await host.erase(known.id);
  const { done, kept } = rightsWords[from.language].forget;
  const address = readAddress(from.chatId);
  inBackground(
    tryAgain(() => api.editMessageText(address.chatId, messageId, isMeant ? done : kept, connectionParameter(address))),
  );
}
