import type { SentFiles } from "../../src/core/index.ts";

/** What a channel has already, in memory. */
export function memorySentFiles(): SentFiles {
  const known = new Map<string, string>();
  const keyOf = (account: string, url: string): string => `${account} ${url}`;
  return {
    sent: async (account, urls) =>
      new Map(
        urls.flatMap((url) => {
          const fileId = known.get(keyOf(account, url));
          return fileId === undefined ? [] : [[url, fileId] as const];
        }),
      ),
    keep: async (account, files) => {
      for (const { url, fileId } of files) known.set(keyOf(account, url), fileId);
    },
    forget: async (account, urls) => {
      for (const url of urls) known.delete(keyOf(account, url));
    },
  };
}
