import { z } from "zod";
import {
  fitsEither,
  type Helpdesk,
  type HelpdeskConnection,
  type HelpdeskVendor,
  isSame,
  type RotatedSecret,
  Secret,
  secretIn,
  secretVariables,
} from "../../src/core/index.ts";
import { hearing } from "../helpdesk/connection.ts";
import { rememberPeople } from "../helpdesk/people.ts";
import { missingOf, optionalAddress, optionalText, webhookBefore } from "../helpdesk/variables.ts";
import { createGorgiasApi, type GorgiasAccess, limit, vendor } from "./api.ts";
import { gorgiasComments } from "./comments.ts";
import { maxTextChars } from "./desk.ts";
import { downloadFile, maxFileBytes, uploadFile } from "./files.ts";
import { findOrMakeCustomer } from "./people.ts";
import { gorgiasTickets } from "./tickets.ts";
import { changedTickets, eventOf, secretHeader } from "./webhook.ts";

export function createGorgias(access: GorgiasAccess): Helpdesk {
  const api = createGorgiasApi(access);
  const people = rememberPeople((requester, calls) => findOrMakeCustomer(api, requester, calls));
  const desk = { access, api, people };
  return {
    name: vendor,
    can: { maxTextChars, maxFileBytes },
    tickets: gorgiasTickets(desk),
    comments: gorgiasComments(desk),
    file: (ref, calls) => downloadFile(ref, access, calls),
    upload: (file, calls) => uploadFile(file, api, calls),
  };
}

const connect = (access: GorgiasAccess, webhookSecret: RotatedSecret | undefined): HelpdeskConnection => ({
  helpdesk: createGorgias(access),
  account: new URL(access.url).host,
  vendor,
  limit,
  ...hearing(webhookSecret, (secrets) => ({
    path: "/webhooks/gorgias",
    isKnownSender: ({ header }) => fitsEither(secrets, (secret) => isSame(header(secretHeader), secret.reveal())),
    ticketsOf: changedTickets,
    eventOf,
  })),
});

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
      schema: optionalAddress,
    },
    GORGIAS_USERNAME: {
      about: "The e-mail address of the user whose key it is.",
      schema: z.email("an e-mail address").optional(),
    },
    GORGIAS_API_KEY: { about: "The key (Settings, REST API).", isSecret: true, schema: optionalText },
    ...secretVariables(
      "GORGIAS_WEBHOOK_SECRET",
      "What the HTTP integration sends as X-Bridge-Key to /webhooks/gorgias; without it, changes are only looked for every minute.",
      webhookBefore,
    ),
  },
  plan: (values) => {
    const { GORGIAS_DOMAIN, GORGIAS_URL, GORGIAS_USERNAME: username, GORGIAS_API_KEY: key } = values;
    const url = GORGIAS_URL ?? (GORGIAS_DOMAIN && `https://${GORGIAS_DOMAIN}.gorgias.com`);
    if (url === undefined || username === undefined || key === undefined) {
      return { missing: missingOf({ GORGIAS_DOMAIN: url, GORGIAS_USERNAME: username, GORGIAS_API_KEY: key }) };
    }
    return { open: () => connect({ url, username, key: new Secret(key) }, secretIn(values, "GORGIAS_WEBHOOK_SECRET")) };
  },
};
