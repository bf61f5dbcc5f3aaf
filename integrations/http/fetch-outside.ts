import type { LookupFunction } from "node:net";
import { type FileAnswer, getFile } from "./get-file.ts";
import { type HostAddress, type Outside, publicAddresses } from "./public-address.ts";

/**
 * GET from a public web server, without redirects. It connects to the very addresses that were checked: a name can have
 * another address at the next look-up (DNS rebinding).
 */
export async function fetchOutside(
  url: URL,
  signal: AbortSignal,
  outside?: Outside,
  headers: Readonly<Record<string, string>> = {},
): Promise<FileAnswer> {
  return getFile(url, { signal, headers, lookup: pinned(await publicAddresses(url, outside)) });
}

const pinned =
  (addresses: readonly HostAddress[]): LookupFunction =>
  (host, { all }, done) => {
    const [first] = addresses;
    if (first === undefined) return done(new Error(`no address of ${host}`), "", 0);
    return all ? done(null, [...addresses]) : done(null, first.address, first.family);
  };
