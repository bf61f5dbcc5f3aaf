import { Api } from "grammy";
import type { Secret } from "../../src/core/index.ts";

export interface TelegramAccess {
  readonly token: Secret;
  /** A local Bot API server, or a test's. */
  readonly apiRoot?: string | undefined;
}

/** Longer than a long poll, shorter than anybody waits. Each call has a signal of its own for less. */
const timeoutSeconds = 60;

/** grammY's client. The token stands in every address, so addresses are never logged (grammY's `sensitiveLogs` stays off). */
export const createTelegramApi = ({ token, apiRoot }: TelegramAccess): Api =>
  new Api(token.reveal(), { timeoutSeconds, ...(apiRoot === undefined ? {} : { apiRoot }) });

/** A token begins with its bot's id. */
export const botIdOf = (token: Secret): string => token.reveal().split(":", 1)[0] ?? "";
