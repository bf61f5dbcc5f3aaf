import { once } from "node:events";
import type { Server } from "node:http";
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
  /** How often all of that is looked at. */
  readonly checkMs: number;
}

/** A genuine sender needs milliseconds; whoever sends a byte now and then only holds a connection. */
const patience: Patience = { headersMs: 10_000, requestMs: 15_000, silenceMs: 30_000, checkMs: 1_000 };
/** Requests that came just before the stop are still answered; connections that only stay open are cut. */
const lingerMs = 1_000;

/** Resolves when it listens. */
export async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  place: Place,
  { headersMs, requestMs, silenceMs, checkMs }: Patience = patience,
): Promise<Server> {
  const server = serve({
    fetch,
    hostname: place.host,
    port: place.port,
    serverOptions: { headersTimeout: headersMs, requestTimeout: requestMs, connectionsCheckingInterval: checkMs },
  }) as Server;
  server.setTimeout(silenceMs);
  await once(server, "listening").catch((error: unknown) => {
    throw listenError(error, place);
  });
  return server;
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
