import { FailureError, type Grant, type OAuthClient, type Secret } from "../../src/core/index.ts";
import { askForTokens, type TokenError } from "../http/token-endpoint.ts";
import { accountsUrlOf, isPlace, type Place, placeOfAccountsServer } from "./places.ts";

export const vendor = "zoho";

/** Adding a comment or a file is an update there; search is a right of its own. */
const scope = [
  ...["Desk.tickets.ALL", "Desk.contacts.READ", "Desk.contacts.CREATE", "Desk.basic.READ", "Desk.search.READ"],
  "Desk.settings.READ",
].join(",");

/** Ten new keys in ten minutes (Zoho accounts, 2026-11); asking on meanwhile prolongs the wait. */
const tooManyMs = 10 * 60_000;

interface ZohoClient {
  readonly clientId: string;
  readonly secret: Secret;
  readonly secretBefore?: Secret;
  readonly refreshToken?: Secret;
  readonly place: Place;
  /** In place of the data centre's own. */
  readonly accountsUrl?: string;
}

const settings =
  "Zoho does not know our client: check ZOHO_CLIENT_ID, ZOHO_CLIENT_SECRET and ZOHO_DC (each data centre may have a secret of its own).";

/** They come with 200 as well as with 400. */
function readError({ error, description }: TokenError) {
  if (error === "invalid_code") return "over";
  if (error === "invalid_client" || error === "invalid_client_secret" || error === "invalid_redirect_uri") {
    return "wrong_settings";
  }
  if (/too many requests/i.test(description)) return { againInMs: tooManyMs };
  return undefined;
}

export function zohoClient(client: ZohoClient): OAuthClient {
  const { secret, secretBefore, refreshToken, place } = client;
  return {
    vendor,
    secret,
    ...(secretBefore === undefined ? {} : { secretBefore }),
    ...(refreshToken === undefined ? {} : { given: { refreshToken, place } }),
    renew: async (grant, signal) => {
      if (grant?.refreshToken === undefined) throw new FailureError(neverGranted);
      const { refreshToken: kept } = grant;
      const form = { grant_type: "refresh_token", refresh_token: kept };
      return ask(client, { form, place: grant.place ?? place, kept }, signal);
    },
    consentUrl: (consent) => consentUrl(client, consent),
    redeem: (redeemed, signal) => redeem(client, redeemed, signal),
  };
}

const ask = (
  { clientId, secret, place, accountsUrl }: ZohoClient,
  of: { readonly form: Readonly<Record<string, string>>; readonly place: string; readonly kept?: string },
  signal: AbortSignal,
): Promise<Grant> =>
  askForTokens(
    {
      url: new URL("/oauth/v2/token", accountsUrl ?? accountsUrlOf(isPlace(of.place) ? of.place : place)),
      body: new URLSearchParams({ client_id: clientId, client_secret: secret.reveal(), ...of.form }),
      place: of.place,
      readError,
      settings,
      // A renewal brings no refresh token: the old one stays good.
      refreshToken: of.kept,
    },
    signal,
  );

function consentUrl(
  { clientId, place, accountsUrl }: ZohoClient,
  { state, redirectUri }: Parameters<OAuthClient["consentUrl"]>[0],
): URL {
  // All data centres begin at the American address and are sent to their own, except China.
  const url = new URL("/oauth/v2/auth", accountsUrl ?? accountsUrlOf(place === "cn" ? "cn" : "us"));
  url.search = new URLSearchParams({
    response_type: "code",
    client_id: clientId,
    scope,
    redirect_uri: redirectUri,
    state,
    access_type: "offline",
    // Without it a person who said yes once gets no refresh token the second time.
    prompt: "consent",
  }).toString();
  return url;
}

async function redeem(
  client: ZohoClient,
  { answer, redirectUri }: Parameters<OAuthClient["redeem"]>[0],
  signal: AbortSignal,
): Promise<Grant> {
  const server = answer.get("accounts-server");
  const isOurs = server === null || server === client.accountsUrl;
  const place = isOurs ? client.place : placeOfAccountsServer(server);
  if (place === undefined) throw new FailureError({ outcome: "refused", code: "foreign_accounts_server" });
  const form = { grant_type: "authorization_code", code: answer.get("code") ?? "", redirect_uri: redirectUri };
  const grant = await ask(client, { form, place }, signal);
  if (grant.refreshToken === undefined) throw new FailureError({ outcome: "refused", code: "no_refresh_token" });
  return grant;
}

const neverGranted = {
  outcome: "locked",
  code: "never_granted",
  detail: "Zoho has granted us nothing yet: run deskgraph auth zoho, or set ZOHO_REFRESH_TOKEN.",
} as const;
