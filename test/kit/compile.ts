import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const packages = fileURLToPath(new URL("../../node_modules", import.meta.url));
const cache = join(packages, ".cache", "deskgraph");
const learned = ".tsbuildinfo";

/**
 * What the compiler complains of in a project's folder, a line each. It writes down there what it learned, and looks
 * the next time only at what a change can reach. On one core, and with memory freed seldom: a run that knows nothing
 * costs four and a half seconds of a core so, seven as it comes, and one that knows all costs one (November 2026).
 */
export function complaintsIn(dir: string): readonly string[] {
  const options = ["--singleThreaded", "--pretty", "false", "--incremental", "--tsBuildInfoFile", join(dir, learned)];
  const { stdout, status, error } = spawnSync(join(packages, ".bin", "tsc"), ["-p", dir, ...options], {
    encoding: "utf8",
    env: { ...process.env, GOGC: "400" },
  });
  const complaints = (stdout ?? "").split("\n").filter((line) => line.includes("error TS"));
  if (complaints.length === 0 && status !== 0) throw new Error(`the compiler did not run: ${stdout}`, { cause: error });
  return complaints;
}

/** Gives a project what was learned of one like it. */
export function recall(dir: string, name: string): void {
  if (existsSync(join(cache, name))) copyFileSync(join(cache, name), join(dir, learned));
}

/** Keeps what was learned of a project. Written beside and moved: another run may be reading it. */
export function keep(dir: string, name: string): void {
  mkdirSync(cache, { recursive: true });
  const draft = join(cache, `${name}.${process.pid}`);
  copyFileSync(join(dir, learned), draft);
  renameSync(draft, join(cache, name));
}
