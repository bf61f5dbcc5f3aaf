import type { HelpdeskAccess } from "../../integrations/index.ts";
import { Secret } from "../core/index.ts";
import type { VariableName } from "./variables.ts";

type Values = { readonly [Name in Exclude<VariableName, "PORT">]?: string };

/** The chosen helpdesk with everything it needs, or what is missing. */
export function helpdeskOf(values: Values): {
  readonly access: HelpdeskAccess | undefined;
  readonly problems: readonly string[];
} {
  const { TICKETING_PROVIDER: provider } = values;
  if (provider === undefined) return { access: undefined, problems: [] };
  const { ZENDESK_EMAIL: email, ZENDESK_TOKEN: token, ZENDESK_SUBDOMAIN: subdomain, ZENDESK_WEBHOOK_SECRET } = values;
  const url = values.ZENDESK_URL ?? (subdomain === undefined ? undefined : `https://${subdomain}.zendesk.com`);
  const problems = [
    ...(url === undefined ? ["ZENDESK_SUBDOMAIN: it is needed where TICKETING_PROVIDER is zendesk"] : []),
    ...(email === undefined ? ["ZENDESK_EMAIL: it is needed where TICKETING_PROVIDER is zendesk"] : []),
    ...(token === undefined ? ["ZENDESK_TOKEN: it is needed where TICKETING_PROVIDER is zendesk"] : []),
  ];
  if (url === undefined || email === undefined || token === undefined) return { access: undefined, problems };
  const webhookSecret = ZENDESK_WEBHOOK_SECRET === undefined ? undefined : new Secret(ZENDESK_WEBHOOK_SECRET);
  return {
    access: Object.freeze({ provider: "zendesk", url, email, token: new Secret(token), webhookSecret }),
    problems,
  };
}
