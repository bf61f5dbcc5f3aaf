import { createTelegramApi } from "../../integrations/telegram/api.ts";
import { remedyOf, troubleOf } from "../../integrations/telegram/trouble.ts";
import { webhookPath } from "../../integrations/telegram/webhook.ts";
import { setWebhook } from "../channels/telegram.ts";
import type { Config } from "../config/config.ts";
import { BadInput, ConfigError, VendorAway } from "../core/index.ts";
import { command } from "./command.ts";
import { print } from "./print.ts";

export const telegramCommand = command({
  name: "telegram",
  summary: "see or change where Telegram delivers updates",
  details: "Undelivered messages are kept, whatever is changed.",
  words: [
    { name: "THING", about: '"webhook" is the only one' },
    { name: "ACTION", about: "info, set or delete" },
    {
      name: "ADDRESS",
      about: "for set: our public address (default: TELEGRAM_WEBHOOK_URL)",
      isOptional: true,
    },
  ],
  examples: [
    { line: "telegram webhook info", about: "where updates go, what waits" },
    { line: "telegram webhook set https://bot.example.com", about: "from now on" },
    { line: "telegram webhook delete", about: "updates are polled again" },
  ],
  run: ({ config, words }) => runTelegram(config, words),
});

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
