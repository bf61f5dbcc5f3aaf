import { Api } from "grammy";
import type { Secret } from "../../src/core/index.ts";
import type { Owners } from "./account-standing.ts";
import { connectionsTo } from "./connections.ts";

/** A bot, and where its Bot API is. */
export interface BotAccess {
  readonly token: Secret;
  /** A local Bot API server, or a test's. */
  readonly apiRoot?: string | undefined;
}

export interface TelegramAccess extends BotAccess {
  /** The public address of this server; without it updates are polled. */
  readonly webhookUrl?: string | undefined;
  /** While it is changed: updates with the secret of before are taken, too. */
  readonly tokenBefore?: Secret | undefined;
  readonly owners?: Owners;
  /** Of the shop's payment provider, for invoices in the chat. */
  readonly paymentToken?: Secret | undefined;
}

export const telegramRoot = "https://api.telegram.org";
/** Longer than a long poll (30 s). Each call that a person or a lane waits for has a shorter signal of its own. */
const timeoutSeconds = 60;

/**
 * grammY's client. The token stands in every address, so addresses are never logged (grammY's `sensitiveLogs` stays
 * off).
 */
export const createTelegramApi = ({ token, apiRoot = telegramRoot }: BotAccess): Api =>
  new Api(token.reveal(), { apiRoot, timeoutSeconds, baseFetchConfig: { agent: connectionsTo(apiRoot) } });

/** A token begins with its bot's id. */
export const botIdOf = (token: Secret): string => token.reveal().split(":", 1)[0] ?? "";
