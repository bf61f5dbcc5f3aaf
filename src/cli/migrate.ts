import { migrate } from "../../supabase/home/migrate.ts";
import { homeOf } from "../app.ts";
import type { Config } from "../config/config.ts";
import { command } from "./command.ts";
import { openOwnHome } from "./open-own-home.ts";
import { print } from "./print.ts";

export const migrateCommand = command({
  name: "migrate",
  summary: "bring the database up to this version",
  details: '"deskgraph start" does this too. Run it on its own to see what it applies.',
  examples: [{ line: "migrate", about: "prints what was applied" }],
  run: ({ config }) => runMigrate(config),
});

async function runMigrate(config: Config): Promise<number> {
  const home = await openOwnHome(homeOf(config));
  try {
    const { applied } = await migrate(home);
    print(
      applied.length === 0
        ? "The database is up to date."
        : `Applied:\n${applied.map((name) => `  ${name}`).join("\n")}`,
    );
    return 0;
  } finally {
    await home.close();
  }
}
