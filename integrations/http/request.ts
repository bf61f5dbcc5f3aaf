import { FailureError } from "../../src/core/index.ts";
import { FileBody } from "./file-body.ts";
import { readNetworkError } from "./network-error.ts";
import { readBody } from "./read-body.ts";
import { sendFiles } from "./send-files.ts";
import { BriefFailure } from "./short-retry.ts";

export interface HttpRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON; bytes, and bodies with files, are sent as they are. */
  readonly body?: unknown;
  readonly signal: AbortSignal;
  /** Some vendors are asked by POST: nothing is changed by it. */
  readonly isRead?: boolean | undefined;
}

/** Whether the vendor may have changed something when no answer tells what became of the request. */
export const isWrite = ({ method, isRead }: Pick<HttpRequest, "method" | "isRead">): boolean =>
  method !== "GET" && !isRead;

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Undefined when the answer is empty, or is no JSON. */
  readonly json: unknown;
  readonly isJson: boolean;
}

interface SentAnswer extends Pick<HttpAnswer, "status" | "headers"> {
  readonly body: AsyncIterable<Uint8Array> | null;
}

/** No answer that we ask a vendor for is near that; a larger one is a mistake. */
const maxAnswerBytes = 5_000_000;

/**
 * One request to a vendor: no redirects (a key must not follow one), no endless answer, and nothing of the address, the
 * headers or the bodies in any error.
 */
export async function request(of: HttpRequest): Promise<HttpAnswer> {
  const response = await send(of).catch((error: unknown) => {
    throw brokenConnection(error, of);
  });
  const body = await readBody(response, maxAnswerBytes).catch((error: unknown) => {
    throw brokenConnection(error, of);
  });
  if (body === undefined) throw new FailureError({ outcome: "uncertain", code: "answer_too_large" });
  return { status: response.status, headers: response.headers, ...parseJson(body.toString("utf8")) };
}

function send({ method, url, headers, body, signal }: HttpRequest): Promise<SentAnswer> {
  const accept = { accept: "application/json" };
  if (body instanceof FileBody) {
    const own = { "content-type": body.contentType, "content-length": String(body.sizeBytes) };
    return sendFiles({ method, url, headers: { ...accept, ...own, ...headers }, body, signal });
  }
  const common = { method, signal, redirect: "manual" } as const;
  if (body === undefined) return fetch(url, { ...common, headers: { ...accept, ...headers } });
  const json = { "content-type": "application/json" };
  return fetch(url, { ...common, headers: { ...accept, ...json, ...headers }, body: encodeBody(body) });
}

const encodeBody = (body: unknown): Uint8Array<ArrayBuffer> | string =>
  body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body);

/** A write that was cut off may have been applied; a read changes nothing. */
function brokenConnection(error: unknown, of: HttpRequest): FailureError {
  const { code, wasNotSent, isBrief } = readNetworkError(error);
  const Thrown = isBrief && !of.signal.aborted ? BriefFailure : FailureError;
  if (wasNotSent) return new Thrown({ outcome: "retry", code: code.toLowerCase() });
  const name = of.signal.aborted ? "deadline" : "network";
  if (!isWrite(of)) return new Thrown({ outcome: "retry", code: name });
  return new Thrown({ outcome: "uncertain", code: name, ...(of.signal.aborted ? { isUnderWay: true } : {}) });
}

function parseJson(text: string): Pick<HttpAnswer, "json" | "isJson"> {
  if (text.trim() === "") return { isJson: true, json: undefined };
  try {
    return { isJson: true, json: JSON.parse(text) };
  } catch {
    return { isJson: false, json: undefined };
  }
}
