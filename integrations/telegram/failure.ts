import { GrammyError, HttpError } from "grammy";
import type { Failure } from "../../src/core/index.ts";
import { readNetworkError } from "../http/network-error.ts";
import { idleClosed } from "./connections.ts";
import { NoInvoices } from "./send-invoice.ts";

/**
 * What Telegram's answer to a send means. Its descriptions are for people; they are read only where the code does not
 * tell.
 */
export function sendFailureOf(error: unknown): Failure {
  if (error instanceof GrammyError) return answerFailureOf(error);
  if (error instanceof HttpError) {
    const { code, wasNotSent } = readNetworkError(error.error);
    // It may have arrived. A connection that nobody used was closed: that says nothing of how Telegram is.
    if (code === idleClosed) return { outcome: "uncertain", code: "idle_closed", isUnasked: true };
    return wasNotSent ? { outcome: "retry", code: code.toLowerCase() } : { outcome: "uncertain", code: "network" };
  }
  if (error instanceof NoInvoices) return { outcome: "refused", code: "no_invoices", detail: error.message };
  return { outcome: "uncertain", code: error instanceof Error ? error.name : "thrown" };
}

function answerFailureOf({ error_code: status, description, parameters }: GrammyError): Failure {
  const code = `telegram_${status}`;
  switch (status) {
    case 429:
      return { outcome: "retry", code, afterMs: (parameters.retry_after ?? 1) * 1_000, vendorIsWell: true };
    case 401:
      return { outcome: "locked", code, detail: "Telegram does not know this bot token any more." };
    case 403:
      // Blocked, deactivated, kicked out: only the customer can change that.
      return { outcome: "refused", code, detail: description, isCustomerGone: true };
    case 400:
    case 404:
      // The shop's own account was disconnected from the bot: in its chats nothing can be said any more.
      if (/business connection|BUSINESS_CONNECTION/i.test(description)) {
        return { outcome: "refused", code, detail: description, isCustomerGone: true };
      }
      return { outcome: "refused", code, detail: description };
    case 409:
      return { outcome: "retry", code, vendorIsWell: true };
    default:
      // A server error does not say whether the message was sent.
      return status >= 500 ? { outcome: "uncertain", code } : { outcome: "refused", code, detail: description };
  }
}

export const isEntityError = (error: unknown): boolean =>
  error instanceof GrammyError && error.error_code === 400 && /parse entities|entit/i.test(error.description);
