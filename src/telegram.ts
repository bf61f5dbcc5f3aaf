import type { Api } from "grammy";
import { createTelegramApi } from "../integrations/telegram/api.ts";
import { type Desk, openTelegram, type TelegramChannel, whoAmI } from "../integrations/telegram/channel.ts";
import { telegramFiles } from "../integrations/telegram/files.ts";
import type { PollTrouble } from "../integrations/telegram/poll.ts";
import { limit, sendReply, vendor } from "../integrations/telegram/send-reply.ts";
import { allowedUpdates } from "../integrations/telegram/update-outcomes.ts";
import { maxBodyBytes, secretHeader, webhookPath, webhookSecret } from "../integrations/telegram/webhook.ts";
import type { App } from "./app.ts";
import type { Config } from "./config.ts";
import { ConfigError, type Deliverers, type Files, type Finding, lane, type Store } from "./core/index.ts";
import type { Webhook } from "./http/webhook.ts";
import { pacer } from "./outbox/pacer.ts";

type TelegramConfig = NonNullable<Config["telegram"]>;

/** Telegram as the product uses it: replies go out by `deliverers`, updates come in by polling or by `webhook`. */
export interface Telegram {
  readonly deliverers: (of: { readonly store: Store; readonly files: Files }) => Partial<Deliverers>;
  /** What customers sent, as bytes. */
  readonly files: Files;
  /** Looks whether the token is good and where updates go, without changing anything. */
  examine(): Promise<readonly Finding[]>;
  /** Checks the token and says who the bot is. */
  open(app: App): Promise<OpenTelegram>;
}

export interface OpenTelegram {
  readonly username: string;
  readonly webhook: Webhook | undefined;
  /** Begins to receive; by polling it ends when it is told to stop. */
  receive(stopping: AbortSignal): Promise<void>;
}

const never = new AbortController().signal;

export function createTelegram(config: TelegramConfig): Telegram {
  const api = createTelegramApi(config);
  return {
    deliverers: ({ store, files }) => ({
      "reply.send": sendReply({ api, chatOf: store.conversation, files, paymentToken: config.paymentToken }),
    }),
    files: telegramFiles(api, config),
    examine: () => examine(api, config.webhookUrl),
    open: async (app) => {
      const { open, accept, erase, openBill, store, budgets } = app;
      const desk: Desk = {
        ...{ open, accept, erase, openBill, isBusy: store.isBusy, known: store.knownConversation },
        pace: pacer(budgets, { vendor, limit }, { lane: lane("channel"), lost: never, stopping: never }),
      };
      const channel = await openTelegram(api, desk, { languages: app.config.shop.languages });
      const { username } = channel;
      if (config.webhookUrl === undefined) {
        await assertNoWebhook(api);
        return { username, webhook: undefined, receive: (stopping) => channel.poll(stopping, tell(app)) };
      }
      const url = new URL(webhookPath, config.webhookUrl).href;
      return { username, webhook: webhookOf(config, channel), receive: async () => setWebhook(api, config, url) };
    },
  };
}

async function examine(api: Api, webhookUrl: string | undefined): Promise<readonly Finding[]> {
  try {
    const { username } = await whoAmI(api);
    const { url = "", last_error_message: trouble, pending_update_count: count } = await api.getWebhookInfo();
    const wanted = webhookUrl === undefined ? "" : new URL(webhookPath, webhookUrl).href;
    return [
      { is: "well", text: `The token is @${username}'s.` },
      url === wanted || (webhookUrl !== undefined && url === "")
        ? { is: "well", text: url === "" ? "No webhook is set." : "The webhook is this server's." }
        : {
            is: "wrong",
            text: `A webhook at ${new URL(url).host} gets the updates: "deskgraph telegram webhook delete".`,
          },
      { is: "note", text: `Updates that wait: ${count}` },
      ...(trouble === undefined ? [] : [{ is: "note", text: `Telegram's last trouble: ${trouble}` } as const]),
    ];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map((text) => ({ is: "wrong", text }));
  }
}

const webhookOf = ({ token }: TelegramConfig, { take }: TelegramChannel): Webhook => ({
  ...{ path: webhookPath, proofHeader: secretHeader, secret: webhookSecret(token), maxBodyBytes, take },
});

/** A webhook that was set elsewhere would keep every update from us, and this one from whoever set it. */
async function assertNoWebhook(api: Api): Promise<void> {
  const { url } = await api.getWebhookInfo();
  if (url === undefined || url === "") return;
  throw new ConfigError([
    `TELEGRAM_BOT_TOKEN: this bot has a webhook at ${new URL(url).host}, so it cannot be polled. Remove it with ` +
      '"deskgraph telegram webhook delete", or set TELEGRAM_WEBHOOK_URL to receive by webhook here',
  ]);
}

/** Undelivered updates are kept: customers wrote them. */
export const setWebhook = async (api: Api, { token }: TelegramConfig, url: string): Promise<void> =>
  void (await api.setWebhook(url, { secret_token: webhookSecret(token), allowed_updates: [...allowedUpdates] }));

const tell =
  ({ log }: App) =>
  (what: PollTrouble): void =>
    log.error("telegram.trouble", { reason: what });
