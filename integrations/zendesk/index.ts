import { z } from "zod";
import {
  type HelpdeskConnection,
  type HelpdeskVendor,
  type OAuthClient,
  orFailure,
  Secret,
} from "../../src/core/index.ts";
import { pacedCalls } from "../http/paced.ts";
import { limit, vendor, type ZendeskAccess } from "./api.ts";
import { createZendesk } from "./client.ts";
import { zendeskClient } from "./oauth.ts";
import { isGenuine, ticketsOf } from "./read-event.ts";

export type { ZendeskAccess } from "./api.ts";
export { createZendesk } from "./client.ts";

/** Its webhook needs the secret that Zendesk shows beside it. */
const connected = (access: ZendeskAccess, webhookSecret: string | undefined): HelpdeskConnection => ({
  helpdesk: createZendesk(access),
  account: new URL(access.url).host,
  vendor,
  limit,
  orFailure,
  callsOf: pacedCalls,
  lookEveryMinutes: webhookSecret === undefined ? 1 : 5,
  ...(webhookSecret === undefined
    ? {}
    : {
        webhook: {
          path: "/webhooks/zendesk",
          isGenuine: (request) => isGenuine(request, new Secret(webhookSecret), Date.now()),
          ticketsOf,
        },
      }),
});

const text = z.string().optional();

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
      schema: z.url({ protocol: /^https?$/, error: "an address that begins with https://" }).optional(),
    },
    ZENDESK_CLIENT_ID: {
      about:
        "The OAuth client (Admin Center, Apps and integrations, APIs), together with its secret; then `deskgraph auth zendesk`.",
      schema: text,
    },
    ZENDESK_CLIENT_SECRET: { about: "The OAuth client's secret.", isSecret: true, schema: text },
    ZENDESK_EMAIL: {
      about: "Instead of OAuth, as long as Zendesk allows it (until 2027-04-30): the address of an agent…",
      schema: z.email("an e-mail address").optional(),
    },
    ZENDESK_TOKEN: { about: "…and that agent's API token.", isSecret: true, schema: text },
    ZENDESK_WEBHOOK_SECRET: {
      about:
        "The signing secret of the webhook at /webhooks/zendesk; without it, changes are only looked for every minute.",
      isSecret: true,
      schema: text,
    },
  },
  plan: (values) => {
    const { ZENDESK_SUBDOMAIN, ZENDESK_URL, ZENDESK_WEBHOOK_SECRET: webhookSecret } = values;
    const {
      ZENDESK_CLIENT_ID: clientId,
      ZENDESK_CLIENT_SECRET: secret,
      ZENDESK_EMAIL: email,
      ZENDESK_TOKEN: token,
    } = values;
    const url = ZENDESK_URL ?? (ZENDESK_SUBDOMAIN && `https://${ZENDESK_SUBDOMAIN}.zendesk.com`);
    // Where nothing is said yet, the way that stays: API tokens end in April 2027.
    const isOAuth = clientId !== undefined || secret !== undefined || (email === undefined && token === undefined);
    const needed = {
      ZENDESK_SUBDOMAIN: url,
      ...(isOAuth
        ? { ZENDESK_CLIENT_ID: clientId, ZENDESK_CLIENT_SECRET: secret }
        : { ZENDESK_EMAIL: email, ZENDESK_TOKEN: token }),
    };
    const missing = Object.entries(needed).flatMap(([name, value]) => (value === undefined ? [name] : []));
    if (url === undefined || missing.length > 0) return { missing };
    if (clientId !== undefined && secret !== undefined) {
      const oauth: OAuthClient = zendeskClient({ url, clientId, secret: new Secret(secret) });
      return { oauth, open: ({ tokensOf }) => connected({ url, tokens: tokensOf(oauth) }, webhookSecret) };
    }
    return { open: () => connected({ url, email: email ?? "", token: new Secret(token ?? "") }, webhookSecret) };
  },
};
