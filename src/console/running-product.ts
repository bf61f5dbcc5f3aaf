import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { HomeError } from "../core/index.ts";
import { linesOf } from "./lines.ts";
import type { Output } from "./output.ts";
import {
  type ConsoleRequest,
  type Hello,
  helloSchema,
  lineOf,
  maxSaidBytes,
  parsed,
  type Said,
  saidSchema,
} from "./protocol.ts";
import { hasOwnSocket, socketIn, socketName } from "./socket-place.ts";
import { ownVersion } from "./version.ts";

/** The embedded database works in the product's own thread: a night's work holds it for some seconds. */
const helloMs = 30_000;

export interface RunningProduct {
  readonly pid: number;
  /** Runs a command there and prints what comes of it; answers the exit code. */
  ask(request: Omit<ConsoleRequest, "version">, out: Output): Promise<number>;
}

/** Undefined where none runs on this home, or one that takes no commands. */
export async function findRunningProduct(home: string): Promise<RunningProduct | undefined> {
  const line = await connected(home);
  if (line === undefined) return undefined;
  line.socket.destroy();
  const { pid } = line.hello;
  return {
    pid,
    ask: async (request, out) => {
      const again = await connected(home);
      if (again === undefined) throw endedEarly(pid);
      try {
        return await ask(again, { version: ownVersion(), ...request }, out);
      } finally {
        again.socket.destroy();
      }
    },
  };
}

interface Line {
  readonly socket: Socket;
  readonly lines: AsyncGenerator<string>;
  readonly hello: Hello;
}

async function connected(home: string): Promise<Line | undefined> {
  const socket = await connectedSocket(home);
  if (socket === undefined) return undefined;
  const lines = linesOf(socket, maxSaidBytes);
  const cut = setTimeout(() => socket.destroy(), helloMs);
  try {
    const { value } = await lines.next().catch(() => ({ value: undefined }));
    return { socket, lines, hello: helloIn(value, home) };
  } catch (error) {
    socket.destroy();
    throw error;
  } finally {
    clearTimeout(cut);
  }
}

async function connectedSocket(home: string): Promise<Socket | undefined> {
  if (!hasOwnSocket(home)) return undefined;
  const { name, free } = socketName(home);
  const socket = connect(name);
  // Told by the end of its lines.
  socket.on("error", () => undefined);
  try {
    await once(socket, "connect");
    return socket;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    // The socket of a process that is gone; it goes with the next start.
    if (code === "ECONNREFUSED" || code === "ENOENT") return undefined;
    throw new HomeError(`${socketIn(home)} cannot be used (${String(code)}). Is this the user that runs Deskgraph?`);
  } finally {
    free();
  }
}

function helloIn(line: string | undefined, home: string): Hello {
  if (line === undefined) {
    throw new HomeError(
      `The product that runs on ${home} does not answer: it is stopping, or too many ask at once. Try again in a moment.`,
    );
  }
  const hello = helloSchema.safeParse(parsed(line));
  if (!hello.success) throw new HomeError(`What listens on ${socketIn(home)} is not Deskgraph.`);
  const { deskgraph, pid } = hello.data;
  if (deskgraph === ownVersion()) return hello.data;
  throw new HomeError(
    `The running product (process ${pid}) is Deskgraph ${deskgraph}, and this is ${ownVersion()}. ` +
      "Use the command of its version, or restart it with this one.",
  );
}

async function ask({ socket, lines, hello }: Line, request: ConsoleRequest, out: Output): Promise<number> {
  socket.write(lineOf(request));
  for (;;) {
    const { value } = await lines.next().catch(() => ({ value: undefined }));
    if (value === undefined) throw endedEarly(hello.pid);
    const said: Said | undefined = saidSchema.safeParse(parsed(value)).data;
    if (said === undefined) throw new HomeError(`Process ${hello.pid} answers what is not understood here.`);
    if ("exit" in said) return said.exit;
    if ("out" in said) out.print(said.out);
    else if ("err" in said) out.printError(said.err);
    else out.progress(said.progress, said.done, said.total);
    await out.taken();
  }
}

const endedEarly = (pid: number): HomeError =>
  new HomeError(
    `The product (process ${pid}) stopped before the command was done. Look what came of it, and run it again.`,
  );
