import { createTelegramApi } from "../../integrations/telegram/api.ts";
import { remedyOf, troubleOf } from "../../integrations/telegram/trouble.ts";
import { webhookPath } from "../../integrations/telegram/webhook.ts";
import { setWebhook } from "../channels/telegram.ts";
import type { Config } from "../config/config.ts";
import { BadInput, ConfigError, VendorAway } from "../core/index.ts";
import { print } from "./print.ts";

/** `telegram webhook set|info|delete`: what Telegram itself remembers of this bot. */
export async function runTelegram({ telegram }: Config, words: readonly string[]): Promise<number> {
  const [what, verb, address] = words;
  if (what !== "webhook") throw new BadInput('"telegram" knows: webhook set ADDRESS, webhook info, webhook delete.');
  if (telegram === undefined) throw new ConfigError(["TELEGRAM_BOT_TOKEN: it is needed to speak for the bot"]);
  const api = createTelegramApi(telegram);
  switch (verb) {
    case "set": {
      const base = address ?? telegram.webhookUrl;
      if (base === undefined || !URL.canParse(base) || new URL(base).protocol !== "https:") {
        throw new BadInput("webhook set wants this server's public address, such as https://bot.example.com.");
      }
      const url = new URL(webhookPath, base).href;
      await answerTo(() => setWebhook(api, telegram, url));
      print(`Telegram delivers to ${url} from now on. Undelivered messages were kept.`);
      return 0;
    }
    case "info": {
      const info = await answerTo(() => api.getWebhookInfo());
      print(info.url ? `Webhook: ${info.url}` : "No webhook is set: updates are polled.");
      print(`Waiting: ${info.pending_update_count}`);
      if (info.last_error_message !== undefined) {
        const at = new Date((info.last_error_date ?? 0) * 1_000).toISOString();
        print(`Last trouble: ${info.last_error_message} (${at})`);
      }
      return 0;
    }
    case "delete":
      await answerTo(() => api.deleteWebhook());
      print("The webhook is gone; `npm start` without TELEGRAM_WEBHOOK_URL polls. Undelivered messages were kept.");
      return 0;
    default:
      throw new BadInput("webhook can: set ADDRESS, info, delete.");
  }
}

async function answerTo<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (troubleOf(error) === "network") throw new VendorAway(`${remedyOf(error)}. Nothing is known to have changed.`);
    throw new ConfigError([remedyOf(error)]);
  }
}
