import { type Failure, FailureError, type FileBytes, type VendorCalls } from "../../src/core/index.ts";
import type { Access } from "./access.ts";
import { fetchOutside } from "./fetch-outside.ts";
import { type FileAnswer, getFile } from "./get-file.ts";
import type { Outside } from "./public-address.ts";
import { type FileContent, readFileBody } from "./read-body.ts";

const maxHops = 3;

interface DownloadOptions {
  readonly access: Access;
  readonly maxBytes: number;
  readonly calls: VendorCalls;
  /** In place of the real one. */
  readonly outside?: Outside;
}

/**
 * A vendor's file as bytes. Files often lie on another host: the key goes to the vendor's own origin alone, also when a
 * redirect leads elsewhere.
 */
export async function download(address: string, of: DownloadOptions): Promise<FileBytes> {
  let url = parseAddress(address);
  await of.calls.slot();
  for (let hop = 0; hop <= maxHops; hop += 1) {
    const response = await fetchOnce(url, of);
    const location = response.headers.get("location");
    if (response.status >= 300 && response.status < 400 && location !== null) {
      response.body.destroy();
      url = parseAddress(new URL(location, url).href);
      continue;
    }
    if (response.status < 200 || response.status > 299) {
      response.body.destroy();
      throw new FailureError(fileFailure(response.status));
    }
    const mediaType = response.headers.get("content-type") ?? "application/octet-stream";
    return { ...(await readFile(response, of)), mediaType, name: fileName(url) };
  }
  throw new FailureError({ outcome: "refused", code: "too_many_redirects" });
}

const fetchOnce = (url: URL, { access, calls: { signal }, outside }: DownloadOptions): Promise<FileAnswer> =>
  access(
    ({ base, headers }) =>
      (url.origin === new URL(base).origin
        ? getFile(url, { signal, headers })
        : fetchOutside(url, signal, outside)
      ).catch((error: unknown) => {
        throw error instanceof FailureError ? error : new FailureError({ outcome: "retry", code: "network" });
      }),
    signal,
  );

function parseAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new FailureError({ outcome: "refused", code: "no_such_file" });
  }
  return url;
}

/** A vendor that is down or busy still has the file. */
const fileFailure = (status: number): Failure =>
  status >= 500 || status === 408 || status === 425 || status === 429
    ? { outcome: "retry", code: `file_${status}` }
    : { outcome: "refused", code: `file_${status}` };

function fileName({ pathname, searchParams }: URL): string {
  const last = pathname.split("/").at(-1) || "file";
  try {
    return searchParams.get("name") ?? decodeURIComponent(last);
  } catch {
    return last;
  }
}

async function readFile(response: FileAnswer, { maxBytes, calls }: DownloadOptions): Promise<FileContent> {
  const content = await readFileBody(response, maxBytes, calls.reserve).catch(() => {
    // The connection was cut in the middle.
    throw new FailureError({ outcome: "retry", code: "network" });
  });
  if (content === undefined) throw new FailureError({ outcome: "refused", code: "file_too_big" });
  return content;
}
