import type { AccessToken, AccessTokens } from "../../src/core/index.ts";

/** Where a vendor is, and how it is let know who asks. */
export interface Entry {
  readonly base: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Answers what `ask` got, which asks once more under another key where the vendor refused the first: nothing was done under that. */
export type Access = <T extends { readonly status: number }>(
  ask: (entry: Entry) => Promise<T>,
  signal: AbortSignal,
) => Promise<T>;

/** One address, and a key that stays. */
export const byKey =
  (entry: Entry): Access =>
  (ask) =>
    ask(entry);

/** A key that is renewed now and then; some vendors keep each account in a data centre of its own. */
export const byGrant =
  (tokens: AccessTokens, entryOf: (token: AccessToken) => Entry): Access =>
  async (ask, signal) => {
    const token = await tokens.current(signal);
    const answer = await ask(entryOf(token));
    return answer.status === 401 ? ask(entryOf(await tokens.renewed(token, signal))) : answer;
  };
