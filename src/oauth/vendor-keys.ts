import type { AccessTokens, GrantStore, OAuthClient } from "../core/index.ts";
import { createAccessTokens } from "./access-tokens.ts";

/** The keys of all vendors that grant them for a while. */
export interface VendorKeys {
  readonly tokensOf: (client: OAuthClient) => AccessTokens;
  /**
   * Resolves when no renewal is under way: a renewed key that was not written down would be lost, and the old one is
   * over.
   */
  settled(): Promise<void>;
}

export function createVendorKeys(grants: GrantStore): VendorKeys {
  const made: ReturnType<typeof createAccessTokens>[] = [];
  return {
    tokensOf: (client) => {
      const tokens = createAccessTokens(client, grants);
      made.push(tokens);
      return tokens;
    },
    settled: async () => {
      await Promise.all(made.map((tokens) => tokens.settled()));
    },
  };
}
