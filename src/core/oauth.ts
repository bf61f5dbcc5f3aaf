import type { Secret } from "./secret.ts";

/** What a person of the shop let us do at a vendor. All processes share it. */
export interface Grant {
  readonly accessToken: string;
  /** Absent where new access tokens are had without one. */
  readonly refreshToken?: string;
  readonly obtainedAtMs: number;
  /** From then on it is renewed, some minutes before the vendor would refuse it. */
  readonly freshUntilMs: number;
  /** Which of the vendor's data centres it holds for. */
  readonly place?: string;
  /** It came in place of a fresh key that was refused: the next one that is refused fresh is refused for good. */
  readonly isSecond?: true;
}

export interface AccessToken {
  readonly value: Secret;
  readonly place?: string;
}

/** Where a vendor's client gets its key from, call by call. Throws an `FailureError` where there is none to be had. */
export interface AccessTokens {
  current(signal: AbortSignal): Promise<AccessToken>;
  /** The vendor refused this one although it should be good: another one. */
  renewed(refused: AccessToken, signal: AbortSignal): Promise<AccessToken>;
}

/** How grants are had from one vendor. Nothing in here remembers anything. */
export interface OAuthClient {
  readonly vendor: string;
  /** Our own secret there; grants are sealed under it. */
  readonly secret: Secret;
  /** The one before, while it is changed: what is sealed under it is opened, and sealed anew. */
  readonly secretBefore?: Secret;
  /** A refresh token from the configuration, to begin with. */
  readonly given?: { readonly refreshToken: Secret; readonly place?: string };
  /**
   * A new grant in place of this one, or without one where the vendor trusts our secret alone. Throws an
   * `FailureError`.
   */
  renew(grant: Pick<Grant, "refreshToken" | "place"> | undefined, signal: AbortSignal): Promise<Grant>;
  /** Where a person says yes. */
  consentUrl(of: { readonly state: string; readonly redirectUri: string; readonly challenge: string }): URL;
  /** What the vendor sent the person back with becomes a grant. Throws an `FailureError`. */
  redeem(
    of: { readonly answer: URLSearchParams; readonly redirectUri: string; readonly verifier: string },
    signal: AbortSignal,
  ): Promise<Grant>;
}

/** The code under which a vendor says that a grant is over, for good. */
export const grantOver = "grant_over";

export interface StoredGrant {
  readonly sealed: string | undefined;
  /** Grows with every renewal: a caller that saw an older one comes too late. */
  readonly generation: number;
  /** Which refresh token of the configuration it began with. */
  readonly seed: string | undefined;
  readonly isRevoked: boolean;
}

/** The one place where all processes find a vendor's grant, and agree on who renews it. */
export interface GrantStore {
  read(vendor: string): Promise<StoredGrant | undefined>;
  /** True for one caller, until it wrote, released, or `leaseMs` passed. */
  claim(
    vendor: string,
    of: { readonly generation: number; readonly holder: string; readonly leaseMs: number },
  ): Promise<boolean>;
  release(vendor: string, holder: string): Promise<void>;
  /** False when there is a newer one already. */
  renew(
    vendor: string,
    of: { readonly generation: number; readonly sealed: string; readonly seed?: string | undefined },
  ): Promise<boolean>;
  /** What the vendor ended; false when there is a newer one already. */
  revoke(vendor: string, of: { readonly generation: number; readonly seed?: string | undefined }): Promise<boolean>;
  /** The same grant in another seal; nothing where another one took its place meanwhile. */
  reseal(vendor: string, of: { readonly from: string; readonly to: string }): Promise<void>;
  /** A person's new consent: whatever was there before. */
  replace(vendor: string, of: { readonly sealed: string; readonly seed?: string | undefined }): Promise<void>;
}
