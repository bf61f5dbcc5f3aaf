import { execFile } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const cache = fileURLToPath(new URL("../../node_modules/.cache/deskgraph", import.meta.url));
const initOptions = ["-U", "postgres", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C"];

/** Whom Postgres runs as; nobody else where it is not said. */
interface RunsAs {
  readonly uid?: number;
  readonly gid?: number;
}

/**
 * A new Postgres' folder inside `dir`: a copy of one that `initdb` made and `fill` filled before, which costs a sixth of
 * making it. `contents` names what `fill` puts there.
 */
export async function makePostgresFolder(
  initdb: string,
  dir: string,
  as: RunsAs,
  { contents, fill }: { readonly contents: string; readonly fill: (data: string) => Promise<void> },
): Promise<string> {
  const data = join(dir, "data");
  const { stdout: version } = await run(initdb, ["--version"]);
  const made = [version, ...initOptions, as.uid ?? process.getuid?.(), contents].join("\n");
  const kept = join(cache, `postgres-${createHash("sha256").update(made).digest("hex").slice(0, 16)}`);
  if (existsSync(kept)) {
    await run("cp", ["-a", kept, data]);
    return data;
  }
  await run(initdb, ["-D", data, ...initOptions], { cwd: dir, ...as });
  await fill(data);
  mkdirSync(cache, { recursive: true });
  const draft = `${kept}.${randomUUID()}`;
  await run("cp", ["-a", data, draft]);
  try {
    renameSync(draft, kept);
  } catch {
    // Another worker was first, and its folder is as good.
    rmSync(draft, { recursive: true });
  }
  return data;
}
