import { createHmac } from "node:crypto";
import type { Api } from "grammy";
import { ConfigError, type Secret, type Webhook } from "../../src/core/index.ts";
import { abortable } from "./abortable.ts";
import type { TelegramAccess } from "./api.ts";
import { allowedUpdates } from "./update-outcomes.ts";

export const webhookPath = "/telegram/webhook";
export const secretHeader = "X-Telegram-Bot-Api-Secret-Token";
/** Telegram's own updates stay far below this. */
const maxBodyBytes = 1_000_000;

/** Derived from the bot's token, so there is one secret less to configure; the token cannot be told from it. */
export const webhookSecret = (token: Secret): string =>
  createHmac("sha256", token.reveal()).update("deskgraph telegram webhook").digest("base64url");

/** Where Telegram is to deliver; undefined where updates are polled. */
export const webhookUrlOf = ({ webhookUrl }: Pick<TelegramAccess, "webhookUrl">): string | undefined =>
  webhookUrl === undefined ? undefined : new URL(webhookPath, webhookUrl).href;

export const webhookRoute = (
  { token, tokenBefore }: Pick<TelegramAccess, "token" | "tokenBefore">,
  take: (update: unknown) => Promise<void>,
): Webhook => ({
  path: webhookPath,
  proofHeader: secretHeader,
  secret: webhookSecret(token),
  ...(tokenBefore === undefined ? {} : { secretBefore: webhookSecret(tokenBefore) }),
  maxBodyBytes,
  take,
});

const never = new AbortController().signal;

/** Undelivered updates are kept: customers wrote them. */
export async function setWebhook(api: Api, token: Secret, url: string, signal: AbortSignal = never): Promise<void> {
  const options = { secret_token: webhookSecret(token), allowed_updates: [...allowedUpdates] };
  await api.setWebhook(url, options, abortable(signal));
}

/** A webhook that was set elsewhere gets every update, so we would get none. It may be in use: a person removes it. */
export async function assertNoWebhook(api: Api, signal: AbortSignal): Promise<void> {
  const { url } = await api.getWebhookInfo(abortable(signal));
  if (url === undefined || url === "") return;
  throw new ConfigError([
    `TELEGRAM_BOT_TOKEN: this bot has a webhook at ${new URL(url).host}, so it cannot be polled. Remove it with ` +
      '"deskgraph telegram webhook delete", or set TELEGRAM_WEBHOOK_URL to receive by webhook here',
  ]);
}
