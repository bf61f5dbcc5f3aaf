import { ConfigError, type GrantStore, type Helpdesk } from "../core/index.ts";
import { createAccessTokens } from "../oauth/access-tokens.ts";
import { memoryGrants } from "../oauth/memory-grants.ts";
import { helpdesksOf } from "./helpdesks.ts";
import { variables, vendorVariables } from "./variables.ts";

/**
 * The helpdesk that the environment names, for whoever only wants to speak to one: nothing is started and nobody is called. Keys that
 * a vendor grants for a while are kept in `grants`; without it they are forgotten with the process.
 * Undefined where TICKETING_PROVIDER is not set; a `ConfigError` with everything that is missing otherwise.
 */
export function createHelpdesk(
  env: Readonly<Record<string, string | undefined>> = process.env,
  { grants = memoryGrants() }: { readonly grants?: GrantStore } = {},
): Helpdesk | undefined {
  const described = { TICKETING_PROVIDER: variables.TICKETING_PROVIDER, ...vendorVariables };
  const problems: string[] = [];
  const values: Record<string, string> = {};
  for (const [name, { schema }] of Object.entries(described)) {
    const parsed = schema.safeParse(env[name] || undefined);
    if (!parsed.success) problems.push(`${name}: ${parsed.error.issues[0]?.message ?? "something else"} is expected`);
    else if (parsed.data !== undefined) values[name] = String(parsed.data);
  }
  const { plans, problems: missing } = helpdesksOf(values["TICKETING_PROVIDER"], [], values);
  if (problems.length + missing.length > 0) throw new ConfigError([...problems, ...missing]);
  const [plan] = Object.values(plans);
  return plan?.open({ tokensOf: (client) => createAccessTokens(client, grants) }).helpdesk;
}
