import { createHash } from "node:crypto";
import { type Answer, type FakeCall, Refusal } from "../serve.ts";

export interface ZendeskOAuth {
  readonly clientId: string;
  readonly secret: string;
  /** How many access tokens were given out. */
  issued: number;
  /** Whether the client is trusted by itself. */
  isConfidential: boolean;
  newRefreshToken(): string;
  newCode(of: { readonly redirectUri: string; readonly challenge: string }): string;
  revoke(refreshToken: string): void;
  expireAll(): void;
  isGood(accessToken: string): boolean;
  answer(call: FakeCall): Answer;
}

const refused = (error: string): Refusal => new Refusal(400, { error, error_description: error });

/** Zendesk's token endpoint: a renewal ends the old pair in the same moment. */
export function createOAuth(now: () => number): ZendeskOAuth {
  const refreshTokens = new Map<string, string | undefined>();
  const codes = new Map<string, { readonly redirectUri: string; readonly challenge: string }>();
  const tokens = new Map<string, number>();
  let count = 0;
  const next = (prefix: string): string => {
    count += 1;
    return `example-${prefix}-${count}`;
  };

  function issue(lifeS: unknown, withRefresh: boolean): object {
    if (typeof lifeS !== "number" || lifeS < 300 || lifeS > 172_800) throw refused("invalid_request");
    oauth.issued += 1;
    const access = next("access");
    tokens.set(access, now() + lifeS * 1_000);
    const pair = { access_token: access, token_type: "bearer", scope: "tickets:read", expires_in: lifeS };
    if (!withRefresh) return pair;
    const refresh = next("refresh");
    refreshTokens.set(refresh, access);
    return { ...pair, refresh_token: refresh, refresh_token_expires_in: 2_592_000 };
  }

  function given(body: Record<string, unknown>): object {
    if (body["client_id"] !== oauth.clientId || body["client_secret"] !== oauth.secret) {
      throw new Refusal(401, { error: "invalid_client" });
    }
    switch (body["grant_type"]) {
      case "client_credentials":
        if (!oauth.isConfidential) throw refused("unauthorized_client");
        return issue(body["expires_in"], false);
      case "refresh_token": {
        const old = String(body["refresh_token"]);
        if (!refreshTokens.has(old)) throw refused("invalid_grant");
        tokens.delete(refreshTokens.get(old) ?? "");
        refreshTokens.delete(old);
        return issue(body["expires_in"], true);
      }
      case "authorization_code": {
        const code = codes.get(String(body["code"]));
        const shown = createHash("sha256").update(String(body["code_verifier"])).digest("base64url");
        if (code?.challenge !== shown || code.redirectUri !== body["redirect_uri"]) throw refused("invalid_grant");
        codes.delete(String(body["code"]));
        return issue(body["expires_in"], true);
      }
      default:
        throw refused("unsupported_grant_type");
    }
  }

  const oauth: ZendeskOAuth = {
    clientId: "deskgraph_example",
    secret: "example-zendesk-client-secret",
    issued: 0,
    isConfidential: true,
    newRefreshToken: () => {
      const token = next("refresh");
      refreshTokens.set(token, undefined);
      return token;
    },
    newCode: (of) => {
      const code = next("code");
      codes.set(code, of);
      return code;
    },
    revoke: (token) => void refreshTokens.delete(token),
    expireAll: () => tokens.clear(),
    isGood: (token) => (tokens.get(token) ?? 0) > now(),
    answer: ({ body }) => ({ status: 200, body: given(body as Record<string, unknown>) }),
  };
  return oauth;
}
