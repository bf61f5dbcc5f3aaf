import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { cleanEnv } from "../kit/clean-env.ts";

interface WorkerOptions {
  readonly url: string;
  readonly vendorUrl: string;
  /** How likely it is to die at each named point. */
  readonly dyingChance: number;
  readonly seed: number;
}

interface Member {
  readonly child: ChildProcess;
  /** Where it takes updates; known once it is up. */
  readonly port: Promise<number>;
}

interface Fleet {
  /** How many died so far, by their own hand at a named point or by ours. */
  readonly deaths: number;
  /** Ends one that is up, at no moment of its choosing. */
  killOne(pick: number): void;
  /** Where one of them listens; 0 when it died before it did. */
  port(pick: number): Promise<number>;
  /** Nobody is started again from here on; all that are up are ended, and their exit codes answered. */
  stop(signal: "SIGTERM" | "SIGKILL"): Promise<readonly (number | null)[]>;
  readonly errors: readonly string[];
}

const script = fileURLToPath(new URL("./processes/worker.ts", import.meta.url));

/** Worker processes that are started again whenever they die. */
export async function startFleet(size: number, options: WorkerOptions): Promise<Fleet> {
  const members: Member[] = [];
  const errors: string[] = [];
  let deaths = 0;
  let started = 0;
  let isStopping = false;

  const start = (place: number): void => {
    started += 1;
    const child = spawn(process.execPath, [script, JSON.stringify({ ...options, seed: options.seed + started })], {
      env: cleanEnv,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2_000);
    });
    const port = new Promise<number>((resolve) => {
      child.stdout.on("data", (chunk: Buffer) => {
        const found = /listening (\d+)/.exec(chunk.toString());
        if (found) resolve(Number(found[1]));
      });
      // One that dies before it listens will never say where: nobody answers at port 0.
      child.once("exit", () => resolve(0));
    });
    members[place] = { child, port };
    child.once("exit", (_code, signal) => {
      if (isStopping) return;
      deaths += 1;
      if (signal !== "SIGKILL") errors.push(said);
      start(place);
    });
  };
  for (let place = 0; place < size; place += 1) start(place);
  const endAll = (): void => {
    for (const { child } of members) child.kill("SIGKILL");
  };
  process.once("exit", endAll);
  await Promise.all(members.map(({ port }) => port));

  const memberAt = (pick: number): Member => {
    const member = members[pick % members.length];
    if (member === undefined) throw new Error("the fleet is empty");
    return member;
  };
  return {
    get deaths() {
      return deaths;
    },
    errors,
    killOne: (pick) => void memberAt(pick).child.kill("SIGKILL"),
    port: (pick) => memberAt(pick).port,
    stop: async (signal) => {
      // One that starts again just now cannot hear the signal yet, and would die of it.
      while (signal === "SIGTERM" && (await Promise.all(members.map(({ port }) => port))).includes(0));
      isStopping = true;
      process.off("exit", endAll);
      return Promise.all(
        members.map(async ({ child }) => {
          if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
          const ended = once(child, "exit");
          child.kill(signal);
          const [code] = (await ended) as [number | null];
          return code;
        }),
      );
    },
  };
}
