import {
  fitsEither,
  type Helpdesk,
  type HelpdeskConnection,
  type HelpdeskVendor,
  type RotatedSecret,
  Secret,
  secretIn,
  secretVariables,
} from "../../src/core/index.ts";
import { hearing } from "../helpdesk/connection.ts";
import { missingOf, optionalAddress, optionalText, webhookBefore } from "../helpdesk/variables.ts";
import { createZammadApi, limit, vendor, type ZammadAccess } from "./api.ts";
import { zammadComments } from "./comments.ts";
import { maxTextChars } from "./desk.ts";
import { examine } from "./examine.ts";
import { downloadFile, maxFileBytes } from "./files.ts";
import { zammadTickets } from "./tickets.ts";
import { changedTickets, eventOf, isGenuine } from "./webhook.ts";

export function createZammad(access: ZammadAccess): Helpdesk {
  const desk = { access, api: createZammadApi(access) };
  return {
    name: vendor,
    can: { maxTextChars, maxFileBytes },
    tickets: zammadTickets(desk),
    comments: zammadComments(desk),
    file: (ref, calls) => downloadFile(ref, access, calls),
  };
}

const connect = (access: ZammadAccess, webhookSecret: RotatedSecret | undefined): HelpdeskConnection => ({
  helpdesk: createZammad(access),
  account: new URL(access.url).host,
  vendor,
  limit,
  examine: (calls) => examine(createZammadApi(access), calls),
  ...hearing(webhookSecret, (secrets) => ({
    path: "/webhooks/zammad",
    isGenuine: (request) => fitsEither(secrets, (secret) => isGenuine(request, secret)),
    ticketsOf: changedTickets,
    eventOf,
  })),
});

export const zammad: HelpdeskVendor = {
  variables: {
    ZAMMAD_URL: {
      about: "The address of Zammad.",
      example: "https://help.example.com",
      schema: optionalAddress,
    },
    ZAMMAD_TOKEN: {
      about: "An agent's access token with the permission ticket.agent.",
      isSecret: true,
      schema: optionalText,
    },
    ZAMMAD_GROUP: { about: "The group that gets the tickets. Default: Users.", schema: optionalText },
    ...secretVariables(
      "ZAMMAD_WEBHOOK_SECRET",
      "The signature token of the webhook at /webhooks/zammad; without it, changes are only looked for every minute.",
      webhookBefore,
    ),
  },
  plan: (values) => {
    const { ZAMMAD_URL: url, ZAMMAD_TOKEN: token, ZAMMAD_GROUP: group = "Users" } = values;
    if (url === undefined || token === undefined) {
      return { missing: missingOf({ ZAMMAD_URL: url, ZAMMAD_TOKEN: token }) };
    }
    return { open: () => connect({ url, token: new Secret(token), group }, secretIn(values, "ZAMMAD_WEBHOOK_SECRET")) };
  },
};
