import { type Failure, FailureError, type FileBytes, type VendorCalls } from "../../src/core/index.ts";
import type { Access } from "./access.ts";
import { assertPublic } from "./public-address.ts";

const maxHops = 3;

/**
 * A vendor's file as bytes. Files often lie on another host: the key goes to the vendor's own and to nobody else's, also when
 * a redirect asks for it.
 */
export async function download(
  address: string,
  of: {
    readonly access: Access;
    readonly maxBytes: number;
    readonly calls: VendorCalls;
  },
): Promise<FileBytes> {
  let url = parsed(address);
  await of.calls.slot();
  for (let hop = 0; hop <= maxHops; hop += 1) {
    const response = await of.access(async ({ base, headers }) => {
      const isOwn = url.origin === new URL(base).origin;
      if (!isOwn) await assertPublic(url);
      return fetch(url, { signal: of.calls.signal, redirect: "manual", headers: isOwn ? headers : {} }).catch(() => {
        throw new FailureError({ outcome: "retry", code: "network" });
      });
    }, of.calls.signal);
    const location = response.headers.get("location");
    if (response.status >= 300 && response.status < 400 && location !== null) {
      url = parsed(new URL(location, url).href);
      continue;
    }
    if (!response.ok) throw new FailureError(failureOf(response.status));
    const mediaType = response.headers.get("content-type") ?? "application/octet-stream";
    return { bytes: await bytesOf(response, of.maxBytes), mediaType, name: nameOf(url) };
  }
  throw new FailureError({ outcome: "refused", code: "too_many_redirects" });
}

function parsed(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new FailureError({ outcome: "refused", code: "no_such_file" });
  }
  return url;
}

/** A vendor that is down or busy has the file still. */
const failureOf = (status: number): Failure =>
  status >= 500 || status === 408 || status === 425 || status === 429
    ? { outcome: "retry", code: `file_${status}` }
    : { outcome: "refused", code: `file_${status}` };

function nameOf({ pathname, searchParams }: URL): string {
  const last = pathname.split("/").at(-1) || "file";
  try {
    return searchParams.get("name") ?? decodeURIComponent(last);
  } catch {
    return last;
  }
}

async function bytesOf(response: Response, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let count = 0;
  try {
    for await (const chunk of response.body ?? []) {
      count += chunk.byteLength;
      if (count > maxBytes) throw new FailureError({ outcome: "refused", code: "file_too_big" });
      chunks.push(chunk);
    }
  } catch (error) {
    // A line that was cut in the middle.
    throw error instanceof FailureError ? error : new FailureError({ outcome: "retry", code: "network" });
  }
  return Buffer.concat(chunks);
}
