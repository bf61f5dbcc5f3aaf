import { createServer, type IncomingMessage } from "node:http";

/** What becomes of a call: not applied and cut; applied and cut; never answered; or answered with this instead. */
export type Fault =
  | "none"
  | "drop"
  | "lose"
  | "hang"
  | { readonly status: number; readonly body?: string | object; readonly headers?: Readonly<Record<string, string>> };

export interface FakeCall {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** JSON where it says so, the bytes otherwise. */
  readonly body: unknown;
  readonly bytes: Buffer;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a vendor is sent of a file. */
interface SentFile {
  readonly name: string;
  readonly type: string;
  readonly sizeBytes: number;
}

/** The status with which a vendor refuses a file: it is too large, or of a kind that it does not take. */
export type RefuseFile = (file: SentFile) => 413 | 422 | undefined;

/** Thrown by a fake's routes: what the vendor says when it refuses. */
export class Refusal extends Error {
  readonly answer: Answer;
  constructor(status: number, body: object | string) {
    super(String(status));
    this.answer = { status, body };
  }
}

export interface Served {
  readonly url: string;
  readonly calls: FakeCall[];
  stop(): Promise<void>;
}

/**
 * A vendor's server on loopback: keeps what it was asked, does to calls what a test wants, and leaves the rest to
 * `apply`.
 */
export async function serve(of: {
  readonly fault: (call: FakeCall) => Fault;
  readonly apply: (call: FakeCall) => Answer | Promise<Answer>;
}): Promise<Served> {
  const calls: FakeCall[] = [];
  const server = createServer((request, response) => {
    const work = async (): Promise<void> => {
      const call = await callOf(request);
      calls.push(keptOf(call));
      const fault = of.fault(call);
      if (fault === "hang") return;
      if (fault === "drop") return void response.destroy();
      const answer = typeof fault === "object" ? { body: { error: "fault" }, ...fault } : await applied(of.apply, call);
      if (fault === "lose") return void response.destroy();
      const { status, body, headers } = answer;
      const isRaw = body === undefined || typeof body === "string" || Buffer.isBuffer(body);
      response.writeHead(status, { "content-type": "application/json", ...headers });
      response.end(isRaw ? body : JSON.stringify(body));
    };
    void work().catch(() => response.destroy());
  });
  // Node's five seconds are shorter than what a busy test may leave a connection alone.
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    calls,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const keptBytes = 2_000_000;

/** Of what is larger only the beginning is kept: a hundred customers' files would fill the memory of the tests. */
export const beginningOf = (bytes: Buffer): Buffer =>
  bytes.length > keptBytes ? Buffer.from(bytes.subarray(0, 1_000)) : bytes;

const keptOf = (call: FakeCall): FakeCall =>
  call.bytes.length > keptBytes ? { ...call, body: undefined, bytes: beginningOf(call.bytes) } : call;

async function applied(apply: (call: FakeCall) => Answer | Promise<Answer>, call: FakeCall): Promise<Answer> {
  try {
    return await apply(call);
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

async function callOf(request: IncomingMessage): Promise<FakeCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const url = new URL(request.url ?? "/", "http://localhost");
  const isJson = (request.headers["content-type"] ?? "").startsWith("application/json");
  return {
    method: request.method ?? "GET",
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
    body: isJson && bytes.length > 0 ? JSON.parse(bytes.toString("utf8")) : bytes,
    bytes,
  };
}
