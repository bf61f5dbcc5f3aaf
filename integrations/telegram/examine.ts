import type { Api } from "grammy";
import type { Finding } from "../../src/core/index.ts";
import { remedyOf } from "./trouble.ts";
import { webhookUrlOf } from "./webhook.ts";

/** Checks whether the token is good and where updates go; changes nothing. */
export async function examine(api: Api, webhookUrl: string | undefined): Promise<readonly Finding[]> {
  try {
    const { username } = await api.getMe();
    const { url = "", last_error_message: trouble, pending_update_count: count } = await api.getWebhookInfo();
    return [
      { is: "well", text: `The token is @${username}'s.` },
      webhookFinding(url, webhookUrlOf({ webhookUrl })),
      { is: "note", text: `Updates that wait: ${count}` },
      ...(trouble === undefined ? [] : [{ is: "note", text: `Telegram's last trouble: ${trouble}` } as const]),
    ];
  } catch (error) {
    return [{ is: "wrong", text: remedyOf(error) }];
  }
}

/** The start sets a webhook that is missing, so only another server's is wrong. */
function webhookFinding(url: string, wanted: string | undefined): Finding {
  if (url === "") return { is: "well", text: "No webhook is set." };
  if (url === wanted) return { is: "well", text: "The webhook is this server's." };
  return {
    is: "wrong",
    text: `A webhook at ${new URL(url).host} gets the updates: "deskgraph telegram webhook delete".`,
  };
}
