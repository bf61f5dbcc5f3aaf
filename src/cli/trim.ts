import { openHome } from "../../supabase/home/home.ts";
import { createApp, homeOf } from "../app.ts";
import type { Config } from "../config/config.ts";
import { BadInput } from "../core/index.ts";
import { command } from "./command.ts";
import { print } from "./print.ts";

export const trimCommand = command({
  name: "trim",
  summary: "see what is kept for too long, or delete it now",
  details:
    '"deskgraph start" does it each night. How long what is kept stands in "retentionDays" of the shop\'s config. ' +
    "The embedded database belongs to one process: stop that one first.",
  words: [{ name: "NOW", about: '"now" deletes it; without it, nothing is touched', isOptional: true }],
  examples: [
    { line: "trim", about: "how many rows would go, table by table" },
    { line: "trim now", about: "they go" },
  ],
  run: async ({ config, words: [when] }) => {
    if (when !== undefined && when !== "now") throw new BadInput(`trim takes "now" or nothing, not "${when}".`);
    return runTrim(config, when === undefined);
  },
});

async function runTrim(config: Config, isDry: boolean): Promise<number> {
  const app = await createApp({ config, home: await openHome(homeOf(config)) });
  try {
    const trimmed = await app.trim({ isDry });
    if (!isDry) await app.home.makeRoom?.();
    for (const { table, how, count } of trimmed) {
      const verb = isDry ? "would be" : count === 1 ? "was" : "were";
      print(`${table}: ${count} ${count === 1 ? "row" : "rows"} ${verb} ${how}`);
    }
    if (trimmed.length === 0) print("Nothing is older than it may be.");
    return 0;
  } finally {
    await app.close();
  }
}
