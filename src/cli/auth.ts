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
import { command } from "./command.ts";
import { dim, print, printError } from "./print.ts";

const usualPort = 8888;
/** A person has to find the right account first. */
const patienceMs = 15 * 60_000;

export const authCommand = command({
  name: "auth",
  summary: "grant access to a helpdesk in a browser",
  words: [{ name: "VENDOR", about: "which helpdesk; without it, the possible names are listed", isOptional: true }],
  options: { port: { value: "N", about: `where the browser comes back to on this machine (default: ${usualPort})` } },
  examples: [{ line: "auth VENDOR", about: "prints the address to open" }],
  run: ({ config, words: [vendor], options: { port } }) => runAuth(config, vendor, port),
});

/** A person of the shop grants us access in a browser; what they granted is kept, sealed. */
async function runAuth(config: Config, vendor: string | undefined, port: string | undefined): Promise<number> {
  const client = vendor === undefined ? undefined : config.helpdesks[vendor]?.oauth;
  if (vendor === undefined || client === undefined) throw new BadInput(whatIsMissing(config, vendor));
  const consentPort = portNamed(port);
  const home = await openHome(homeOf(config));
  const pasted = createInterface({ input: process.stdin });
  try {
    await migrate(home);
    const signal = AbortSignal.timeout(patienceMs);
    const grant = await askConsent(client, {
      port: consentPort,
      pasted,
      signal,
      tell: showAddress,
      complain: printError,
    });
    await createGrants(home).replace(vendor, { sealed: sealed(grant, client.secret, vendor), seed: seedOf(client) });
    print(`Granted. ${vendor} is connected; processes that run notice by themselves.`);
    return 0;
  } finally {
    pasted.close();
    process.stdin.unref?.();
    await home.close();
  }
}

function portNamed(port: string | undefined): number {
  const chosen = port === undefined ? usualPort : Number(port);
  if (!Number.isInteger(chosen) || chosen < 1 || chosen > 65_535)
    throw new BadInput("--port is a number from 1 to 65535.");
  return chosen;
}

function showAddress({ consentUrl, redirectUri }: { readonly consentUrl: URL; readonly redirectUri: string }): void {
  print(`The address to come back to, as it has to be registered at the vendor: ${redirectUri}`);
  print(`Open this and say yes:\n\n  ${consentUrl.href}\n`);
  print(
    dim("If your browser is on another machine, it ends at an address that does not load: paste that address here."),
  );
}

function whatIsMissing(config: Config, vendor: string | undefined): string {
  const known = Object.entries(config.helpdesks).flatMap(([name, { oauth }]) => (oauth === undefined ? [] : [name]));
  if (vendor === undefined && known.length > 0) return `"auth" wants a name: ${known.join(" or ")}.`;
  if (vendor === undefined)
    return 'Nothing that is configured is connected this way. Set TICKETING_PROVIDER and its client first; then "auth NAME".';
  return Object.hasOwn(helpdesks, vendor)
    ? `"${vendor}" is not configured to be connected this way: set TICKETING_PROVIDER=${vendor} and its client id and secret.`
    : `There is no helpdesk "${vendor}". There are: ${Object.keys(helpdesks).join(", ")}.`;
}
