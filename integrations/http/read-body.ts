import type { FileBytes, ReserveBytes } from "../../src/core/index.ts";
import type { FileAnswer } from "./get-file.ts";

/** The whole body, or undefined as soon as it is longer than allowed: the rest is not fetched. */
export async function readBody(response: WithBody, maxBytes: number): Promise<Buffer | undefined> {
  const pieces = await piecesOf(response, maxBytes);
  return pieces && Buffer.concat(pieces);
}

interface WithBody {
  readonly body: AsyncIterable<Uint8Array> | null;
}

async function piecesOf({ body }: WithBody, maxBytes: number): Promise<Uint8Array[] | undefined> {
  const pieces: Uint8Array[] = [];
  let count = 0;
  for await (const piece of body ?? []) {
    count += piece.byteLength;
    if (count > maxBytes) return undefined;
    pieces.push(piece);
  }
  return pieces;
}

/** A file's bytes, and how to give their memory back at once. */
export type FileContent = Required<Pick<FileBytes, "bytes" | "letGo">>;

/**
 * A file's body, for which room is kept before it is fetched. It is written into its place as it comes: joined at the
 * end it would be in memory twice.
 */
export async function readFileBody(
  { headers, body }: Pick<FileAnswer, "body" | "headers">,
  maxBytes: number,
  reserve: ReserveBytes = async ({ maxBytes: all }) => all,
): Promise<FileContent | undefined> {
  const sizeBytes = toldSize(headers);
  const allowed = sizeBytes !== undefined && sizeBytes > maxBytes ? undefined : await reserve({ sizeBytes, maxBytes });
  if (allowed === undefined) {
    body.destroy();
    return undefined;
  }
  if (sizeBytes !== undefined) return placed(body, sizeBytes);
  const pieces = await piecesOf({ body }, allowed);
  return (
    pieces &&
    placed(
      pieces,
      pieces.reduce((sum, { byteLength }) => sum + byteLength, 0),
    )
  );
}

/** Undefined where there is more than there is place for. */
async function placed(
  pieces: AsyncIterable<Uint8Array> | readonly Uint8Array[],
  sizeBytes: number,
): Promise<FileContent | undefined> {
  const place = placeFor(sizeBytes);
  let count: number | undefined;
  try {
    count = await fill(place.subarray(0, sizeBytes), pieces);
  } finally {
    if (count === undefined) letGo(place);
  }
  return count === undefined ? undefined : { bytes: place.subarray(0, count), letGo: () => letGo(place) };
}

async function fill(
  place: Uint8Array,
  pieces: AsyncIterable<Uint8Array> | readonly Uint8Array[],
): Promise<number | undefined> {
  let count = 0;
  for await (const piece of pieces) {
    if (count + piece.byteLength > place.byteLength) return undefined;
    place.set(piece, count);
    count += piece.byteLength;
    letGo(piece);
  }
  return count;
}

const largeBytes = 1_000_000;
/** What is larger than 32 MB glibc always gives back to the system when it is freed (mallopt(3), M_MMAP_THRESHOLD). */
const ownPagesBytes = 33 * 1_024 * 1_024;

/** Pages that are not written to take no memory. */
const placeFor = (sizeBytes: number): Buffer =>
  Buffer.allocUnsafeSlow(sizeBytes < largeBytes ? sizeBytes : Math.max(sizeBytes, ownPagesBytes));

/**
 * Gives the memory back now, and the bytes are gone: V8 collects what lies outside its heap only when it has become
 * some 64 MB. What shares its memory with other bytes stays.
 */
function letGo({ buffer, byteLength }: Uint8Array): void {
  if (byteLength > 0 && buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}

/** What is packed for the way is longer than it says. */
function toldSize(headers: Headers): number | undefined {
  const told = headers.get("content-length");
  const isPacked = (headers.get("content-encoding") ?? "identity") !== "identity";
  return told === null || isPacked || !/^\d+$/.test(told) ? undefined : Number(told);
}
