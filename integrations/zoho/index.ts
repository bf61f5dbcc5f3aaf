import { z } from "zod";
import {
  type ConnectDeps,
  type Finding,
  type Helpdesk,
  type HelpdeskConnection,
  type HelpdeskVendor,
  Secret,
  secretIn,
  secretVariables,
  type VendorCalls,
} from "../../src/core/index.ts";
import { rememberPeople } from "../helpdesk/people.ts";
import { clientSecrets, missingOf, optionalAddress, optionalText, sealedBefore } from "../helpdesk/variables.ts";
import { type Account, accountOf } from "./account.ts";
import { limit, type ZohoAccess } from "./api.ts";
import { zohoComments } from "./comments.ts";
import { maxTextChars } from "./desk.ts";
import { downloadFile, maxFileBytes, uploadFile } from "./files.ts";
import { vendor, zohoClient } from "./oauth.ts";
import { findOrMakeContact } from "./people.ts";
import { isPlace, type Place, places } from "./places.ts";
import { senderCheck } from "./proof.ts";
import { zohoTickets } from "./tickets.ts";
import { changedTickets, eventOf } from "./webhook.ts";

export { zohoClient } from "./oauth.ts";

export function createZoho(access: ZohoAccess, account: Account = accountOf(access)): Helpdesk {
  const people = rememberPeople(async (requester, calls) =>
    findOrMakeContact((await account.at(calls)).api, requester, calls),
  );
  const desk = { access, account, people };
  return {
    name: vendor,
    can: { maxTextChars, maxFileBytes },
    tickets: zohoTickets(desk),
    comments: zohoComments(desk),
    file: (ref, calls) => downloadFile(ref, access, account, calls),
    upload: async (file, calls) => uploadFile(file, (await account.at(calls)).api, calls),
  };
}

/** A look costs 6 credits, and the smallest plan has 5,000 a day for everything (Zoho Desk API, limits, 2026-11). */
const withWebhookMinutes = 10;
const withoutWebhookMinutes = 3;

function connect(access: ZohoAccess, webhookId: string | undefined): HelpdeskConnection {
  const account = accountOf(access);
  const connection: HelpdeskConnection = {
    helpdesk: createZoho(access, account),
    vendor,
    limit,
    lookEveryMinutes: webhookId === undefined ? withoutWebhookMinutes : withWebhookMinutes,
    examine: (calls) => keyFieldFinding(access, account, calls),
  };
  if (webhookId === undefined) return connection;
  const isKnownSender = senderCheck(access, account, webhookId);
  return {
    ...connection,
    webhook: { path: "/webhooks/zoho", greets: true, ticketsOf: changedTickets, eventOf, isKnownSender },
  };
}

async function keyFieldFinding(
  { keyField }: ZohoAccess,
  account: Account,
  calls: VendorCalls,
): Promise<readonly Finding[]> {
  return (await account.hasKeyField(calls))
    ? [{ is: "well", text: `Tickets have the field ${keyField} for our key.` }]
    : [{ is: "wrong", text: `Add a text field ${keyField} to the tickets' layout, or set ZOHO_KEY_FIELD.` }];
}

const id = z.string().regex(/^\d+$/, "digits").optional();
const defaultKeyField = "cf_deskgraph_key";
const defaultChannel = "Chat";

export const zoho: HelpdeskVendor = {
  variables: {
    ZOHO_CLIENT_ID: {
      about: "The server-based client of Zoho's API console, together with its secret; then `deskgraph auth zoho`.",
      schema: optionalText,
    },
    ...secretVariables("ZOHO_CLIENT_SECRET", "The client's secret.", sealedBefore),
    ZOHO_REFRESH_TOKEN: {
      about: "A refresh token that was had elsewhere, instead of `deskgraph auth zoho`.",
      isSecret: true,
      schema: optionalText,
    },
    ZOHO_DC: {
      about: `The data centre of the account: ${places.join(", ")}. Default: us.`,
      schema: z.string().refine(isPlace, places.join(", ")).optional(),
    },
    ZOHO_ORG_ID: { about: "The organisation. Default: the account's own.", schema: id },
    ZOHO_DEPARTMENT_ID: { about: "The department that gets the tickets. Default: the default one.", schema: id },
    ZOHO_KEY_FIELD: {
      about: `The API name of a text field in the tickets' layout, for our key. Default: ${defaultKeyField}.`,
      schema: z
        .string()
        .regex(/^cf_\w+$/, "a name that begins with cf_")
        .optional(),
    },
    ZOHO_CHANNEL: {
      about: `The channel by which our tickets come in, as the account names it. Default: ${defaultChannel}.`,
      schema: optionalText,
    },
    ZOHO_WEBHOOK_ID: {
      about: "The id of the webhook to /webhooks/zoho; without it, changes are only looked for every three minutes.",
      schema: id,
    },
    ZOHO_DESK_URL: { about: "Another address of Zoho Desk than the data centre's.", schema: optionalAddress },
    ZOHO_ACCOUNTS_URL: { about: "Another address of Zoho Accounts than the data centre's.", schema: optionalAddress },
  },
  plan: (values) => {
    const { ZOHO_CLIENT_ID: clientId, ZOHO_REFRESH_TOKEN: refreshToken } = values;
    const secret = secretIn(values, "ZOHO_CLIENT_SECRET");
    const { ZOHO_ACCOUNTS_URL: accountsUrl, ZOHO_DC: dc = "us" } = values;
    if (clientId === undefined || secret === undefined) {
      return { missing: missingOf({ ZOHO_CLIENT_ID: clientId, ZOHO_CLIENT_SECRET: values["ZOHO_CLIENT_SECRET"] }) };
    }
    const place: Place = isPlace(dc) ? dc : "us";
    const oauth = zohoClient({
      clientId,
      ...clientSecrets(secret),
      place,
      ...(refreshToken === undefined ? {} : { refreshToken: new Secret(refreshToken) }),
      ...(accountsUrl === undefined ? {} : { accountsUrl }),
    });
    const open = ({ tokensOf }: ConnectDeps): HelpdeskConnection =>
      connect({ tokens: tokensOf(oauth), place, ...accountSettings(values) }, values["ZOHO_WEBHOOK_ID"]);
    return { oauth, open };
  },
};

function accountSettings(values: Parameters<HelpdeskVendor["plan"]>[0]): Omit<ZohoAccess, "tokens" | "place"> {
  const { ZOHO_ORG_ID: orgId, ZOHO_DEPARTMENT_ID: departmentId, ZOHO_DESK_URL: deskUrl } = values;
  const { ZOHO_KEY_FIELD: keyField = defaultKeyField, ZOHO_CHANNEL: channel = defaultChannel } = values;
  return {
    keyField,
    channel,
    ...(deskUrl === undefined ? {} : { deskUrl }),
    ...(orgId === undefined ? {} : { orgId }),
    ...(departmentId === undefined ? {} : { departmentId }),
  };
}
