import { randomUUID } from "node:crypto";
import type { FileBytes } from "../../src/core/index.ts";

/** The largest piece that is sent at a time. */
export const pieceBytes = 64 * 1_024;
/** How much of a file that is: three bytes are four characters of base64, so it is divisible by three. */
const fileBytes = 48 * 1_024;

type Part = string | Uint8Array | { readonly inBase64: Uint8Array };

/** A request's body with files in it. It is made piece by piece while it is sent, so no file is in memory twice. */
export class FileBody {
  readonly contentType: string;
  readonly sizeBytes: number;
  readonly #parts: readonly Part[];

  constructor(contentType: string, parts: readonly Part[]) {
    this.contentType = contentType;
    this.#parts = parts;
    this.sizeBytes = parts.reduce((sum, part) => sum + sizeOf(part), 0);
  }

  /**
   * Begins anew each time: a request may be sent again under a renewed key. Each piece is good until the next one is
   * asked for: they all lie in the same place.
   */
  *pieces(place: Buffer): Generator<Uint8Array> {
    for (const part of this.#parts) yield* piecesOf(part, place);
  }
}

function sizeOf(part: Part): number {
  if (typeof part === "string") return Buffer.byteLength(part);
  return part instanceof Uint8Array ? part.byteLength : 4 * Math.ceil(part.inBase64.byteLength / 3);
}

function* piecesOf(part: Part, place: Buffer): Generator<Uint8Array> {
  if (typeof part === "string") return yield Buffer.from(part);
  const isPlain = part instanceof Uint8Array;
  const bytes = isPlain ? part : part.inBase64;
  for (let at = 0; at < bytes.byteLength; at += fileBytes) {
    const piece = bytes.subarray(at, at + fileBytes);
    yield place.subarray(0, isPlain ? copied(piece, place) : place.write(base64Of(piece), "latin1"));
  }
}

function copied(piece: Uint8Array, place: Buffer): number {
  place.set(piece);
  return piece.byteLength;
}

const base64Of = ({ buffer, byteOffset, byteLength }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString("base64");

/** The file alone. */
export const rawBody = ({ bytes, mediaType }: FileBytes): FileBody => new FileBody(mediaType, [bytes]);

/** A form with one file in one field (RFC 7578; names are escaped as browsers do it). */
export function formBody(field: string, { bytes, mediaType, name }: FileBytes): FileBody {
  const boundary = `deskgraph-${randomUUID()}`;
  const head = [
    `--${boundary}`,
    `Content-Disposition: form-data; name="${inQuotes(field)}"; filename="${inQuotes(name)}"`,
    `Content-Type: ${mediaType.replace(/[\r\n]/g, " ")}`,
  ];
  const parts = [`${head.join("\r\n")}\r\n\r\n`, bytes, `\r\n--${boundary}--\r\n`];
  return new FileBody(`multipart/form-data; boundary=${boundary}`, parts);
}

const inQuotes = (name: string): string => name.replaceAll("\r", "%0D").replaceAll("\n", "%0A").replaceAll('"', "%22");

/** JSON in which some values are files in base64: `build` gets what stands for each of them until then. */
export function jsonBody(files: readonly Uint8Array[], build: (inBase64: readonly string[]) => object): FileBody {
  const marks = files.map(() => randomUUID());
  let rest = JSON.stringify(build(marks));
  const parts: Part[] = [];
  for (const [at, mark] of marks.entries()) {
    const begin = rest.indexOf(mark);
    if (begin === -1) continue;
    parts.push(rest.slice(0, begin), { inBase64: files[at] ?? new Uint8Array() });
    rest = rest.slice(begin + mark.length);
  }
  return new FileBody("application/json", [...parts, rest]);
}
