import { execFileSync } from "node:child_process";
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A disk of a test's own, in memory. */
interface SmallDisk {
  readonly dir: string;
  /** Leaves no room on it; answers what makes the room again. */
  fill(): () => void;
  remove(): void;
}

/** Only who may mount can have one: root, and not in every container. Undefined for all others. */
export function smallDisk(megabytes: number): SmallDisk | undefined {
  const dir = mkdtempSync(join(tmpdir(), "deskgraph-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", dir], { stdio: "ignore" });
  } catch {
    rmSync(dir, { recursive: true });
    return undefined;
  }
  // Postgres runs as another user.
  chmodSync(dir, 0o777);
  const ballast = join(dir, "ballast");
  return {
    dir,
    fill: () => {
      const file = openSync(ballast, "w");
      try {
        for (const size of [1_000_000, 4_096]) writeAll(file, Buffer.alloc(size));
      } finally {
        closeSync(file);
      }
      return () => rmSync(ballast);
    },
    remove: () => {
      execFileSync("umount", ["--lazy", dir]);
      rmSync(dir, { recursive: true });
    },
  };
}

/** Until there is no room for one more. */
function writeAll(file: number, piece: Buffer): void {
  try {
    for (;;) writeSync(file, piece);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error;
  }
}
