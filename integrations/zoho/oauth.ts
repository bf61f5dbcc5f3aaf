import { FailureError, type Grant, type OAuthClient, type Secret } from "../../src/core/index.ts";
import { askForTokens, type TokenError } from "../http/token-endpoint.ts";
import { accountsUrlOf, isPlace, type Place, placeOfAccountsServer } from "./places.ts";

export const vendor = "zoho";

/** Adding a comment or a file is an update there; search is a right of its own. */
const scope = [
  ...["Desk.tickets.ALL", "Desk.contacts.READ", "Desk.contacts.CREATE", "Desk.basic.READ", "Desk.search.READ"],
  "Desk.settings.READ",
].join(",");

/** Ten new keys in ten minutes; whoever asks on meanwhile prolongs it. */
const tooManyMs = 10 * 60_000;

export interface ZohoClient {
  readonly clientId: string;
  readonly secret: Secret;
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

export function zohoClient({ clientId, secret, refreshToken, place, accountsUrl }: ZohoClient): OAuthClient {
  const accountsOf = (at: string | undefined): string => accountsUrl ?? accountsUrlOf(at && isPlace(at) ? at : place);
  const ask = (
    of: Readonly<Record<string, string>>,
    at: string,
    kept: string | undefined,
    signal: AbortSignal,
  ): Promise<Grant> =>
    askForTokens(
      {
        url: new URL("/oauth/v2/token", accountsOf(at)),
        body: new URLSearchParams({ client_id: clientId, client_secret: secret.reveal(), ...of }),
        place: at,
        readError,
        settings,
        // A renewal brings no refresh token: the old one stays good.
        refreshToken: kept,
      },
      signal,
    );
  return {
    vendor,
    secret,
    ...(refreshToken === undefined ? {} : { given: { refreshToken, place } }),
    renew: async (grant, signal) => {
      if (grant?.refreshToken === undefined) throw new FailureError(neverGranted);
      const { refreshToken: kept } = grant;
      return ask({ grant_type: "refresh_token", refresh_token: kept }, grant.place ?? place, kept, signal);
    },
    consentUrl: ({ state, redirectUri }) => {
      // All data centres begin at the American door and are shown to their own, but for China.
      const url = new URL("/oauth/v2/auth", accountsUrl ?? accountsUrlOf(place === "cn" ? "cn" : "us"));
      // Without `consent` somebody who said yes once gets no refresh token the second time.
      const query = { response_type: "code", client_id: clientId, scope, redirect_uri: redirectUri, state };
      for (const [name, value] of Object.entries({ ...query, access_type: "offline", prompt: "consent" })) {
        url.searchParams.set(name, value);
      }
      return url;
    },
    redeem: async ({ answer, redirectUri }, signal) => {
      const server = answer.get("accounts-server");
      const at = server === null || server === accountsUrl ? place : placeOfAccountsServer(server);
      if (at === undefined) throw new FailureError({ outcome: "refused", code: "foreign_accounts_server" });
      const code = answer.get("code") ?? "";
      const grant = await ask(
        { grant_type: "authorization_code", code, redirect_uri: redirectUri },
        at,
        undefined,
        signal,
      );
      if (grant.refreshToken === undefined) throw new FailureError({ outcome: "refused", code: "no_refresh_token" });
      return grant;
    },
  };
}

const neverGranted = {
  outcome: "locked",
  code: "never_granted",
  detail: "Zoho has granted us nothing yet: run deskgraph auth zoho, or set ZOHO_REFRESH_TOKEN.",
} as const;
