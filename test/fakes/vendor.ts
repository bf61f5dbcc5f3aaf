import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** One thing that reached the vendor for the first time. */
interface Arrival {
  readonly key: string;
  readonly lane: string;
  readonly body: string;
}

interface FakeVendor {
  readonly url: string;
  /** First arrivals, in the order in which they came. */
  readonly arrivals: readonly Arrival[];
  /** How often something came that was here already, by key. */
  readonly repeats: ReadonlyMap<string, number>;
  /** What becomes of a request from now on: `lose` applies it and cuts the line before the answer. */
  fault: (key: string) => "none" | "lose" | "drop" | "hang" | number;
  /** How long an answer takes. */
  delayMs: () => number;
  stop(): Promise<void>;
}

/** A vendor with a memory: `POST /deliver` is kept once per key, `GET /find` says whether it is here. */
export async function startVendor(): Promise<FakeVendor> {
  const arrivals: Arrival[] = [];
  const known = new Set<string>();
  const repeats = new Map<string, number>();

  const take = (arrival: Arrival): void => {
    if (known.has(arrival.key)) {
      repeats.set(arrival.key, (repeats.get(arrival.key) ?? 0) + 1);
      return;
    }
    known.add(arrival.key);
    arrivals.push(arrival);
  };

  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 60_000;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://fake");
    if (pathname === "/find") {
      response.writeHead(known.has(searchParams.get("key") ?? "") ? 200 : 404).end();
      return;
    }
    const arrival = JSON.parse(await textOf(request)) as Arrival;
    const fault = fake.fault(arrival.key);
    if (fault === "hang") return;
    if (fault === "drop") {
      response.destroy();
      return;
    }
    if (typeof fault === "number") {
      response.writeHead(fault).end();
      return;
    }
    take(arrival);
    const waitMs = fake.delayMs();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    if (fault === "lose") response.destroy();
    else response.writeHead(200, { "content-type": "application/json" }).end(`{"id":${JSON.stringify(arrival.key)}}`);
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const fake: FakeVendor = {
    url: `http://127.0.0.1:${address.port}`,
    arrivals,
    repeats,
    fault: () => "none",
    delayMs: () => 0,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
