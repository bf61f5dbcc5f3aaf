import { GrammyError } from "grammy";

/** What went wrong with a call about the bot as a whole. For calls about one message see `failure.ts`. */
export type ApiTrouble = "unauthorized" | "refused" | "second_poller" | "webhook_set" | "network";

export function apiTroubleOf(error: unknown): ApiTrouble {
  if (!(error instanceof GrammyError)) return "network";
  switch (error.error_code) {
    case 400:
      return "refused";
    case 401:
    case 404:
      return "unauthorized";
    // One code for two mistakes with two remedies: the text alone tells them apart (server v10.0, 2026-11).
    case 409:
      return /webhook is active/i.test(error.description) ? "webhook_set" : "second_poller";
    default:
      return "network";
  }
}

/**
 * What a person does about it, in one line: the same at the start, in the doctor, in the commands and in the running
 * product.
 */
export function remedyOf(error: unknown): string {
  switch (apiTroubleOf(error)) {
    case "unauthorized":
      return "TELEGRAM_BOT_TOKEN: Telegram does not know this token; copy it again from @BotFather";
    case "refused":
      return (
        `TELEGRAM_WEBHOOK_URL: Telegram refuses the webhook's address (${descriptionOf(error)}); ` +
        "it has to be https, public, and on port 443, 80, 88 or 8443"
      );
    case "second_poller":
      return "TELEGRAM_BOT_TOKEN: another process asks for this bot's updates, too; stop it, or give it a bot of its own";
    case "webhook_set":
      return (
        "TELEGRAM_BOT_TOKEN: a webhook gets this bot's updates, so it cannot be polled; " +
        'remove it with "deskgraph telegram webhook delete"'
      );
    case "network": {
      const what = error instanceof GrammyError ? `answers ${error.error_code}` : "cannot be reached";
      return `Telegram ${what}; check the network, or TELEGRAM_API_ROOT`;
    }
  }
}

const descriptionOf = (error: unknown): string =>
  error instanceof GrammyError ? error.description : "no reason given";
