import { z } from "zod";
import {
  type ConnectDeps,
  type HelpdeskConnection,
  type HelpdeskVendor,
  orFailure,
  Secret,
  unpaced,
} from "../../src/core/index.ts";
import { pacedCalls } from "../http/paced.ts";
import { accountOf } from "./account.ts";
import { limit, type ZohoAccess } from "./api.ts";
import { createZoho } from "./client.ts";
import { vendor, zohoClient } from "./oauth.ts";
import { deskUrlOf, isPlace, type Place, places } from "./places.ts";
import { claimOf, isSigned, type Keys, keysOf, ticketsOf } from "./read-event.ts";

export type { ZohoAccess } from "./api.ts";
export { createZoho } from "./client.ts";
export { zohoClient } from "./oauth.ts";

/** Zoho waits for five seconds in all: for its keys, and for which organisation is ours. */
const proofMs = 2_000;

function connected(access: ZohoAccess, webhookId: string | undefined): HelpdeskConnection {
  const account = accountOf(access);
  const { keyField } = access;
  const connection: HelpdeskConnection = {
    helpdesk: createZoho(access, account),
    vendor,
    limit,
    orFailure,
    callsOf: pacedCalls,
    // A look costs 6 credits, and the smallest plan has 5,000 a day for everything.
    lookEveryMinutes: webhookId === undefined ? 3 : 10,
    examine: async (calls) =>
      (await account.hasKeyField(calls))
        ? [{ is: "well", text: `Tickets have the field ${keyField} for our key.` }]
        : [{ is: "wrong", text: `Add a text field ${keyField} to the tickets' layout, or set ZOHO_KEY_FIELD.` }],
  };
  if (webhookId === undefined) return connection;
  const keys = new Map<string, Keys>();
  /** Of the data centre in which the account is, which only the grant knows. */
  const keysNow = async (signal: AbortSignal): Promise<Keys> => {
    const { place = access.place } = await access.tokens.current(signal);
    const host = access.deskUrl ?? deskUrlOf(isPlace(place) ? place : access.place);
    const found = keys.get(host) ?? keysOf(host, proofMs);
    keys.set(host, found);
    return found;
  };
  return {
    ...connection,
    webhook: {
      path: "/webhooks/zoho",
      greets: true,
      ticketsOf,
      isGenuine: async (request) => {
        const claim = claimOf(request, { webhookId, nowMs: Date.now() });
        if (claim === undefined) return false;
        const signal = AbortSignal.timeout(proofMs);
        if (!(await isSigned(claim, await keysNow(signal)))) return false;
        return claim.orgId === (await account.at(unpaced(signal))).orgId;
      },
    },
  };
}

const text = z.string().optional();
const id = z.string().regex(/^\d+$/, "digits").optional();
const address = z.url({ protocol: /^https?$/, error: "an address that begins with https://" }).optional();
const defaultKeyField = "cf_deskgraph_key";

export const zoho: HelpdeskVendor = {
  variables: {
    ZOHO_CLIENT_ID: {
      about: "The server-based client of Zoho's API console, together with its secret; then `deskgraph auth zoho`.",
      schema: text,
    },
    ZOHO_CLIENT_SECRET: { about: "The client's secret.", isSecret: true, schema: text },
    ZOHO_REFRESH_TOKEN: {
      about: "A refresh token that was had elsewhere, instead of `deskgraph auth zoho`.",
      isSecret: true,
      schema: text,
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
    ZOHO_WEBHOOK_ID: {
      about: "The id of the webhook to /webhooks/zoho; without it, changes are only looked for every three minutes.",
      schema: id,
    },
    ZOHO_DESK_URL: { about: "Another address of Zoho Desk than the data centre's.", schema: address },
    ZOHO_ACCOUNTS_URL: { about: "Another address of Zoho Accounts than the data centre's.", schema: address },
  },
  plan: (values) => {
    const { ZOHO_CLIENT_ID: clientId, ZOHO_CLIENT_SECRET: secret, ZOHO_REFRESH_TOKEN: refreshToken } = values;
    const { ZOHO_ORG_ID: orgId, ZOHO_DEPARTMENT_ID: departmentId, ZOHO_KEY_FIELD: keyField = defaultKeyField } = values;
    const { ZOHO_DESK_URL: deskUrl, ZOHO_ACCOUNTS_URL: accountsUrl, ZOHO_DC: dc = "us" } = values;
    if (clientId === undefined || secret === undefined) {
      const needed = { ZOHO_CLIENT_ID: clientId, ZOHO_CLIENT_SECRET: secret };
      return { missing: Object.entries(needed).flatMap(([name, value]) => (value === undefined ? [name] : [])) };
    }
    const place: Place = isPlace(dc) ? dc : "us";
    const oauth = zohoClient({
      clientId,
      secret: new Secret(secret),
      place,
      ...(refreshToken === undefined ? {} : { refreshToken: new Secret(refreshToken) }),
      ...(accountsUrl === undefined ? {} : { accountsUrl }),
    });
    const open = ({ tokensOf }: ConnectDeps): HelpdeskConnection =>
      connected(
        {
          tokens: tokensOf(oauth),
          place,
          keyField,
          ...(deskUrl === undefined ? {} : { deskUrl }),
          ...(orgId === undefined ? {} : { orgId }),
          ...(departmentId === undefined ? {} : { departmentId }),
        },
        values["ZOHO_WEBHOOK_ID"],
      );
    return { oauth, open };
  },
};
