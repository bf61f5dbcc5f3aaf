import { z } from "zod";
import { type Finding, type HelpdeskConnection, type HelpdeskVendor, orFailure, Secret } from "../../src/core/index.ts";
import { pacedCalls } from "../http/paced.ts";
import { createZammadApi, limit, vendor, type ZammadAccess } from "./api.ts";
import { createZammad } from "./client.ts";
import { makeTags, mayMakeTags } from "./key-tag.ts";
import { isGenuine, ticketsOf } from "./read-event.ts";

export { createZammad } from "./client.ts";

const connected = (access: ZammadAccess, webhookSecret: string | undefined): HelpdeskConnection => ({
  helpdesk: createZammad(access),
  account: new URL(access.url).host,
  vendor,
  limit,
  orFailure,
  callsOf: pacedCalls,
  examine: async (calls) => examined(await mayMakeTags(createZammadApi(access), calls)),
  lookEveryMinutes: webhookSecret === undefined ? 1 : 5,
  ...(webhookSecret === undefined
    ? {}
    : {
        webhook: {
          path: "/webhooks/zammad",
          isGenuine: (request) => isGenuine(request, new Secret(webhookSecret)),
          ticketsOf,
        },
      }),
});

const examined = (may: boolean | undefined): readonly Finding[] => {
  if (may === undefined)
    return [{ is: "note", text: "Zammad does not tell whether new tags may be made: our key is one." }];
  return [may ? { is: "well", text: "New tags may be made: our key is one." } : { is: "wrong", text: makeTags }];
};

const text = z.string().optional();

export const zammad: HelpdeskVendor = {
  variables: {
    ZAMMAD_URL: {
      about: "The address of Zammad.",
      example: "https://help.example.com",
      schema: z.url({ protocol: /^https?$/, error: "an address that begins with https://" }).optional(),
    },
    ZAMMAD_TOKEN: {
      about: "An agent's access token with the permission ticket.agent.",
      isSecret: true,
      schema: text,
    },
    ZAMMAD_GROUP: { about: "The group that gets the tickets. Default: Users.", schema: text },
    ZAMMAD_WEBHOOK_SECRET: {
      about:
        "The signature token of the webhook at /webhooks/zammad; without it, changes are only looked for every minute.",
      isSecret: true,
      schema: text,
    },
  },
  plan: ({ ZAMMAD_URL: url, ZAMMAD_TOKEN: token, ZAMMAD_GROUP: group = "Users", ZAMMAD_WEBHOOK_SECRET: secret }) => {
    if (url === undefined || token === undefined) {
      return {
        missing: [...(url === undefined ? ["ZAMMAD_URL"] : []), ...(token === undefined ? ["ZAMMAD_TOKEN"] : [])],
      };
    }
    return { open: () => connected({ url, token: new Secret(token), group }, secret) };
  },
};
