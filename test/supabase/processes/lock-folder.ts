/** Tries to lock the given file, says how that went, and holds what it got until its input ends. */
import { lockFolder } from "../../../supabase/home/folder-lock.ts";

const [path = ""] = process.argv.slice(2);
try {
  lockFolder(path);
  process.stdout.write("locked\n");
} catch (error) {
  process.stdout.write(`refused: ${error instanceof Error ? error.message : "?"}\n`);
}
process.stdin.resume();
