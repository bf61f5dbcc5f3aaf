import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openOwnHome } from "../../src/cli/open-own-home.ts";
import type { Output } from "../../src/console/output.ts";
import { findRunningProduct } from "../../src/console/running-product.ts";
import type { RunRequest } from "../../src/console/serve-client.ts";
import { serveConsole } from "../../src/console/serve-console.ts";
import { ownVersion } from "../../src/console/version.ts";
import { BadInput, HomeHeld, tenantId } from "../../src/core/index.ts";
import { until } from "../kit/until.ts";

let home: string;
let served: Awaited<ReturnType<typeof serveConsole>> | undefined;
const sockets: Socket[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "deskgraph-console-"));
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await served?.close();
  served = undefined;
  rmSync(home, { recursive: true, force: true });
});

const socketPath = (): string => join(home, "socket");
async function serve(run: RunRequest): Promise<void> {
  served = await serveConsole(home, run);
}

/** What a client would show. */
function paper(): Output & { readonly lines: string[] } {
  const lines: string[] = [];
  return {
    lines,
    print: (text) => lines.push(text),
    printError: (text) => lines.push(`! ${text}`),
    progress: (what, done, total) => lines.push(`${what} ${done} of ${total}`),
    bold: (text) => text,
    dim: (text) => text,
    taken: async () => undefined,
  };
}

const request = { command: "look", words: ["a", "b c"], options: { limit: "3" }, hasColours: false, isDebug: false };
async function asked(more: Partial<typeof request> = {}): Promise<readonly [number, readonly string[]]> {
  const out = paper();
  const running = await findRunningProduct(home);
  if (running === undefined) throw new Error("nobody runs");
  expect(running.pid).toBe(process.pid);
  return [await running.ask({ ...request, ...more }, out), out.lines];
}

/** A client that is none of ours: what it gets when it says this. */
async function raw(): Promise<Socket & { said(): string }> {
  const socket = connect(socketPath());
  sockets.push(socket);
  let text = "";
  socket.on("data", (chunk) => {
    text += String(chunk);
  });
  socket.on("error", () => undefined);
  await once(socket, "connect");
  return Object.assign(socket, { said: () => text });
}
async function answerTo(words: string): Promise<string> {
  const socket = await raw();
  socket.write(words);
  if (!socket.closed) await once(socket, "close");
  return socket.said();
}
const valid = (more: object = {}): string => `${JSON.stringify({ version: ownVersion(), ...request, ...more })}\n`;

describe("the console", () => {
  it("passes on what was asked and what was printed, in order, with the exit code", async () => {
    const run = vi.fn<RunRequest>(async (_request, out) => {
      out.print("перший\nрядок");
      out.printError("second");
      out.print(out.bold("third"));
      return 7;
    });
    await serve(run);
    expect(await asked()).toEqual([7, ["перший\nрядок", "! second", "third"]]);
    expect(run.mock.calls[0]?.[0]).toEqual({ version: ownVersion(), ...request });
    expect(await asked({ hasColours: true })).toEqual([7, ["перший\nрядок", "! second", "\u001b[1mthird\u001b[22m"]]);
  });

  it("passes on how far long work has come, once a percent", async () => {
    await serve(async (_request, out) => {
      for (const done of [0, 1, 2, 3, 500, 1_000]) out.progress("Backup", done, 1_000);
      return 0;
    });
    expect(await asked()).toEqual([0, ["Backup 0 of 1000", "Backup 500 of 1000", "Backup 1000 of 1000"]]);
  });

  it("is its owner's alone, and gone when the product has stopped", async () => {
    chmodSync(home, 0o755);
    await serve(async () => 0);
    const { mode } = lstatSync(socketPath());
    expect(lstatSync(socketPath()).isSocket()).toBe(true);
    expect(mode & 0o777).toBe(0o600);
    await served?.close();
    expect(existsSync(socketPath())).toBe(false);
    expect(await findRunningProduct(home)).toBeUndefined();
  });

  it.skipIf(process.platform !== "linux")("works in a folder whose path is longer than an address may be", async () => {
    home = join(home, "довга".repeat(20), "x".repeat(100));
    mkdirSync(home, { recursive: true });
    await serve(async () => 5);
    expect(lstatSync(socketPath()).mode & 0o777).toBe(0o600);
    expect((await asked())[0]).toBe(5);
    await served?.close();
    expect(existsSync(socketPath())).toBe(false);
  });

  it("keeps a second product away whose home has no lock any more", async () => {
    await serve(async () => 0);
    const second = openOwnHome({ kind: "embedded", dir: home, tenant: tenantId("shop") });
    await expect(second).rejects.toThrow(HomeHeld);
    expect(existsSync(join(home, "db"))).toBe(false);
  });

  it("takes the place of the socket of a process that died, and nobody asks that one", async () => {
    const dead = createServer().listen(join(home, "was"));
    await once(dead, "listening");
    // A close removes the name that was listened on; a kill does not.
    renameSync(join(home, "was"), socketPath());
    await new Promise((done) => dead.close(done));
    expect(lstatSync(socketPath()).isSocket()).toBe(true);
    expect(await findRunningProduct(home)).toBeUndefined();
    await serve(async () => 0);
    expect((await asked())[0]).toBe(0);
  });

  it("is not asked where something else has its name", async () => {
    writeFileSync(socketPath(), "no socket");
    await expect(findRunningProduct(home)).rejects.toThrow("is no socket");
  });

  it.runIf(process.getuid?.() === 0)("is not asked where another user has put it", async () => {
    await serve(async () => 0);
    chownSync(socketPath(), 65_534, 65_534);
    await expect(findRunningProduct(home)).rejects.toThrow("belongs to another user (65534), and nothing was sent");
    // Root may ask the product of the user whose home it is.
    chownSync(home, 65_534, 65_534);
    expect((await asked())[0]).toBe(0);
  });

  it("is asked by its own version alone, and says so to both sides", async () => {
    await serve(async () => 0);
    expect(await answerTo(valid({ version: "0.0.1" }))).toMatch(/asked by 0\.0\.1: use the command[\s\S]*"exit":3/);
    await served?.close();
    const newer = createServer((socket) => void socket.end(`{"deskgraph":"99.0.0","pid":7,"more":true}\n`));
    newer.listen(socketPath());
    await once(newer, "listening");
    await expect(asked()).rejects.toThrow(`(process 7) is Deskgraph 99.0.0, and this is ${ownVersion()}`);
    newer.close();
  });

  it("refuses what is no request, and goes on", async () => {
    const run = vi.fn<RunRequest>(async () => 0);
    await serve(run);
    const wrong = ["\n", "{\n", "[]\n", valid({ words: [1] }), valid({ more: 1 }), valid({ options: [] }), "\u0000\n"];
    for (const words of wrong) expect(await answerTo(words), words).toMatch(/not a request[\s\S]*"exit":2/);
    expect(await answerTo("x".repeat(100_000))).not.toContain("exit");
    expect(run).not.toHaveBeenCalled();
    expect((await asked())[0]).toBe(0);
  });

  it("tells what went wrong in a command to its client alone", async () => {
    await serve(async ({ command }) => {
      throw command === "look" ? new BadInput("Not like this.") : new Error("boom");
    });
    expect(await asked()).toEqual([2, ["! Not like this."]]);
    const bug = await asked({ command: "fail" });
    expect(bug).toEqual([1, [expect.stringContaining("boom"), expect.stringContaining("--debug")]]);
    const [, [, stack]] = await asked({ command: "fail", isDebug: true });
    expect(stack).toContain("console.test.ts");
  });

  it("ends a command that prints when its client is gone, and nothing else", async () => {
    const ended: unknown[] = [];
    const began = Promise.withResolvers<void>();
    await serve(async (_request, out, gone) => {
      began.resolve();
      try {
        for (;;) {
          out.print("x".repeat(1_000));
          await out.taken();
        }
      } catch (error) {
        ended.push(gone.aborted, error);
        throw error;
      }
    });
    const client = await raw();
    client.write(valid());
    await began.promise;
    client.destroy();
    await until(() => ended.length > 0);
    expect(ended[0]).toBe(true);
    expect(await findRunningProduct(home)).toBeDefined();
  });

  it("does not hold in memory what a client does not read", async () => {
    const lines = 300;
    let printed = 0;
    await serve(async (_request, out) => {
      for (; printed < lines; printed += 1) {
        out.print("x".repeat(100_000));
        await out.taken();
      }
      return 0;
    });
    const client = await raw();
    client.pause();
    client.write(valid());
    let before = 0;
    // It waits once the room between the two is full.
    await until(() => {
      const isStill = printed > 0 && printed === before;
      before = printed;
      return isStill;
    });
    expect(printed).toBeLessThan(lines / 2);
    client.resume();
    await until(() => printed === lines);
  });

  it("leaves a client that lets too much lie unread to a command that does not wait for it", async () => {
    const gone: boolean[] = [];
    await serve(async (_request, out, { aborted }) => {
      for (let count = 0; count < 400; count += 1) out.print("x".repeat(100_000));
      gone.push(aborted);
      return 0;
    });
    const client = await raw();
    client.pause();
    client.write(valid());
    await until(() => gone.length > 0);
    client.resume();
    await once(client, "close");
    expect(client.said()).not.toContain("exit");
  });

  it("runs four at once and refuses the fifth; so many as only connect are refused, too", async () => {
    const waiting = Promise.withResolvers<number>();
    let atWork = 0;
    await serve(() => {
      atWork += 1;
      return waiting.promise;
    });
    const four = Array.from({ length: 4 }, () => asked());
    await until(() => atWork === 4);
    expect(await asked()).toEqual([3, ["! 4 commands are at work already: wait until one has ended."]]);
    const silent = await Promise.all(Array.from({ length: 20 }, raw));
    await expect(findRunningProduct(home)).rejects.toThrow("too many ask at once");
    for (const socket of silent) socket.destroy();
    waiting.resolve(0);
    expect(await Promise.all(four)).toEqual(Array.from({ length: 4 }, () => [0, []]));
  });

  it("does not keep the product from stopping, and says so to who waits", async () => {
    const began = Promise.withResolvers<AbortSignal>();
    await serve((_request, _out, gone) => {
      began.resolve(gone);
      return new Promise<never>(() => undefined);
    });
    const silent = await raw();
    const waiting = expect(asked()).rejects.toThrow(`The product (process ${process.pid}) stopped before`);
    const gone = await began.promise;
    await served?.close();
    served = undefined;
    await waiting;
    expect(gone.aborted).toBe(true);
    if (!silent.closed) await once(silent, "close");
  });
});
