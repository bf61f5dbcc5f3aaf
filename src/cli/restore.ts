import { resolve } from "node:path";
import { openHome } from "../../supabase/home/home.ts";
import { migrate } from "../../supabase/home/migrate.ts";
import { createTables } from "../../supabase/store/store.ts";
import { homeOf } from "../app.ts";
import type { Config } from "../config/config.ts";
import { BadInput } from "../core/index.ts";
import { print } from "./print.ts";

/** Fills an empty home with a backup; a home that has data is refused, so that nothing is overwritten. */
export async function runRestore(config: Config, file: string | undefined): Promise<number> {
  if (file === undefined) throw new BadInput("Which backup? deskgraph restore FILE");
  const options = homeOf(config);
  if (options.kind !== "embedded") {
    throw new BadInput(
      "DATABASE_URL points to a Postgres server: restore it with pg_restore or your provider's tools.",
    );
  }
  const home = await openHome({ ...options, restoreFrom: resolve(file) });
  try {
    await migrate(home);
    await createTables(home).desk.distrust();
    print(`Restored into ${config.homeDir}`);
    return 0;
  } finally {
    await home.close();
  }
}
