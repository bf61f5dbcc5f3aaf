import { z } from "zod";
import type { OAuthClient, RotatedSecret } from "../../src/core/index.ts";

/** The usual schemas of a helpdesk's variables. */
export const optionalText = z.string().optional();
export const optionalAddress = z
  .url({ protocol: /^https?$/, error: "an address that begins with https://" })
  .optional();

/** The names of those that have no value. */
export const missingOf = (needed: Readonly<Record<string, string | undefined>>): readonly string[] =>
  Object.entries(needed).flatMap(([name, value]) => (value === undefined ? [name] : []));

/** What the secret before is good for while it is changed. */
export const webhookBefore = "requests that are proven with it are heard, too";
export const sealedBefore = "keys that are sealed under it are opened, and sealed anew";

/** Our secrets at a vendor, for its OAuth client. */
export const clientSecrets = ({ now, before }: RotatedSecret): Pick<OAuthClient, "secret" | "secretBefore"> => ({
  secret: now,
  ...(before === undefined ? {} : { secretBefore: before }),
});
