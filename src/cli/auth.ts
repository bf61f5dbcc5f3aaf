import { createInterface } from "node:readline";
import { helpdesks } from "../../integrations/index.ts";
import { openHome } from "../../supabase/home/home.ts";
import { migrate } from "../../supabase/home/migrate.ts";
import { createGrants } from "../../supabase/store/grants.ts";
import { homeOf } from "../app.ts";
import type { Config } from "../config/config.ts";
import { BadInput } from "../core/index.ts";
import { seedOf } from "../oauth/access-tokens.ts";
import { askConsent } from "../oauth/consent.ts";
import { sealed } from "../oauth/seal.ts";
import { dim, print, printError } from "./print.ts";

const usualPort = 8888;
/** A person has to find the right account first. */
const patienceMs = 15 * 60_000;

/** `auth VENDOR`: a person of the shop grants us access in a browser, and what they granted is kept, sealed. */
export async function runAuth(config: Config, vendor: string | undefined, port: string | undefined): Promise<number> {
  const client = vendor === undefined ? undefined : config.helpdesks[vendor]?.oauth;
  if (vendor === undefined || client === undefined) throw new BadInput(missingOf(config, vendor));
  const chosen = port === undefined ? usualPort : Number(port);
  if (!Number.isInteger(chosen) || chosen < 1 || chosen > 65_535)
    throw new BadInput("--port is a number from 1 to 65535.");
  const home = await openHome(homeOf(config));
  const lines = createInterface({ input: process.stdin });
  try {
    await migrate(home);
    const grant = await askConsent(client, {
      port: chosen,
      pasted: lines,
      signal: AbortSignal.timeout(patienceMs),
      tell: ({ consentUrl, redirectUri }) => {
        print(`The address to come back to, as it has to be registered at the vendor: ${redirectUri}`);
        print(`Open this and say yes:\n\n  ${consentUrl.href}\n`);
        print(
          dim(
            "If your browser is on another machine, it ends at an address that does not load: paste that address here.",
          ),
        );
      },
      complain: printError,
    });
    await createGrants(home).replace(vendor, { sealed: sealed(grant, client.secret, vendor), seed: seedOf(client) });
    print(`Granted. ${vendor} is connected; processes that run notice by themselves.`);
    return 0;
  } finally {
    lines.close();
    process.stdin.unref?.();
    await home.close();
  }
}

function missingOf(config: Config, vendor: string | undefined): string {
  const known = Object.entries(config.helpdesks).flatMap(([name, { oauth }]) => (oauth === undefined ? [] : [name]));
  if (vendor === undefined && known.length > 0) return `"auth" wants a name: ${known.join(" or ")}.`;
  if (vendor === undefined)
    return 'Nothing that is configured is connected this way. Set TICKETING_PROVIDER and its client first; then "auth NAME".';
  return Object.hasOwn(helpdesks, vendor)
    ? `"${vendor}" is not configured to be connected this way: set TICKETING_PROVIDER=${vendor} and its client id and secret.`
    : `There is no helpdesk "${vendor}". There are: ${Object.keys(helpdesks).join(", ")}.`;
}
