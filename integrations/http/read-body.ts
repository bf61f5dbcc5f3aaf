import type { ReserveBytes } from "../../src/core/index.ts";

/** The whole body, or undefined as soon as it is longer than allowed: the rest is not fetched. */
export async function readBody(response: Pick<Response, "body">, maxBytes: number): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let count = 0;
  for await (const chunk of response.body ?? []) {
    count += chunk.byteLength;
    if (count > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * A file's body, for which room is kept before it is fetched. It is written into its place as it comes: joined at the
 * end it would be in memory twice.
 */
export async function readFileBody(
  response: Pick<Response, "body" | "headers">,
  maxBytes: number,
  reserve: ReserveBytes = async ({ maxBytes: all }) => all,
): Promise<Buffer | undefined> {
  const sizeBytes = toldSize(response);
  const allowed = sizeBytes !== undefined && sizeBytes > maxBytes ? undefined : await reserve({ sizeBytes, maxBytes });
  if (allowed === undefined) {
    await response.body?.cancel();
    return undefined;
  }
  if (sizeBytes === undefined) return readBody(response, allowed);
  const whole = Buffer.allocUnsafeSlow(sizeBytes);
  let count = 0;
  for await (const chunk of response.body ?? []) {
    if (count + chunk.byteLength > sizeBytes) return undefined;
    whole.set(chunk, count);
    count += chunk.byteLength;
  }
  return whole.subarray(0, count);
}

/** What is packed for the way is longer than it says. */
function toldSize({ headers }: Pick<Response, "headers">): number | undefined {
  const told = headers.get("content-length");
  const isPacked = (headers.get("content-encoding") ?? "identity") !== "identity";
  return told === null || isPacked || !/^\d+$/.test(told) ? undefined : Number(told);
}
