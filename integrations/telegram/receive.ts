import type { Api } from "grammy";
import type { ChannelReport, Language } from "../../src/core/index.ts";
import { abortable } from "./abortable.ts";
import type { TelegramAccess } from "./api.ts";
import { offerCommands } from "./offer-commands.ts";
import { type PollTrouble, poll } from "./poll.ts";
import { apiTroubleOf, remedyOf } from "./trouble.ts";
import { untilAnswered } from "./until-answered.ts";
import { assertNoWebhook, setWebhook, webhookUrlOf } from "./webhook.ts";

interface ReceiveDeps {
  readonly api: Api;
  readonly access: TelegramAccess;
  /** Stores updates of one chat in their order; rejects while that cannot be done. */
  readonly take: (updates: readonly unknown[]) => Promise<void>;
  readonly languages: readonly Language[];
}

/**
 * Sets the webhook, or polls until it is stopped. Waits while Telegram does not answer; rejects with what waiting does
 * not mend.
 */
export async function receive(
  { api, access, take, languages }: ReceiveDeps,
  stopping: AbortSignal,
  report: ChannelReport,
): Promise<void> {
  const url = webhookUrlOf(access);
  const trouble = (reason: PollTrouble, error: unknown): void =>
    // What could not be stored is trouble of our own database: nothing to put right at Telegram.
    report.trouble({ reason, error, ...(reason === "not_stored" ? {} : { remedy: remedyOf(error) }) });
  const begin = async (signal: AbortSignal): Promise<string> => {
    const { username } = await api.getMe(abortable(signal));
    await (url === undefined ? assertNoWebhook(api, signal) : setWebhook(api, access.token, url, signal));
    return username;
  };
  const username = await untilAnswered(begin, {
    stopping,
    trouble: (error) => trouble(apiTroubleOf(error), error),
  });
  if (username === undefined) return;
  // Nothing depends on the menu.
  void offerCommands(api, languages).catch(() => undefined);
  report.begun(`@${username} answers, by ${url === undefined ? "polling" : "webhook"}.`);
  if (url === undefined) await poll({ api, take, trouble, stopping });
}
