import type { Api } from "grammy";
import { clip, type Invoice, type Secret } from "../../src/core/index.ts";
import { abortable } from "./abortable.ts";
import type { Address } from "./address.ts";

/** Bot API, sendInvoice. */
const titleMaxChars = 32;
const descriptionMaxChars = 255;

/** Money cannot be taken in this chat: the effect becomes a dead letter, and a person is asked. */
export class NoInvoices extends Error {
  override readonly name = "NoInvoices";
}

/** The payload is the bill's id: it comes back with the money, and is compared with the bill that is open then. */
export async function sendInvoice(
  api: Api,
  { chatId, connection }: Address,
  { billId, title, description, due }: Invoice,
  token: Secret | undefined,
  signal: AbortSignal,
): Promise<number> {
  if (token === undefined) throw new NoInvoices("TELEGRAM_PAYMENT_TOKEN is not set, so no invoice can be sent.");
  // Bot API 10: sendInvoice has no parameter for a connected account.
  if (connection !== undefined) throw new NoInvoices("Telegram sends no invoices from a connected account.");
  const line = { label: clip(title, titleMaxChars), amount: due.minor };
  const sent = await api.sendInvoice(
    chatId,
    clip(title, titleMaxChars),
    clip(description, descriptionMaxChars),
    billId,
    due.currency,
    [line],
    { provider_token: token.reveal() },
    abortable(signal),
  );
  return sent.message_id;
}
