import { FailureError } from "../../src/core/index.ts";

export interface HttpRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON, but for bytes and forms, which are sent as they are. */
  readonly body?: unknown;
  readonly signal: AbortSignal;
  /** Some vendors are asked by POST: nothing is changed by it. */
  readonly isRead?: boolean | undefined;
}

/** Whether the vendor may have changed something, when nobody knows what became of it. */
export const isWrite = ({ method, isRead }: Pick<HttpRequest, "method" | "isRead">): boolean =>
  method !== "GET" && !isRead;

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Undefined when the answer is empty, or is no JSON. */
  readonly json: unknown;
  readonly isJson: boolean;
}

/** No answer of a vendor we ask for anything is near that; a larger one is a mistake of somebody's. */
const maxAnswerBytes = 5_000_000;
/** Refused before a byte of the request left. */
const notSentCodes = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;

/**
 * One request to a vendor: no redirects (a key must not follow one), no endless answer, and nothing of the address, the headers or
 * the bodies in any error.
 */
export async function request(of: HttpRequest): Promise<HttpAnswer> {
  const { method, url, headers, body, signal } = of;
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      signal,
      redirect: "manual",
      headers: {
        accept: "application/json",
        ...(body === undefined || body instanceof FormData ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: written(body) }),
    });
  } catch (error) {
    throw brokenLine(error, of);
  }
  const text = await textOf(response).catch((error: unknown) => {
    throw error instanceof FailureError ? error : brokenLine(error, of);
  });
  const json = parsed(text);
  return { status: response.status, headers: response.headers, json: json.value, isJson: json.is };
}

const written = (body: unknown): FormData | Uint8Array<ArrayBuffer> | string => {
  if (body instanceof FormData) return body;
  return body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body);
};

/** A write that was cut off may have been applied; a read changes nothing. */
function brokenLine(error: unknown, of: HttpRequest): FailureError {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : "";
  if (notSentCodes.test(code)) return new FailureError({ outcome: "retry", code: code.toLowerCase() });
  const name = of.signal.aborted ? "deadline" : "network";
  if (!isWrite(of)) return new FailureError({ outcome: "retry", code: name });
  return new FailureError({ outcome: "uncertain", code: name, ...(of.signal.aborted ? { isUnderWay: true } : {}) });
}

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let count = 0;
  for await (const chunk of response.body ?? []) {
    count += chunk.byteLength;
    if (count > maxAnswerBytes) throw new FailureError({ outcome: "uncertain", code: "answer_too_large" });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parsed(text: string): { readonly is: boolean; readonly value: unknown } {
  if (text.trim() === "") return { is: true, value: undefined };
  try {
    return { is: true, value: JSON.parse(text) };
  } catch {
    return { is: false, value: undefined };
  }
}
