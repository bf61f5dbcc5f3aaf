import { erasuresAfter } from "../../supabase/home/erasure-list.ts";
import { openHome } from "../../supabase/home/home.ts";
import { readHomeSecret } from "../../supabase/home/home-secret.ts";
import { migrate } from "../../supabase/home/migrate.ts";
import { createChatMappings } from "../../supabase/mappings/chat-mappings.ts";
import { findErased } from "../../supabase/store/shown-ids.ts";
import { createTables } from "../../supabase/store/store.ts";
import { homeOf } from "../app.ts";
import type { Config } from "../config/config.ts";
import { BadInput } from "../core/index.ts";
import { eraseAgain } from "../customers/erase-again.ts";
import { command } from "./command.ts";
import { terminal } from "./print.ts";

export const restoreCommand = command({
  name: "restore",
  summary: "fill an empty home with a backup",
  details:
    "A home that has data is refused. What waits in the backup may have been sent since: it is looked for before it is sent. " +
    'Who was erased since is erased again: "erasures.jsonl" beside the backup says who, under the secret of its home. ' +
    'A backup outside its home wants "home-secret" put into the new one first.',
  words: [{ name: "FILE", about: 'what "deskgraph backup" wrote', isPath: true }],
  examples: [{ line: "restore .deskgraph/backups/FILE --home NEW_FOLDER", about: "beside the running one" }],
  run: ({ config, words: [archive = ""] }) => runRestore(config, archive),
});

/** Fills an empty home with a backup; a home that has data is refused, so that nothing is overwritten. */
async function runRestore(config: Config, archive: string): Promise<number> {
  const options = homeOf(config);
  if (options.kind !== "embedded") {
    throw new BadInput(
      "DATABASE_URL points to a Postgres server: restore it with pg_restore or your provider's tools.",
    );
  }
  const home = await openHome({
    ...options,
    restoreFrom: archive,
    told: (done, total) => terminal.progress("Restore", done, total),
  });
  try {
    await migrate(home);
    const { store, desk } = createTables(home);
    await desk.distrust();
    const mappings = createChatMappings(home, config.supabase);
    const count = await eraseAgain(
      { store, mappings, home, shop: config.shop, billOf: async () => undefined, finishMs: 0 },
      await findErased(home, await erasuresAfter(archive), await readHomeSecret(home)),
    );
    terminal.print(`Restored into ${config.homeDir}`);
    if (count > 0) terminal.print(`${count} customers who were erased since the backup were erased again.`);
    return 0;
  } finally {
    await home.close();
  }
}
