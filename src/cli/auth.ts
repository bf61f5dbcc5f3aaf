import { createInterface } from "node:readline";
import { helpdesks } from "../../integrations/index.ts";
import { createGrants } from "../../supabase/store/grants.ts";
import type { Config } from "../config/config.ts";
import type { Output } from "../console/output.ts";
import { BadInput } from "../core/index.ts";
import { seedOf } from "../oauth/access-tokens.ts";
import { askConsent } from "../oauth/consent.ts";
import { opened, sealed } from "../oauth/seal.ts";
import type { Product } from "./product.ts";
import { type Asked, productCommand } from "./product-command.ts";

const usualPort = 8888;
/** A person has to find the right account first. */
const patienceMs = 15 * 60_000;

export const authCommand = productCommand({
  name: "auth",
  summary: "grant access to a helpdesk in a browser",
  words: [{ name: "VENDOR", about: "which helpdesk; without it, the possible names are listed", isOptional: true }],
  options: { port: { value: "N", about: `where the browser comes back to on this machine (default: ${usualPort})` } },
  examples: [{ line: "auth VENDOR", about: "prints the address to open" }],
  before: ({ config, words: [vendor], options: { port } }, out) => ask(config, { vendor, port }, out),
  work: keep,
});

/** A person of the shop grants us access in a browser; answers what they granted, sealed. */
async function ask(
  config: Config,
  { vendor, port }: { readonly vendor: string | undefined; readonly port: string | undefined },
  out: Output,
): Promise<readonly string[]> {
  const client = vendor === undefined ? undefined : config.helpdesks[vendor]?.oauth;
  if (vendor === undefined || client === undefined) throw new BadInput(whatIsMissing(config, vendor));
  const consentPort = portNamed(port);
  const pasted = createInterface({ input: process.stdin });
  try {
    const grant = await askConsent(client, {
      port: consentPort,
      pasted,
      signal: AbortSignal.timeout(patienceMs),
      tell: (told) => showAddress(told, out),
      complain: out.printError,
    });
    const seed = seedOf(client);
    return [vendor, sealed(grant, client.secret, vendor), ...(seed === undefined ? [] : [seed])];
  } finally {
    pasted.close();
    process.stdin.unref?.();
  }
}

/** Where the product was started with another client, it can read what was granted only after a restart. */
async function keep(product: Product, { words: [vendor = "", seal, seed] }: Asked, out: Output): Promise<number> {
  if (seal === undefined || !Object.hasOwn(helpdesks, vendor)) throw new BadInput("Nothing was granted.");
  await createGrants(await product.home()).replace(vendor, { sealed: seal, seed });
  const client = product.config.helpdesks[vendor]?.oauth;
  const isReadable = client !== undefined && opened(seal, client.secret, vendor) !== undefined;
  const then = isReadable
    ? "processes that run notice by themselves"
    : "the running product was started without it, so restart it";
  out.print(`Granted. ${vendor} is connected; ${then}.`);
  return 0;
}

function portNamed(port: string | undefined): number {
  const chosen = port === undefined ? usualPort : Number(port);
  if (!Number.isInteger(chosen) || chosen < 1 || chosen > 65_535)
    throw new BadInput("--port is a number from 1 to 65535.");
  return chosen;
}

function showAddress(
  { consentUrl, redirectUri }: { readonly consentUrl: URL; readonly redirectUri: string },
  { print, dim }: Output,
): void {
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
