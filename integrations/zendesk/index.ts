import { z } from "zod";
import {
  fitsEither,
  type Helpdesk,
  type HelpdeskConnection,
  type HelpdeskVendor,
  type OAuthClient,
  type RotatedSecret,
  Secret,
  secretIn,
  secretVariables,
} from "../../src/core/index.ts";
import { hearing } from "../helpdesk/connection.ts";
import { rememberPeople } from "../helpdesk/people.ts";
import {
  clientSecrets,
  missingOf,
  optionalAddress,
  optionalText,
  sealedBefore,
  webhookBefore,
} from "../helpdesk/variables.ts";
import { createZendeskApi, limit, vendor, type ZendeskAccess } from "./api.ts";
import { maxTextChars, zendeskComments } from "./comments.ts";
import { downloadFile, maxFileBytes, uploadFile } from "./files.ts";
import { zendeskClient } from "./oauth.ts";
import { findOrMakeUser } from "./people.ts";
import { zendeskTickets } from "./tickets.ts";
import { changedTickets, eventOf, isGenuine } from "./webhook.ts";

export function createZendesk(access: ZendeskAccess): Helpdesk {
  const api = createZendeskApi(access);
  const people = rememberPeople((requester, calls) => findOrMakeUser(api, requester, calls));
  const desk = { access, api, people };
  return {
    name: vendor,
    can: { maxTextChars, maxFileBytes },
    tickets: zendeskTickets(desk),
    comments: zendeskComments(desk),
    file: (ref, calls) => downloadFile(ref, access, calls),
    upload: (file, calls) => uploadFile(file, api, calls),
  };
}

/** Its webhook needs the secret that Zendesk shows beside it. */
const connect = (access: ZendeskAccess, webhookSecret: RotatedSecret | undefined): HelpdeskConnection => ({
  helpdesk: createZendesk(access),
  account: new URL(access.url).host,
  vendor,
  limit,
  ...hearing(webhookSecret, (secrets) => ({
    path: "/webhooks/zendesk",
    isGenuine: (request) => fitsEither(secrets, (secret) => isGenuine(request, secret, Date.now())),
    ticketsOf: changedTickets,
    eventOf,
  })),
});

export const zendesk: HelpdeskVendor = {
  variables: {
    ZENDESK_SUBDOMAIN: {
      about: "SUBDOMAIN of https://SUBDOMAIN.zendesk.com; or ZENDESK_URL.",
      schema: z
        .string()
        .regex(/^[a-z0-9][a-z0-9-]*$/i, "the part before .zendesk.com")
        .optional(),
    },
    ZENDESK_URL: {
      about: "The whole address instead.",
      schema: optionalAddress,
    },
    ZENDESK_CLIENT_ID: {
      about:
        "The OAuth client (Admin Center, Apps and integrations, APIs), together with its secret; then `deskgraph auth zendesk`.",
      schema: optionalText,
    },
    ...secretVariables("ZENDESK_CLIENT_SECRET", "The OAuth client's secret.", sealedBefore),
    ZENDESK_EMAIL: {
      about: "Instead of OAuth, as long as Zendesk allows it (until 2027-04-30): the address of an agent…",
      schema: z.email("an e-mail address").optional(),
    },
    ZENDESK_TOKEN: { about: "…and that agent's API token.", isSecret: true, schema: optionalText },
    ...secretVariables(
      "ZENDESK_WEBHOOK_SECRET",
      "The signing secret of the webhook at /webhooks/zendesk; without it, changes are only looked for every minute.",
      webhookBefore,
    ),
  },
  plan: (values) => {
    const { ZENDESK_SUBDOMAIN, ZENDESK_URL } = values;
    const webhookSecret = secretIn(values, "ZENDESK_WEBHOOK_SECRET");
    const url = ZENDESK_URL ?? (ZENDESK_SUBDOMAIN && `https://${ZENDESK_SUBDOMAIN}.zendesk.com`);
    const { ZENDESK_CLIENT_ID: clientId } = values;
    const secret = secretIn(values, "ZENDESK_CLIENT_SECRET");
    const { ZENDESK_EMAIL: email, ZENDESK_TOKEN: token } = values;
    // Where nothing is said yet, OAuth: Zendesk ends API tokens in April 2027
    // (developer.zendesk.com/documentation/api-basics/authentication/oauth-migration, 2026-11).
    const isOAuth = clientId !== undefined || secret !== undefined || (email === undefined && token === undefined);
    const missing = missingOf({
      ZENDESK_SUBDOMAIN: url,
      ...(isOAuth
        ? { ZENDESK_CLIENT_ID: clientId, ZENDESK_CLIENT_SECRET: values["ZENDESK_CLIENT_SECRET"] }
        : { ZENDESK_EMAIL: email, ZENDESK_TOKEN: token }),
    });
    if (url === undefined || missing.length > 0) return { missing };
    if (clientId !== undefined && secret !== undefined) {
      const oauth: OAuthClient = zendeskClient({ url, clientId, ...clientSecrets(secret) });
      return { oauth, open: ({ tokensOf }) => connect({ url, tokens: tokensOf(oauth) }, webhookSecret) };
    }
    return { open: () => connect({ url, email: email ?? "", token: new Secret(token ?? "") }, webhookSecret) };
  },
};
