import { once } from "node:events";
import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";
import { pipeline, Readable, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { type HostAddress, type Outside, publicAddresses } from "./public-address.ts";

export interface OutsideAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: ReadableStream<Uint8Array> | null;
}

/**
 * GET from a public web server, without redirects. `fetch` would look the name up once more by itself, and a name can
 * have another address by then (DNS rebinding); this connects to the very addresses that were checked.
 */
export async function fetchOutside(url: URL, signal: AbortSignal, outside?: Outside): Promise<OutsideAnswer> {
  const lookup = pinned(await publicAddresses(url, outside));
  const { request } = url.protocol === "https:" ? https : http;
  // A connection of its own: none is kept for a name whose address was checked some time ago.
  const call = request(url, {
    agent: false,
    lookup,
    signal,
    headers: { accept: "*/*", "accept-encoding": "identity" },
  });
  const answered = once(call, "response") as Promise<[IncomingMessage]>;
  call.end();
  const [answer] = await answered;
  // What breaks from here on is told by the body.
  call.on("error", () => undefined);
  return { status: answer.statusCode ?? 0, headers: headersOf(answer), body: bodyOf(answer) };
}

const pinned =
  (addresses: readonly HostAddress[]): LookupFunction =>
  (host, { all }, done) => {
    const [first] = addresses;
    if (first === undefined) return done(new Error(`no address of ${host}`), "", 0);
    return all ? done(null, [...addresses]) : done(null, first.address, first.family);
  };

const headersOf = ({ headers }: IncomingMessage): Headers =>
  new Headers(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value] satisfies [string, string]] : [],
    ),
  );

/** Some stores keep files packed and send them so, whatever they are asked for. */
const unpackers: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

function bodyOf(answer: IncomingMessage): ReadableStream<Uint8Array> {
  const unpack = unpackers[answer.headers["content-encoding"] ?? ""];
  // An error of either end destroys the other, and the reader hears of it.
  const plain = unpack === undefined ? answer : pipeline(answer, unpack(), () => undefined);
  return Readable.toWeb(plain) as ReadableStream<Uint8Array>;
}
