import { z } from "zod";
import { type HelpdeskConnection, type HelpdeskVendor, isSame, orFailure, Secret } from "../../src/core/index.ts";
import { pacedCalls } from "../http/paced.ts";
import { type GorgiasAccess, limit, vendor } from "./api.ts";
import { createGorgias } from "./client.ts";
import { ticketsOf } from "./read-event.ts";

export { createGorgias } from "./client.ts";

/** The header in which the HTTP integration shows the secret; its own signature is described nowhere. */
const secretHeader = "x-bridge-key";

const connected = (access: GorgiasAccess, webhookSecret: string | undefined): HelpdeskConnection => ({
  helpdesk: createGorgias(access),
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
          path: "/webhooks/gorgias",
          isGenuine: ({ header }) => isSame(header(secretHeader), webhookSecret),
          ticketsOf,
        },
      }),
});

const text = z.string().optional();

export const gorgias: HelpdeskVendor = {
  variables: {
    GORGIAS_DOMAIN: {
      about: "DOMAIN of https://DOMAIN.gorgias.com; or GORGIAS_URL.",
      schema: z
        .string()
        .regex(/^[a-z0-9-]+$/i, "the part before .gorgias.com")
        .optional(),
    },
    GORGIAS_URL: {
      about: "The whole address instead.",
      schema: z.url({ protocol: /^https?$/, error: "an address that begins with https://" }).optional(),
    },
    GORGIAS_USERNAME: {
      about: "The e-mail address of the user whose key it is.",
      schema: z.email("an e-mail address").optional(),
    },
    GORGIAS_API_KEY: { about: "The key (Settings, REST API).", isSecret: true, schema: text },
    GORGIAS_WEBHOOK_SECRET: {
      about:
        "What the HTTP integration sends as X-Bridge-Key to /webhooks/gorgias; without it, changes are only looked for every minute.",
      isSecret: true,
      schema: text,
    },
  },
  plan: (values) => {
    const { GORGIAS_DOMAIN, GORGIAS_URL, GORGIAS_USERNAME: username, GORGIAS_API_KEY: key } = values;
    const url = GORGIAS_URL ?? (GORGIAS_DOMAIN && `https://${GORGIAS_DOMAIN}.gorgias.com`);
    if (url === undefined || username === undefined || key === undefined) {
      const needed = { GORGIAS_DOMAIN: url, GORGIAS_USERNAME: username, GORGIAS_API_KEY: key };
      return { missing: Object.keys(needed).filter((name) => needed[name as keyof typeof needed] === undefined) };
    }
    const { GORGIAS_WEBHOOK_SECRET: webhookSecret } = values;
    return { open: () => connected({ url, username, key: new Secret(key) }, webhookSecret) };
  },
};
