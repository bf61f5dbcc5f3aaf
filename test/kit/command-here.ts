import { Readable } from "node:stream";
import { vi } from "vitest";
import { main } from "../../src/main.ts";
import { cleanEnv } from "./clean-env.ts";

/** What a command line came to. */
export interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * A command line in this process, with nothing of its environment: a process of its own costs two seconds of a core.
 * Not for `start`, which ends the process that it runs in.
 */
export async function commandHere(
  argv: readonly string[],
  of: {
    readonly cwd: string;
    readonly env?: Record<string, string>;
    readonly heard?: (stdout: string) => void;
    /** What somebody types; nothing otherwise. */
    readonly typed?: Readable;
  },
): Promise<Ended> {
  let stdout = "";
  let stderr = "";
  const own = process.env;
  const stdin = Object.getOwnPropertyDescriptor(process, "stdin") ?? {};
  const spies = [
    vi.spyOn(process, "cwd").mockReturnValue(of.cwd),
    vi.spyOn(process.stdout, "write").mockImplementation((text) => {
      stdout += String(text);
      of.heard?.(stdout);
      return true;
    }),
    vi.spyOn(process.stderr, "write").mockImplementation((text) => {
      stderr += String(text);
      return true;
    }),
  ];
  process.env = { ...cleanEnv, ...of.env };
  Object.defineProperty(process, "stdin", { value: of.typed ?? Readable.from([]), configurable: true });
  try {
    const status = await main([...argv]);
    return { status, stdout, stderr };
  } finally {
    process.env = own;
    Object.defineProperty(process, "stdin", stdin);
    for (const spy of spies) spy.mockRestore();
  }
}
