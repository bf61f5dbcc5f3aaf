import type { ChannelReport } from "../../src/core/index.ts";
import { needsProof, standingOf } from "./account-standing.ts";
import { askAccount } from "./ask-account.ts";
import { vendor } from "./send-reply.ts";
import type { UpdateDeps } from "./update-deps.ts";

/**
 * Whether an update of a connected account is taken. Rejects while Telegram cannot say whose account it is: then the
 * update waits, and is tried again.
 */
export async function servesAccount(
  { api, host, owners }: Pick<UpdateDeps, "api" | "host" | "owners">,
  connection: string,
  { isChanged }: { readonly isChanged: boolean },
): Promise<boolean> {
  const known = await host.connectedAccount(vendor, connection);
  const now = host.now();
  const proof = needsProof(known, owners, now, isChanged)
    ? (await askAccount(api, connection, now)).proof
    : known?.proof;
  const { standing, reason } = standingOf({ proof, servedBeforeAt: known?.servedBeforeAt }, owners, now);
  if (known === undefined || known.standing !== standing || known.proof !== proof) {
    await host.keepAccount(
      { channel: vendor, connection, standing, ...(proof === undefined ? {} : { proof }) },
      reason,
    );
  }
  return standing !== "ignored";
}

/**
 * Decides once more about every account that is known, because the shop may have named other owners since the last
 * start, and says what is left to confirm.
 */
export async function decideAccounts(
  { host, owners }: Pick<UpdateDeps, "host" | "owners">,
  report: Pick<ChannelReport, "trouble">,
): Promise<void> {
  let count = 0;
  try {
    for (const known of await host.connectedAccounts(vendor)) {
      const { standing, reason } = standingOf(known, owners, host.now());
      if (standing !== known.standing) await host.keepAccount({ ...known, standing }, reason);
      if (standing === "unconfirmed") count += 1;
    }
  } catch (error) {
    // Each update decides for itself, too.
    report.trouble({ reason: "not_stored", error });
  }
  if (count > 0) report.trouble({ reason: "accounts_unconfirmed", error: undefined, remedy: confirmAccounts });
}

const confirmAccounts =
  "TELEGRAM_BUSINESS_OWNERS: name the owners of the accounts that the bot answers on, or they are ignored after " +
  'seven days; "deskgraph doctor" lists them';
