import { BadInput, ConfigError, VendorAway } from "../../src/core/index.ts";
import { createTelegramApi, type TelegramAccess } from "./api.ts";
import { apiTroubleOf, remedyOf } from "./trouble.ts";
import { setWebhook, webhookUrlOf } from "./webhook.ts";

/**
 * `deskgraph telegram webhook set|info|delete`: what Telegram itself remembers of this bot. Answers the lines to print.
 */
export async function runCommand(access: TelegramAccess, words: readonly string[]): Promise<readonly string[]> {
  const [what, verb, address] = words;
  if (what !== "webhook") throw new BadInput('"telegram" knows: webhook set ADDRESS, webhook info, webhook delete.');
  switch (verb) {
    case "set":
      return setAddress(access, address);
    case "info":
      return showWebhook(access);
    case "delete":
      await askTelegram(() => createTelegramApi(access).deleteWebhook());
      return ["The webhook is gone; `npm start` without TELEGRAM_WEBHOOK_URL polls. Undelivered messages were kept."];
    default:
      throw new BadInput("webhook can: set ADDRESS, info, delete.");
  }
}

async function setAddress(access: TelegramAccess, address: string | undefined): Promise<readonly string[]> {
  const base = address ?? access.webhookUrl;
  if (base === undefined || !URL.canParse(base) || new URL(base).protocol !== "https:") {
    throw new BadInput("webhook set wants this server's public address, such as https://bot.example.com.");
  }
  const url = webhookUrlOf({ webhookUrl: base }) ?? base;
  await askTelegram(() => setWebhook(createTelegramApi(access), access.token, url));
  return [`Telegram delivers to ${url} from now on. Undelivered messages were kept.`];
}

async function showWebhook(access: TelegramAccess): Promise<readonly string[]> {
  const info = await askTelegram(() => createTelegramApi(access).getWebhookInfo());
  const lines = [
    info.url ? `Webhook: ${info.url}` : "No webhook is set: updates are polled.",
    `Waiting: ${info.pending_update_count}`,
  ];
  if (info.last_error_message === undefined) return lines;
  const at = new Date((info.last_error_date ?? 0) * 1_000).toISOString();
  return [...lines, `Last trouble: ${info.last_error_message} (${at})`];
}

async function askTelegram<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (apiTroubleOf(error) === "network") {
      throw new VendorAway(`${remedyOf(error)}. Nothing is known to have changed.`);
    }
    throw new ConfigError([remedyOf(error)]);
  }
}
