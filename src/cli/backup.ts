import { openHome } from "../../supabase/home/home.ts";
import { homeOf } from "../app.ts";
import type { Config } from "../config/config.ts";
import { command } from "./command.ts";
import { print, printError } from "./print.ts";

export const backupCommand = command({
  name: "backup",
  summary: "write a copy of the embedded database",
  details:
    'It goes into "backups/" in the home; the newest three are kept. "deskgraph start" writes one each night. ' +
    "The embedded database belongs to one process: stop that one first.",
  examples: [{ line: "backup", about: "prints the name of the file" }],
  run: ({ config }) => runBackup(config),
});

async function runBackup(config: Config): Promise<number> {
  const home = await openHome(homeOf(config));
  try {
    if (home.backup === undefined) {
      printError("DATABASE_URL points to a Postgres server: back it up with pg_dump or your provider's backups.");
      return 2;
    }
    print(`Written to ${await home.backup(new Date())}`);
    return 0;
  } finally {
    await home.close();
  }
}
