import type { Api } from "grammy";
import { abortable } from "../../integrations/telegram/abortable.ts";
import { botIdOf, createTelegramApi } from "../../integrations/telegram/api.ts";
import { createChannel, type Desk, type TelegramChannel } from "../../integrations/telegram/channel.ts";
import { telegramFiles } from "../../integrations/telegram/files.ts";
import type { PollTrouble } from "../../integrations/telegram/poll.ts";
import { limit, sendReply, vendor } from "../../integrations/telegram/send-reply.ts";
import { remedyOf, troubleOf } from "../../integrations/telegram/trouble.ts";
import { untilAnswered } from "../../integrations/telegram/until-answered.ts";
import { allowedUpdates } from "../../integrations/telegram/update-outcomes.ts";
import { maxBodyBytes, secretHeader, webhookPath, webhookSecret } from "../../integrations/telegram/webhook.ts";
import type { App } from "../app.ts";
import type { Config } from "../config/config.ts";
import {
  ConfigError,
  type Deliverers,
  type Files,
  type Finding,
  type Log,
  laneOutside,
  type Store,
} from "../core/index.ts";
import type { Webhook } from "../http/webhook.ts";
import { pacer } from "../outbox/pacer.ts";
import { describeError } from "../telemetry/safe-fields.ts";

type TelegramConfig = NonNullable<Config["telegram"]>;

/** Telegram as the product uses it: replies go out by `deliverers`, updates come in by polling or by `webhook`. */
export interface Telegram {
  readonly deliverers: (of: { readonly store: Store; readonly files: Files }) => Partial<Deliverers>;
  /** What customers sent, as bytes. */
  readonly files: Files;
  /** Looks whether the token is good and where updates go, without changing anything. */
  examine(): Promise<readonly Finding[]>;
  open(app: App): OpenTelegram;
}

export interface OpenTelegram {
  readonly webhook: Webhook | undefined;
  /**
   * Begins to receive, and says so; by polling it ends when it is told to stop. While Telegram does not answer, it waits and
   * says what is the matter. Rejects with what a person has to put right.
   */
  receive(stopping: AbortSignal, say?: (line: string) => void): Promise<void>;
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
    open: (app) => {
      const { open, accept, erase, openBill, store, budgets } = app;
      const desk: Desk = {
        open,
        accept,
        erase,
        openBill,
        isBusy: store.isBusy,
        known: store.knownConversation,
        put: store.put,
        cameBack: store.cameBack,
        pace: pacer(budgets, { vendor, limit }, { lane: laneOutside("channel"), lost: never, stopping: never }),
        hasSlot: async () => (await budgets.take(vendor, limit, 0)).granted,
      };
      const channel = createChannel(api, desk, { botId: botIdOf(config.token), languages: app.config.shop.languages });
      const url = config.webhookUrl === undefined ? undefined : new URL(webhookPath, config.webhookUrl).href;
      return {
        webhook: url === undefined ? undefined : webhookOf(config, channel),
        receive: async (stopping, say = () => undefined) => {
          const trouble = teller(app.log, say);
          const begin = async (signal: AbortSignal): Promise<string> => {
            const { username } = await api.getMe(abortable(signal));
            await (url === undefined ? assertNoWebhook(api, signal) : setWebhook(api, config, url, signal));
            return username;
          };
          const username = await untilAnswered(begin, {
            stopping,
            trouble: (error) => trouble(troubleOf(error), error),
          });
          if (username === undefined) return;
          channel.offerCommands();
          say(`Telegram: @${username} answers, by ${url === undefined ? "polling" : "webhook"}.`);
          if (url === undefined) await channel.poll(stopping, trouble);
        },
      };
    },
  };
}

async function examine(api: Api, webhookUrl: string | undefined): Promise<readonly Finding[]> {
  try {
    const { username } = await api.getMe();
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
    return [{ is: "wrong", text: remedyOf(error) }];
  }
}

const webhookOf = ({ token }: TelegramConfig, { take }: TelegramChannel): Webhook => ({
  path: webhookPath,
  proofHeader: secretHeader,
  secret: webhookSecret(token),
  maxBodyBytes,
  take,
});

/** A webhook that was set elsewhere would keep every update from us, and this one from whoever set it. */
async function assertNoWebhook(api: Api, signal: AbortSignal): Promise<void> {
  const { url } = await api.getWebhookInfo(abortable(signal));
  if (url === undefined || url === "") return;
  throw new ConfigError([
    `TELEGRAM_BOT_TOKEN: this bot has a webhook at ${new URL(url).host}, so it cannot be polled. Remove it with ` +
      '"deskgraph telegram webhook delete", or set TELEGRAM_WEBHOOK_URL to receive by webhook here',
  ]);
}

/** Undelivered updates are kept: customers wrote them. */
export async function setWebhook(
  api: Api,
  { token }: TelegramConfig,
  url: string,
  signal: AbortSignal = never,
): Promise<void> {
  const how = { secret_token: webhookSecret(token), allowed_updates: [...allowedUpdates] };
  await api.setWebhook(url, how, abortable(signal));
}

/** What comes again within this is the same trouble still, and was said. */
const sameTroubleMs = 600_000;

/** Each trouble is logged; what a person can do about it is said once, in plain words. */
function teller(log: Log, say: (line: string) => void): (what: PollTrouble, error: unknown) => void {
  const lastMs = new Map<PollTrouble, number>();
  return (what, error) => {
    log.error("telegram.trouble", { reason: what, ...describeError(error) });
    const beforeMs = lastMs.get(what) ?? Number.NEGATIVE_INFINITY;
    lastMs.set(what, performance.now());
    if (what !== "not_stored" && performance.now() - beforeMs > sameTroubleMs) say(`Telegram: ${remedyOf(error)}.`);
  };
}
