import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { briefly, cleanEnv } from "./clean-env.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const product = ["src", "graph", "nodes", "integrations", "supabase", "package.json", "tsconfig.json"];

/** A whole compilation takes minutes where both cores are busy. */
export const guardMs = 1_200_000;

/** The product without its tests, to take something away from and to see whether the rest lives. */
export interface HouseCopy {
  remove(path: string): void;
  /** Each line of a file as it should be; undefined takes the line away. */
  editLines(path: string, edit: (line: string) => string | undefined): void;
  read(path: string): string;
  /** Throws what the compiler says. */
  compile(...options: readonly string[]): void;
  /** What the product answers in the terminal to these lines. */
  chat(lines: readonly string[]): string;
  close(): void;
}

export function copyHouse(): HouseCopy {
  const dir = mkdtempSync(join(tmpdir(), "deskgraph-without-"));
  for (const each of product) cpSync(join(root, each), join(dir, each), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(dir, "node_modules"));
  const read = (path: string): string => readFileSync(join(dir, path), "utf8");
  return {
    read,
    remove: (path) => rmSync(join(dir, path), { recursive: true }),
    editLines: (path, edit) => {
      const left = read(path)
        .split("\n")
        .flatMap((line) => edit(line) ?? []);
      writeFileSync(join(dir, path), left.join("\n"));
    },
    compile: (...options) => compile(dir, options),
    chat: (lines) => chat(dir, lines),
    close: () => rmSync(dir, { recursive: true, force: true }),
  };
}

function compile(dir: string, options: readonly string[]): void {
  try {
    execFileSync(join(root, "node_modules", ".bin", "tsc"), ["--noEmit", "--checkers", "1", "-p", dir, ...options], {
      encoding: "utf8",
    });
  } catch (error) {
    throw new Error(error instanceof Error && "stdout" in error ? String(error.stdout) : "tsc did not run", {
      cause: error,
    });
  }
}

const chat = (dir: string, lines: readonly string[]): string =>
  execFileSync(process.execPath, [...briefly, join(dir, "src", "cli", "bin.mjs"), "chat"], {
    cwd: dir,
    env: cleanEnv,
    input: lines.map((line) => `${line}\n`).join(""),
    encoding: "utf8",
    stdio: "pipe",
  });
