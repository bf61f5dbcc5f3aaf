import { isUtf8 } from "node:buffer";
import { UnreadableGoods } from "../unreadable-goods.ts";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1251";

const sampleBytes = 4_096;
/** Text that was read as another encoding once and saved so: "Ð¡ÑƒÐºÐ½Ñ", "РЎСѓРєРЅСЏ". */
const garbled =
  /(?:[ÐÑ][\u0080-\u00bf\u0152-\u2122]){4}|(?:[РС][\u0400-\u040f\u0452-\u045f\u00a0-\u00bf\u2018-\u2122]){4}/;

/** What the bytes are written in: by their mark, by their form, or as Windows writes Cyrillic. */
export function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const sample = bytes.subarray(0, sampleBytes);
  const zeros = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  // Every second byte of Latin letters, digits and separators is empty.
  if (Math.max(even, odd) > sample.length / 20) return odd > even ? "utf-16le" : "utf-16be";
  return isUtf8(bytes) ? "utf-8" : "windows-1251";
}

const pieceBytes = 262_144;

/** The text in pieces: a large file is not held twice. */
export function* decoded(bytes: Uint8Array, encoding: Encoding = encodingOf(bytes)): Generator<string> {
  const decoder = new TextDecoder(encoding);
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    const text = decoder.decode(bytes.subarray(at, at + pieceBytes), { stream: true });
    if (at === 0) refuseGarbled(text);
    yield text;
  }
  yield decoder.decode();
}

export const textStart = (bytes: Uint8Array, length: number, encoding: Encoding = encodingOf(bytes)): string =>
  new TextDecoder(encoding).decode(bytes.subarray(0, length));

function refuseGarbled(text: string): void {
  if (garbled.test(text) || text.includes("\ufffd")) {
    throw new UnreadableGoods(
      'its letters are broken: it was saved in a wrong encoding; export it anew as "CSV UTF-8"',
    );
  }
}
