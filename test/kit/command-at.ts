import { randomUUID } from "node:crypto";
import { createApp } from "../../src/app.ts";
import { terminal } from "../../src/cli/print.ts";
import type { ProductCommand } from "../../src/cli/product-command.ts";
import type { Config } from "../../src/config/config.ts";
import { tenantId } from "../../src/core/index.ts";
import type { Home } from "../../supabase/home/home.ts";

/** The same home for one test: under a tenant that nobody else has, and not closed by whoever has it. */
export const ownPartOf = (home: Home): Home => ({
  ...home,
  tenant: tenantId(`test-${randomUUID()}`),
  close: async () => undefined,
});

interface Typed {
  readonly config: Config;
  readonly words?: readonly string[];
  readonly options?: Record<string, string>;
}

/**
 * What a command does at a home that is open, and its exit code. To open one for each command costs a third of a second
 * of a core; that a command finds its home, or the product that runs on it: commands.test.ts, commands-beside.test.ts.
 */
export async function commandAt(home: Home, command: ProductCommand, typed: Typed): Promise<number> {
  const { config, words = [], options = {} } = typed;
  const atHome = async (): Promise<Home> => home;
  const product = { config, home: atHome, homeAsItIs: atHome, app: () => createApp({ config, home }) };
  const given = { config, isHomeChosen: true, words, options };
  const asked = command.before === undefined ? words : await command.before(given, terminal);
  return command.work(product, { words: asked, options }, terminal);
}
