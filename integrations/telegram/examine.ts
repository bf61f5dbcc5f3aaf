import type { Api } from "grammy";
import type { ConnectedAccount, Finding } from "../../src/core/index.ts";
import { confirmBy, type Owners, standingOf } from "./account-standing.ts";
import type { TelegramAccess } from "./api.ts";
import { askAccount } from "./ask-account.ts";
import { remedyOf } from "./trouble.ts";
import { webhookUrlOf } from "./webhook.ts";

interface KnownAccounts {
  readonly accounts: readonly ConnectedAccount[];
  readonly now: Date;
}

/** Strangers may connect as often as they like: what has to be decided comes first, and so many are enough. */
const maxAccounts = 20;

/** Checks whether the token is good, where updates go, and on whose accounts the bot answers; changes nothing. */
export async function examine(
  api: Api,
  { webhookUrl, owners }: Pick<TelegramAccess, "webhookUrl" | "owners">,
  { accounts, now }: KnownAccounts,
): Promise<readonly Finding[]> {
  try {
    const { username } = await api.getMe();
    const { url = "", last_error_message: trouble, pending_update_count: count } = await api.getWebhookInfo();
    return [
      { is: "well", text: `The token is @${username}'s.` },
      webhookFinding(url, webhookUrlOf({ webhookUrl })),
      { is: "note", text: `Updates that wait: ${count}` },
      ...(trouble === undefined ? [] : [{ is: "note", text: `Telegram's last trouble: ${trouble}` } as const]),
      ...(await accountFindings(api, accounts, owners, now)),
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

async function accountFindings(
  api: Api,
  accounts: readonly ConnectedAccount[],
  owners: Owners,
  now: Date,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const account of accounts.slice(0, maxAccounts)) findings.push(await accountFinding(api, account, owners, now));
  const more = accounts.length - maxAccounts;
  return more > 0 ? [...findings, { is: "note", text: `Accounts that are not shown: ${more}` }] : findings;
}

async function accountFinding(api: Api, known: ConnectedAccount, owners: Owners, now: Date): Promise<Finding> {
  const { proof, name } = await askAccount(api, known.connection, now);
  const { standing, reason } = standingOf({ ...known, proof }, owners, now);
  const whose = proof.ownerId === undefined ? "an ended connection" : `user ${proof.ownerId} (${name})`;
  const account = `Account of ${whose}, connection ${known.connection}:`;
  switch (standing) {
    case "confirmed":
      return { is: "well", text: `${account} the bot answers there.` };
    case "unconfirmed": {
      const until = `the bot answers there until ${untilWhen(known)} and tells the CRM nothing.`;
      return { is: "wrong", text: `${account} ${until} ${remedy}` };
    }
    case "ignored":
      return { is: "note", text: `${account} ignored (${reason}).` };
  }
}

const untilWhen = ({ servedBeforeAt }: ConnectedAccount): string =>
  servedBeforeAt === undefined ? "now" : confirmBy(servedBeforeAt).toISOString().slice(0, 16).replace("T", " ");

const remedy = 'Put the user id into TELEGRAM_BUSINESS_OWNERS, or refuse all that are not there (or "none").';
