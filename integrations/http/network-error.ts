/** What a broken connection says of itself. */
interface NetworkError {
  /** Node's or undici's code; empty where there is none. */
  readonly code: string;
  /** It broke before a byte of the request left. */
  readonly wasNotSent: boolean;
  /** It may be gone in the next moment: a stale connection, a restarted server, a resolver that did not answer. */
  readonly isBrief: boolean;
}

const notSent: readonly string[] = [
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
];
const brief: readonly string[] = ["ECONNRESET", "EPIPE", "UND_ERR_SOCKET", "ECONNREFUSED", "EAI_AGAIN"];

/** Reads what `fetch`, or a client that is built on it, threw. The code stands on the error, or on its cause. */
export function readNetworkError(error: unknown): NetworkError {
  const code = codeIn(error) ?? codeIn(error instanceof Error ? error.cause : undefined) ?? "";
  return { code, wasNotSent: notSent.includes(code), isBrief: brief.includes(code) };
}

const codeIn = (error: unknown): string | undefined =>
  typeof error === "object" && error !== null && "code" in error && typeof error.code === "string"
    ? error.code
    : undefined;
