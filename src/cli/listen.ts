import { once } from "node:events";
import type { Server } from "node:http";
import type { Socket } from "node:net";
import { serve } from "@hono/node-server";
import { HomeError } from "../core/index.ts";

/** Where one server listens, and the variable that moves it elsewhere. */
interface Place {
  readonly host: string;
  readonly port: number;
  readonly variable: "PORT" | "METRICS_PORT";
}

interface Patience {
  /** From the connection, or the answer before, to the end of the headers. */
  readonly headersMs: number;
  /** The same to the end of the body. */
  readonly requestMs: number;
  /** Of a connection on which nothing moves in either direction. */
  readonly silenceMs: number;
  /** Of a connection without a request, whose last one was a genuine event; others are Node's five seconds. */
  readonly keptMs: number;
  /** How often all of that is looked at. */
  readonly checkMs: number;
}

/** A genuine sender needs milliseconds; whoever sends a byte now and then only holds a connection. */
const patience: Patience = {
  headersMs: 10_000,
  requestMs: 15_000,
  silenceMs: 30_000,
  // A proxy that keeps connections has to be the first to close them: otherwise an event leaves just as we close. nginx
  // keeps one for 60 s, Caddy for two minutes.
  keptMs: 130_000,
  checkMs: 1_000,
};
/** Requests that came just before the stop are still answered; connections that only stay open are cut. */
const lingerMs = 1_000;
/** Node's own answers to what it cannot read; all else is 400. */
const brokenStatuses: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  HPE_CHUNK_EXTENSIONS_OVERFLOW: "413 Payload Too Large",
};

/** Resolves when it listens. */
export async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  place: Place,
  { headersMs, requestMs, silenceMs, keptMs, checkMs }: Patience = patience,
): Promise<Server> {
  const server = serve({
    fetch: async (request, { incoming: { socket }, outgoing }) => {
      const response = await fetch(request);
      // Only a proof opens a door. Node sets its own time first.
      if (request.method === "POST" && response.ok) outgoing.on("finish", () => void socket.setTimeout(keptMs));
      return response;
    },
    hostname: place.host,
    port: place.port,
    serverOptions: { headersTimeout: headersMs, requestTimeout: requestMs, connectionsCheckingInterval: checkMs },
  }) as Server;
  server.setTimeout(silenceMs);
  server.on("clientError", answerBroken);
  await once(server, "listening").catch((error: unknown) => {
    throw listenError(error, place);
  });
  return server;
}

/**
 * What is no HTTP, or comes too slowly. Node would close at once; where more is on its way then, the sender sees a
 * reset in place of the answer.
 */
function answerBroken({ code = "" }: NodeJS.ErrnoException, socket: Socket): void {
  if (socket.writableEnded) return;
  if (!socket.writable) return void socket.destroy();
  socket.end(`HTTP/1.1 ${brokenStatuses[code] ?? "400 Bad Request"}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  setTimeout(() => socket.destroy(), lingerMs).unref();
}

/** Takes nothing new, and resolves when everything under way is answered or cut. */
export async function closed(server: Server): Promise<void> {
  setTimeout(() => server.closeAllConnections(), lingerMs).unref();
  await new Promise((done) => server.close(done));
}

function listenError(error: unknown, { host, port, variable }: Place): Error {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE")
    return new HomeError(`Port ${port} on ${host} is taken: stop what uses it or set ${variable}.`);
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND" || code === "EAI_AGAIN")
    return new HomeError(`${host} is no address of this machine: set ${variable.replace("PORT", "HOST")}.`);
  if (code === "EACCES")
    return new HomeError(`Port ${port} may not be opened by this user: set ${variable} to one above 1023.`);
  return error instanceof Error ? error : new Error(String(error));
}
