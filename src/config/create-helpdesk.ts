import { ConfigError, type GrantStore, type Helpdesk } from "../core/index.ts";
import { createAccessTokens } from "../oauth/access-tokens.ts";
import { memoryGrants } from "../oauth/memory-grants.ts";
import { withAliases } from "./aliases.ts";
import { chooseHelpdesks } from "./choose-helpdesks.ts";
import { type Environment, environmentOf } from "./environment.ts";
import { readVariables } from "./read-variables.ts";
import { variables, vendorVariables } from "./variables.ts";

/**
 * The helpdesk that the environment names, for code that only wants to speak to one: nothing is started, and no vendor
 * is called. Keys that a vendor grants for a while are kept in `grants`; without it they are forgotten with the
 * process. Undefined where TICKETING_PROVIDER is not set; a `ConfigError` with everything that is missing otherwise.
 */
export function createHelpdesk(
  env?: Environment,
  { grants = memoryGrants() }: { readonly grants?: GrantStore } = {},
): Helpdesk | undefined {
  const given = withAliases(environmentOf(env));
  const { TICKETING_PROVIDER } = variables;
  const own = readVariables({ TICKETING_PROVIDER }, given);
  const vendors = readVariables(vendorVariables, given);
  const { plans, problems: missing } = chooseHelpdesks(own.values.TICKETING_PROVIDER, [], vendors.values);
  const problems = [...own.problems, ...vendors.problems, ...missing];
  if (problems.length > 0) throw new ConfigError(problems);
  const [plan] = Object.values(plans);
  return plan?.open({ tokensOf: (client) => createAccessTokens(client, grants) }).helpdesk;
}
