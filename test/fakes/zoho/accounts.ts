import type { Answer, FakeCall } from "../serve.ts";

export interface Accounts {
  readonly clientId: string;
  readonly secret: string;
  /** How many access tokens were given out. */
  issued: number;
  /** A refresh token that is good. */
  newRefreshToken(): string;
  /** What a person who said yes is sent back with. */
  newCode(redirectUri: string): string;
  revoke(refreshToken: string): void;
  /** Every access token given out so far is refused from now on. */
  expireAll(): void;
  isGood(accessToken: string): boolean;
  answer(call: FakeCall): Answer;
}

const lifeS = 3_600;
/** Ten in ten minutes; the eleventh is refused, with 200. */
const maxIssued = 10;
const windowMs = 10 * 60_000;

/** Zoho's token endpoint: it says no with 200, renews without a new refresh token, and gives out few keys. */
export function createAccounts(now: () => number = Date.now): Accounts {
  const refreshTokens = new Set<string>();
  const codes = new Map<string, string>();
  const tokens = new Map<string, number>();
  let issuedAt: number[] = [];
  let count = 0;
  const next = (prefix: string): string => {
    count += 1;
    return `1000.${prefix}.${count}.example`;
  };

  function issue(): Record<string, unknown> {
    const atMs = now();
    issuedAt = issuedAt.filter((each) => atMs - each < windowMs);
    if (issuedAt.length >= maxIssued) {
      const description = "You have made too many requests continuously. Please try again after some time.";
      return { error: "Access Denied", error_description: description, status: "failure" };
    }
    issuedAt.push(atMs);
    accounts.issued += 1;
    const token = next("access");
    tokens.set(token, atMs + lifeS * 1_000);
    return { access_token: token, api_domain: "https://www.zohoapis.com", token_type: "Bearer", expires_in: lifeS };
  }

  function given(form: URLSearchParams): Record<string, unknown> {
    if (form.get("client_id") !== accounts.clientId) return { error: "invalid_client" };
    if (form.get("client_secret") !== accounts.secret) return { error: "invalid_client_secret" };
    switch (form.get("grant_type")) {
      case "refresh_token":
        return refreshTokens.has(form.get("refresh_token") ?? "") ? issue() : { error: "invalid_code" };
      case "authorization_code": {
        const code = form.get("code") ?? "";
        const redirectUri = codes.get(code);
        if (redirectUri === undefined) return { error: "invalid_code" };
        if (redirectUri !== form.get("redirect_uri")) return { error: "invalid_redirect_uri" };
        codes.delete(code);
        return { ...issue(), refresh_token: accounts.newRefreshToken() };
      }
      default:
        return { error: "invalid_request" };
    }
  }

  const accounts: Accounts = {
    clientId: "1000.EXAMPLECLIENT",
    secret: "example-zoho-client-secret",
    issued: 0,
    newRefreshToken: () => {
      const token = next("refresh");
      refreshTokens.add(token);
      return token;
    },
    newCode: (redirectUri) => {
      const code = next("code");
      codes.set(code, redirectUri);
      return code;
    },
    revoke: (token) => void refreshTokens.delete(token),
    expireAll: () => tokens.clear(),
    isGood: (token) => (tokens.get(token) ?? 0) > now(),
    answer: ({ bytes }) => ({ status: 200, body: given(new URLSearchParams(bytes.toString("utf8"))) }),
  };
  return accounts;
}
