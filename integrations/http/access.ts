import type { AccessToken, AccessTokens } from "../../src/core/index.ts";

/** A vendor's address, and the headers that tell it who asks. */
export interface Entry {
  readonly base: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Answers what `ask` got. Where the vendor refused the key, `ask` runs once more under another one: nothing was done
 * under the first.
 */
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
