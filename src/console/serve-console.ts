import { once } from "node:events";
import { chmodSync, rmSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { HomeError } from "../core/index.ts";
import { type RunRequest, serveClient } from "./serve-client.ts";
import { socketIn, socketName } from "./socket-place.ts";

/** More than people type at once; each costs the product a little of its time. */
const maxAtWork = 4;
/** Also of those who only connect. */
const maxClients = 16;
/** What runs when the product stops is told so; whoever does not end by then is left. */
const lingerMs = 1_000;

export interface Console {
  close(): Promise<void>;
}

/**
 * Lets other processes of the same user ask the running product, over a socket in its home. The caller has the home to
 * itself, so a socket that lies there is one of a process that died.
 */
export async function serveConsole(home: string, run: RunRequest): Promise<Console> {
  const path = socketIn(home);
  const { name, free } = socketName(home);
  const stopping = new AbortController();
  const runFew = fewAtOnce(run);
  const clients = new Map<Socket, Promise<void>>();
  const server = createServer((socket) => {
    const served = serveClient(socket, runFew, stopping.signal).finally(() => clients.delete(socket));
    clients.set(socket, served);
  });
  server.maxConnections = maxClients;
  await listenPrivately(server, name, path).catch((error: unknown) => {
    free();
    throw error;
  });
  const close = async (): Promise<void> => {
    const closed = new Promise((resolve) => server.close(resolve));
    rmSync(path, { force: true });
    stopping.abort();
    const cut = setTimeout(() => {
      for (const socket of clients.keys()) socket.destroy();
    }, lingerMs);
    await closed;
    clearTimeout(cut);
    free();
  };
  let closing: Promise<void> | undefined;
  return {
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

function fewAtOnce(run: RunRequest): RunRequest {
  let atWork = 0;
  return async (request, out, gone) => {
    if (atWork >= maxAtWork)
      throw new HomeError(`${maxAtWork} commands are at work already: wait until one has ended.`);
    atWork += 1;
    try {
      return await run(request, out, gone);
    } finally {
      atWork -= 1;
    }
  };
}

/** Open to its owner alone from its first moment: the mask holds while the socket is made, which is at once. */
async function listenPrivately(server: Server, name: string, path: string): Promise<void> {
  rmSync(path, { force: true });
  const umask = process.umask(0o077);
  try {
    server.listen(name);
  } finally {
    process.umask(umask);
  }
  await once(server, "listening").catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : "unknown error";
    throw new HomeError(`${path} cannot be opened for commands: ${reason}.`);
  });
  // One client more than there are files for is refused; it ends nobody.
  server.on("error", () => undefined);
  chmodSync(path, 0o600);
}
