import { FailureError, type Grant, type OAuthClient, type Secret } from "../../src/core/index.ts";
import { withoutSlash } from "../http/json-api.ts";
import { askForTokens, type TokenError } from "../http/token-endpoint.ts";
import { vendor } from "./api.ts";

interface ZendeskClient {
  /** `https://SUBDOMAIN.zendesk.com`. */
  readonly url: string;
  readonly clientId: string;
  readonly secret: Secret;
  readonly secretBefore?: Secret;
}

const scope = "tickets:read tickets:write users:read users:write";
/**
 * Zendesk's own default for a key, and its longest for what renews it: a shop that is shut for a month comes back to
 * work.
 */
const keyLifeS = 1_800;
const refreshLifeS = 90 * 24 * 3_600;

const settings =
  "Zendesk does not know our client: check ZENDESK_SUBDOMAIN, ZENDESK_CLIENT_ID and ZENDESK_CLIENT_SECRET, and its redirect address.";

const wrongSettings: readonly string[] = [
  "invalid_client",
  "unauthorized_client",
  "invalid_request",
  "invalid_scope",
  "unsupported_grant_type",
];

function readError({ error }: TokenError) {
  if (error === "invalid_grant") return "over";
  return wrongSettings.includes(error) ? "wrong_settings" : undefined;
}

/** Each renewal brings a new refresh token, and ends the old one in the same moment. */
export function zendeskClient(client: ZendeskClient): OAuthClient {
  const { clientId, secret, secretBefore } = client;
  const base = withoutSlash(client.url);
  const ask: AskForGrant = (of, signal) =>
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
    ...(secretBefore === undefined ? {} : { secretBefore }),
    renew: (grant, signal) => renew(ask, grant?.refreshToken, signal),
    consentUrl: (consent) => consentUrl(base, clientId, consent),
    redeem: (redeemed, signal) => redeem(ask, redeemed, signal),
  };
}

type AskForGrant = (of: Readonly<Record<string, string | number>>, signal: AbortSignal) => Promise<Grant>;

/** Without a refresh token: a confidential client is trusted by itself, as the user it is tied to. */
const renew = (ask: AskForGrant, refreshToken: string | undefined, signal: AbortSignal): Promise<Grant> =>
  ask(
    refreshToken === undefined
      ? { grant_type: "client_credentials" }
      : { grant_type: "refresh_token", refresh_token: refreshToken, refresh_token_expires_in: refreshLifeS },
    signal,
  );

function consentUrl(
  base: string,
  clientId: string,
  { state, redirectUri, challenge }: Parameters<OAuthClient["consentUrl"]>[0],
): URL {
  const address = new URL(`${base}/oauth/authorizations/new`);
  address.search = new URLSearchParams({
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUri,
    scope,
    state,
    code_challenge: challenge,
    code_challenge_method: "S256",
  }).toString();
  return address;
}

async function redeem(
  ask: AskForGrant,
  { answer, redirectUri, verifier }: Parameters<OAuthClient["redeem"]>[0],
  signal: AbortSignal,
): Promise<Grant> {
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
}
