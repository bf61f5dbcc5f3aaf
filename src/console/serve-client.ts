import type { Socket } from "node:net";
import { BadInput, HomeError } from "../core/index.ts";
import { exitCodeOf, printFailure } from "./failure.ts";
import { linesOf } from "./lines.ts";
import type { Output } from "./output.ts";
import { type ConsoleRequest, lineOf, maxRequestBytes, parsed, requestSchema } from "./protocol.ts";
import { socketOutput } from "./socket-output.ts";
import { ownVersion } from "./version.ts";

/** A client of ours asks at once, and reads to the end. */
const patienceMs = 10_000;

/** Runs what a client asks for and answers the exit code. `gone` is set when nobody waits for it any more. */
export type RunRequest = (request: ConsoleRequest, out: Output, gone: AbortSignal) => Promise<number>;

/** One client, from hello to the exit code. Whatever it does, and whatever its command does, is its trouble alone. */
export async function serveClient(socket: Socket, run: RunRequest, stopping: AbortSignal): Promise<void> {
  const gone = new AbortController();
  const leave = (): void => gone.abort();
  stopping.addEventListener("abort", leave);
  // What went wrong with the socket is told by the end of its lines.
  socket.on("error", leave);
  try {
    socket.write(lineOf({ deskgraph: ownVersion(), pid: process.pid }));
    const lines = linesOf(socket, maxRequestBytes);
    const line = await firstOf(lines, socket);
    if (line === undefined) return;
    // A client says one line. Its end, an error or another line: nobody waits any more.
    void lines.next().then(leave, leave);
    const exit = await answer(line, socket, gone, run);
    if (!gone.signal.aborted) socket.write(lineOf({ exit }));
  } finally {
    stopping.removeEventListener("abort", leave);
    socket.end();
    setTimeout(() => socket.destroy(), patienceMs).unref();
  }
}

/** Undefined for a client that says nothing, too much, or leaves. */
async function firstOf(lines: AsyncGenerator<string>, socket: Socket): Promise<string | undefined> {
  const cut = setTimeout(() => socket.destroy(), patienceMs);
  try {
    const { value, done } = await lines.next();
    return done ? undefined : value;
  } catch {
    return undefined;
  } finally {
    clearTimeout(cut);
  }
}

async function answer(line: string, socket: Socket, gone: AbortController, run: RunRequest): Promise<number> {
  const { success, data } = requestSchema.safeParse(parsed(line));
  const { hasColours = false, isDebug = false } = success ? data : {};
  const out = socketOutput(socket, { hasColours, gone });
  try {
    if (!success) throw new BadInput("This is not a request that Deskgraph understands.");
    if (data.version !== ownVersion()) throw new HomeError(otherVersion(data.version));
    return await run(data, out, gone.signal);
  } catch (error) {
    printFailure(error, { isDebug, out });
    return exitCodeOf(error);
  }
}

const otherVersion = (version: string): string =>
  `The running product is Deskgraph ${ownVersion()}, and it was asked by ${version}: use the command of its own version.`;
