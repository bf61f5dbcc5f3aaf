import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { briefly, cleanEnv } from "./clean-env.ts";
import { complaintsIn, keep, recall } from "./compile.ts";
import { migratedFolder } from "./home.ts";
import { inSmall } from "./in-small.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const product = ["src", "graph", "nodes", "integrations", "supabase", "package.json", "tsconfig.json"];
/** What the compiler learned of the house as it is; in small, of the one copy that is made, the last time. */
const learned = inSmall("house-without.tsbuildinfo", "house.tsbuildinfo");

/** A whole compilation takes minutes where both cores are busy. */
export const guardMs = 1_200_000;

/** The product without its tests, to take something away from and to see whether the rest lives. */
export interface HouseCopy {
  readonly dir: string;
  remove(path: string): void;
  /** Each line of a file as it should be; undefined takes the line away. */
  editLines(path: string, edit: (line: string) => string | undefined): void;
  read(path: string): string;
  /** What the compiler complains of, a line each. */
  complaints(): readonly string[];
  /** What the product answers in the terminal to these lines. */
  chat(lines: readonly string[]): Promise<string>;
  close(): void;
}

export function copyHouse(): HouseCopy {
  const dir = mkdtempSync(join(tmpdir(), "deskgraph-without-"));
  for (const each of product) cpSync(join(root, each), join(dir, each), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(dir, "node_modules"));
  recall(dir, learned);
  const read = (path: string): string => readFileSync(join(dir, path), "utf8");
  return {
    dir,
    read,
    remove: (path) => rmSync(join(dir, path), { recursive: true }),
    editLines: (path, edit) => {
      const left = read(path)
        .split("\n")
        .flatMap((line) => edit(line) ?? []);
      writeFileSync(join(dir, path), left.join("\n"));
    },
    complaints: () => {
      const complaints = complaintsIn(dir);
      if (inSmall(true, false)) keep(dir, learned);
      return complaints;
    },
    chat: (lines) => chat(dir, lines),
    close: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** What the compiler complains of in the house as it is. Each copy made afterwards costs it a second of a core. */
export function compileHouse(): readonly string[] {
  const house = copyHouse();
  try {
    const complaints = house.complaints();
    keep(house.dir, learned);
    return complaints;
  } finally {
    house.close();
  }
}

/** In a home that is migrated already: to make one costs as much as the talk. */
async function chat(dir: string, lines: readonly string[]): Promise<string> {
  await migratedFolder(join(dir, "home"));
  return execFileSync(
    process.execPath,
    [...briefly, join(dir, "src/cli/bin.mjs"), "chat", "--home", join(dir, "home")],
    {
      cwd: dir,
      env: cleanEnv,
      input: lines.map((line) => `${line}\n`).join(""),
      encoding: "utf8",
      stdio: "pipe",
    },
  );
}
