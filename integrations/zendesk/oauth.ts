import { FailureError, type Grant, type OAuthClient, type Secret } from "../../src/core/index.ts";
import { withoutSlash } from "../http/json-api.ts";
import { askForTokens, type TokenError } from "../http/token-endpoint.ts";
import { vendor } from "./api.ts";

export interface ZendeskClient {
  /** `https://SUBDOMAIN.zendesk.com`. */
  readonly url: string;
  readonly clientId: string;
  readonly secret: Secret;
}

const scope = "tickets:read tickets:write users:read users:write";
/** Zendesk's own default for a key, and its longest for what renews it: a shop that is shut for a month comes back to work. */
const keyLifeS = 1_800;
const refreshLifeS = 90 * 24 * 3_600;

const settings =
  "Zendesk does not know our client: check ZENDESK_SUBDOMAIN, ZENDESK_CLIENT_ID and ZENDESK_CLIENT_SECRET, and its redirect address.";

function readError({ error }: TokenError) {
  if (error === "invalid_grant") return "over";
  if (
    ["invalid_client", "unauthorized_client", "invalid_request", "invalid_scope", "unsupported_grant_type"].includes(
      error,
    )
  ) {
    return "wrong_settings";
  }
  return undefined;
}

/** Each renewal brings a new refresh token, and ends the old one in the same moment. */
export function zendeskClient({ url, clientId, secret }: ZendeskClient): OAuthClient {
  const base = withoutSlash(url);
  const ask = (of: Readonly<Record<string, string | number>>, signal: AbortSignal): Promise<Grant> =>
    askForTokens(
      {
        url: new URL(`${base}/oauth/tokens`),
        body: { client_id: clientId, client_secret: secret.reveal(), scope, expires_in: keyLifeS, ...of },
        readError,
        settings,
      },
      signal,
    );
  return {
    vendor,
    secret,
    renew: (grant, signal) =>
      grant?.refreshToken === undefined
        ? // A confidential client is trusted by itself, as the user it is tied to.
          ask({ grant_type: "client_credentials" }, signal)
        : ask(
            {
              grant_type: "refresh_token",
              refresh_token: grant.refreshToken,
              refresh_token_expires_in: refreshLifeS,
            },
            signal,
          ),
    consentUrl: ({ state, redirectUri, challenge }) => {
      const address = new URL(`${base}/oauth/authorizations/new`);
      const query = { response_type: "code", client_id: clientId, redirect_uri: redirectUri, scope, state };
      for (const [name, value] of Object.entries({
        ...query,
        code_challenge: challenge,
        code_challenge_method: "S256",
      })) {
        address.searchParams.set(name, value);
      }
      return address;
    },
    redeem: async ({ answer, redirectUri, verifier }, signal) => {
      const grant = await ask(
        {
          grant_type: "authorization_code",
          code: answer.get("code") ?? "",
          redirect_uri: redirectUri,
          code_verifier: verifier,
          refresh_token_expires_in: refreshLifeS,
        },
        signal,
      );
      if (grant.refreshToken === undefined) throw new FailureError({ outcome: "refused", code: "no_refresh_token" });
      return grant;
    },
  };
}
