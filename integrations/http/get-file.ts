import { once } from "node:events";
import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";
import { pipeline, type Readable, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";

export interface FileAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Its pieces belong to whoever reads it. */
  readonly body: Readable;
}

interface FileRequest {
  readonly signal: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
  /** In place of the system's own. Its connection is not kept: the name was checked for this once. */
  readonly lookup?: LookupFunction;
}

/**
 * GET without redirects, for what may be large. `fetch` copies each piece once more, and V8 lets what lies outside its
 * heap become some 64 MB before it collects it.
 */
export async function getFile(url: URL, { signal, headers = {}, lookup }: FileRequest): Promise<FileAnswer> {
  const call = requesterOf(url)(url, {
    signal,
    headers: { accept: "*/*", "accept-encoding": "identity", ...headers },
    ...(lookup === undefined ? {} : { lookup, agent: false }),
  });
  const answered = answerOf(call);
  call.end();
  return answered;
}

export const requesterOf = ({ protocol }: URL): typeof http.request =>
  protocol === "https:" ? https.request : http.request;

/** What a call is answered. What breaks later is told by the answer's body. */
export async function answerOf(call: http.ClientRequest): Promise<FileAnswer> {
  const answered = once(call, "response") as Promise<[IncomingMessage]>;
  call.on("error", () => undefined);
  const [answer] = await answered;
  return { status: answer.statusCode ?? 0, headers: headersOf(answer), body: bodyOf(answer) };
}

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

function bodyOf(answer: IncomingMessage): Readable {
  const unpack = unpackers[answer.headers["content-encoding"] ?? ""];
  // An error of either end destroys the other, and the reader hears of it.
  return unpack === undefined ? answer : pipeline(answer, unpack(), () => undefined);
}
